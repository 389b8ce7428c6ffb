"""Each number of a dense layer and each score, taken apart into terms that add up to what NumPy computes."""

from dataclasses import replace

import numpy as np
import pytest

from lib.inspectors.questions.map_chain import Link
from lib.inspectors.questions.number_step import SENT, take_number_apart
from tests.fidelity.layer_reference import sigmoid, softmax
from tests.inspectors.test_feature_maps import ACTIVATIONS, case, close
from tests.models.networks import weight_values

CLASSIFIERS = ("lenet", "alexnet", "alexnet_leaky", "pets_cnn", "bigru", "conv_gru")
CAPSULES = ("capsnet_small", "efficient_capsnet", "em_capsnet")


def numbers_of(name: str, kind: str) -> list[Link]:
    return [link for link in case(name)[2] if link.kind == kind]


@pytest.mark.parametrize("name", CLASSIFIERS)
def test_the_products_and_the_bias_add_up_to_each_dense_number(name: str):
    network, _batch, links, expected = case(name)
    weights = weight_values(network)
    names = [link.name for link in links]
    dense = numbers_of(name, "dense")
    assert dense
    for link in dense:
        for which in {0, len(link.after) // 2, len(link.after) - 1}:
            step = take_number_apart(network, link, which)
            assert step.before == names[names.index(link.name) - 1]
            column = weights[f"{link.name}/kernel"][:, which].astype(np.float64)
            assert step.count == len(column) and len(step.terms) == min(SENT, step.count)
            np.testing.assert_allclose(step.weights, column[step.terms], rtol=1e-6)
            # What flows in, by NumPy alone: of maps by rows, columns and maps.
            source = expected[step.before]
            if source.ndim == 1 or source.size == step.count:
                inputs = source.ravel()
                close(step.inputs, inputs[step.terms], step.before)
                products = np.abs(inputs * column)
                assert products[step.terms[0]] == pytest.approx(products.max(), abs=1e-5)
            total = float((step.inputs.astype(np.float64) * step.weights).sum()) + step.rest + step.bias
            assert step.sum == pytest.approx(total, rel=1e-5, abs=1e-5)
            value = ACTIVATIONS[step.activation](np.array(step.sum))
            scale = max(1.0, float(np.abs(expected[link.name]).max()))
            assert step.value == pytest.approx(float(value), abs=1e-4 * scale)
            assert step.value == pytest.approx(float(expected[link.name][which]), abs=1e-4 * scale)


@pytest.mark.parametrize("name", ["lenet", "bigru"])
def test_a_probability_is_the_share_of_its_power(name: str):
    network, _batch, links, expected = case(name)
    logits = expected[links[-2].name]
    for which in range(len(logits)):
        step = take_number_apart(network, links[-1], which)
        assert (step.activation, step.before, step.count) == ("softmax", links[-2].name, len(logits))
        close(step.inputs, logits, "logits")
        assert step.value == pytest.approx(float(softmax(logits, axis=-1)[which]), abs=1e-5)


def test_a_sigmoid_reads_its_own_logit_alone():
    network, _batch, links, _expected = case("lenet")
    [*_, dense, scores] = links
    paired = replace(scores, description=replace(scores.description, activation="sigmoid"))
    step = take_number_apart(network, replace(paired, after=sigmoid(dense.after)), 3)
    assert step.terms.tolist() == [3] and step.inputs.tolist() == [dense.after[3]]
    assert step.value == pytest.approx(1 / (1 + np.exp(-step.inputs[0])), abs=1e-6)


@pytest.mark.parametrize("name", CAPSULES)
def test_a_length_is_the_root_of_its_capsules_squares(name: str):
    network, _batch, links, expected = case(name)
    for which in (0, 9):
        step = take_number_apart(network, links[-1], which)
        assert step.activation == "length"
        close(step.inputs, expected["class_capsules"][which], "class capsule")
        assert step.value == pytest.approx(
            np.sqrt(np.square(step.inputs.astype(np.float64)).sum() + 1e-7), abs=1e-6
        )
