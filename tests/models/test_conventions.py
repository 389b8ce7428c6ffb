"""The official code's conventions, each an option of `capsnet` whose default is the paper's."""

import numpy as np
import pytest

from lib.models.capsules import PrimaryCapsules
from lib.models.network import Objective
from lib.options import Value
from tests.fidelity import reference
from tests.models.networks import built, random_images, randomize

SHAPE = (20, 20, 1)  # 2·2·32 primary capsules, for speed
OFFICIAL = {"margin_scale": "official", "primary_routing": True, "class_bias": True, "initial_values": "official"}


def objective_parts(**options: Value) -> Objective:
    network = built("capsnet", SHAPE, **options)
    randomize(network)
    objective = network.objective(random_images(2, SHAPE), np.array([1, 2]), training=True)
    weighted = sum(network.loss_weights[name] * value for name, value in objective.parts.items())
    np.testing.assert_allclose(objective.total, weighted, rtol=1e-6)
    return objective


def test_the_official_scale_halves_the_margin_loss_alone():
    paper, official = objective_parts(), objective_parts(margin_scale="official")
    for name, value in paper.parts.items():
        np.testing.assert_allclose(official.parts[name], value, rtol=1e-6)
    margin, error = paper.parts["margin_loss"], paper.parts["reconstruction_loss"]
    np.testing.assert_allclose(paper.total, margin + 0.0005 * error, rtol=1e-6)
    np.testing.assert_allclose(official.total, 0.5 * margin + 0.0005 * error, rtol=1e-6)


def test_the_weights_of_the_parts_follow_from_the_options():
    official = built("capsnet", SHAPE, margin_scale="official", reconstruction_weight=0.002)
    assert official.loss_weights == {"margin_loss": 0.5, "reconstruction_loss": 0.002}
    assert built("capsnet", SHAPE, reconstruction=False).loss_weights == {"margin_loss": 1.0}
    assert built("lenet", (28, 28, 1)).loss_weights == {}


def test_primary_routing_divides_by_the_types_before_the_bias():
    layer = PrimaryCapsules(types=3, dim=4, kernel_size=3, strides=2, routed=True)
    images = random_images(2, (9, 9, 2))
    layer(images)
    layer.bias.assign(np.random.default_rng(0).normal(size=12))
    maps = np.array(layer.convolution(images), np.float64) / 3 + layer.bias.numpy()
    np.testing.assert_allclose(layer(images), reference.squash(maps.reshape(2, -1, 4)), atol=1e-6)
    assert layer.convolution.bias is None


def test_by_default_there_is_no_bias_of_class_capsules():
    assert "class_capsules/bias" not in built("capsnet", SHAPE).named_weights()
    network = built("capsnet", SHAPE, class_bias=True)
    assert network.named_weights()["class_capsules/bias"].shape == (10, 16)
    assert network.parameter_count() - built("capsnet", SHAPE).parameter_count() == 160


def test_the_official_initial_values():
    """Normal, cut off at two deviations, which leaves 0.88 of the spread, as TensorFlow 1 did."""
    weights = built("capsnet", SHAPE, **OFFICIAL).named_weights()
    spreads = {
        "conv1/kernel": 0.05,
        "primary_capsules/convolution/kernel": 0.1,
        "class_capsules/kernel": 0.1,
        "decoder/dense_1/kernel": 0.1,
        "decoder/dense_2/kernel": 0.1,
        "decoder/pixels/kernel": 0.1,
    }
    for name, spread in spreads.items():
        values = weights[name].numpy()
        assert 0.87 * spread < values.std() < 0.89 * spread, name
        assert 1.9 * spread < np.abs(values).max() < 2.0001 * spread, name
    biases = [name for name in weights if name.endswith("bias")]
    assert len(biases) == 6
    for name in biases:
        np.testing.assert_allclose(weights[name], 0.1, rtol=1e-6, err_msg=name)


def test_keras_draws_initial_values_by_the_size_of_the_layer():
    weights = built("capsnet", SHAPE).named_weights()
    limit = np.sqrt(6 / (81 * 256 + 81 * 256))
    values = weights["primary_capsules/convolution/kernel"].numpy()
    assert 0.999 * limit < np.abs(values).max() < 1.0001 * limit
    for name, weight in weights.items():
        if name.endswith("bias"):
            np.testing.assert_array_equal(weight, np.zeros(weight.shape))


@pytest.mark.parametrize("option", [{"margin_scale": "official"}, {"initial_values": "official"}])
def test_the_others_leave_the_weights_as_they_are(option):
    assert (
        built("capsnet", SHAPE, **option).named_weights().keys() == built("capsnet", SHAPE).named_weights().keys()
    )
