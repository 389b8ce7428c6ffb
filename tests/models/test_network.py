"""Weights by name: the round trip, and the sentence for weights that do not fit."""

import re

import keras
import numpy as np
import pytest

from lib.models.discovery import find_architectures
from lib.models.layer_stack import LayerStack
from lib.models.network import Network
from tests.models.networks import (
    TINY_SHAPE,
    built,
    new_tiny_capsule_network,
    random_images,
    randomize,
    weight_values,
)

SMALL = (20, 20, 1)


@pytest.mark.parametrize("architecture", find_architectures())
def test_round_trip(architecture):
    source, target = (built(architecture, SMALL, seed=seed) for seed in (0, 1))
    randomize(source)
    images, values = random_images(2, SMALL), weight_values(source)
    assert np.abs(np.array(source(images)) - np.array(target(images))).max() > 1e-3
    target.load_named_weights(values)
    for name, loaded in weight_values(target).items():
        np.testing.assert_array_equal(loaded, values[name], err_msg=name)
    np.testing.assert_allclose(target(images), source(images), atol=1e-6)


def test_names_and_shapes():
    shapes = {name: weight.shape for name, weight in new_tiny_capsule_network().named_weights().items()}
    assert shapes == {
        "conv1/kernel": (5, 5, 1, 6),
        "conv1/bias": (6,),
        "primary_capsules/convolution/kernel": (4, 4, 6, 8),
        "primary_capsules/convolution/bias": (8,),
        "class_capsules/kernel": (18, 4, 12),
        "decoder/dense_1/kernel": (12, 8),
        "decoder/dense_1/bias": (8,),
        "decoder/dense_2/kernel": (8, 16),
        "decoder/dense_2/bias": (16,),
        "decoder/pixels/kernel": (16, 144),
        "decoder/pixels/bias": (144,),
    }


def test_names_stay_the_same_for_a_second_network():
    assert list(built("capsnet_small").named_weights()) == list(built("capsnet_small", seed=1).named_weights())


def test_dropout_has_no_weights():
    assert [name for name in built("lenet").named_weights() if "dropout" in name] == []


def test_moving_statistics_are_among_the_weights_but_not_the_parameters():
    network = built("capsnet_small")
    statistics = [values for name, values in weight_values(network).items() if "moving_" in name]
    assert len(statistics) == 6
    everything = sum(values.size for values in weight_values(network).values())
    assert everything - network.parameter_count() == sum(values.size for values in statistics) == 320


def test_weights_are_converted_to_float32():
    network = new_tiny_capsule_network()
    network.load_named_weights({n: v.astype(np.float64) for n, v in weight_values(network).items()})
    assert {str(weight.dtype) for weight in network.named_weights().values()} == {"float32"}


def test_missing_and_unknown_weights_are_named():
    network = new_tiny_capsule_network()
    values = weight_values(network)
    values["conv1/scale"] = values.pop("conv1/bias")
    sentence = "These weights do not fit tiny: missing ['conv1/bias'], unknown ['conv1/scale']."
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}$"):
        network.load_named_weights(values)


def test_another_shape_is_refused():
    network = new_tiny_capsule_network()
    values = weight_values(network) | {"conv1/bias": np.zeros(7, np.float32)}
    with pytest.raises(ValueError, match="shape"):
        network.load_named_weights(values)


def test_two_weights_of_one_name_are_refused():
    network = LayerStack([keras.layers.Dense(3, name="twin"), keras.layers.Dense(3, name="twin")], name="stack")
    network.layer_outputs(np.zeros((1, 2), np.float32))
    with pytest.raises(ValueError, match="Two weights of stack are both called twin/kernel"):
        network.named_weights()


def test_a_network_must_say_what_it_computes():
    network = Network(name="empty")
    with pytest.raises(NotImplementedError, match="Network does not say what its layers compute"):
        network.layer_outputs(np.zeros((1, *TINY_SHAPE), np.float32))
    with pytest.raises(NotImplementedError, match="Network does not say what it minimises"):
        network.objective(np.zeros((1, *TINY_SHAPE), np.float32), np.array([0]))
