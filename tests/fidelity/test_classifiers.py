"""Every layer of the further networks without capsules, against the NumPy reference.

Relative to the largest value of a layer, because softplus and the pets network's values grow: the largest
differences measured on the CPU are of 1e-6.
"""

import functools
from typing import NamedTuple

import numpy as np
import pytest

from lib.models.layers.grouped_convolution import GroupedConv2D
from lib.models.layers.local_response_normalization import LocalResponseNormalization
from lib.models.network import Network
from tests.fidelity import classifier_reference as reference
from tests.fidelity.one_worker import by_one_worker
from tests.models.networks import built, random_images, randomize, weight_values

TOLERANCE = 5e-6

CASES = {
    "simple_cnn": ("simple_cnn", (28, 28, 1), {}),
    "simple_cnn_colour": ("simple_cnn", (33, 30, 3), {"width": 50}),
    "simple_cnn_attention": ("simple_cnn", (33, 30, 3), {"attention": True, "width": 50}),
    "resnet_small_attention": ("resnet_small", (13, 14, 1), {"attention": True, "shortcut": "projection"}),
    "resnet_small": ("resnet_small", (28, 28, 1), {}),
    "resnet_small_deeper": ("resnet_small", (21, 18, 3), {"blocks": 2, "shortcut": "projection"}),
    "resnet_small_biases": ("resnet_small", (17, 14, 3), {"shortcut": "projection", "normalization": False}),
    "resnet_small_plain": ("resnet_small", (12, 13, 1), {"shortcut": "none", "width": 50}),
    "gru": ("gru", (28, 28, 1), {}),
    "gru_colour": ("gru", (12, 16, 3), {}),
    "bigru": ("bigru", (28, 28, 1), {}),
    "bigru_added": ("bigru", (12, 9, 1), {"states": "added", "width": 50}),
    "conv_gru": ("conv_gru", (28, 28, 1), {}),
    "conv_gru_odd": ("conv_gru", (15, 20, 3), {"width": 150}),
    "pets_cnn": ("pets_cnn", (32, 32, 3), {}),
    "pets_cnn_odd": ("pets_cnn", (21, 27, 1), {}),
    "alexnet": ("alexnet", (32, 32, 3), {}),
    "alexnet_groups": ("alexnet", (32, 32, 3), {"groups": 2}),
    "alexnet_leaky": ("alexnet", (32, 32, 3), {"lrn": False, "activation": "leaky_relu"}),
    "alexnet_softplus": ("alexnet", (32, 32, 3), {"groups": 2, "activation": "softplus"}),
    "alexnet_slope": ("alexnet", (32, 32, 3), {"activation": "leaky_relu", "leaky_slope": 0.05}),
    "alexnet_prelu": ("alexnet", (32, 32, 3), {"groups": 2, "activation": "prelu"}),
    "alexnet_rrelu": ("alexnet", (32, 32, 3), {"groups": 2, "activation": "rrelu"}),
    "alexnet_pooled": ("alexnet", (32, 30, 3), {"pool_size": 2, "pool_stride": 2}),
    "alexnet_pooled_wide": ("alexnet", (40, 41, 3), {"pool_size": 4, "pool_stride": 3}),
    "alexnet_one_tower": ("alexnet", (67, 67, 3), {"variant": "one_tower"}),
    "alexnet_original": ("alexnet", (67, 71, 3), {"variant": "original", "groups": 2}),
}
every_case = pytest.mark.parametrize("name", by_one_worker(CASES))


def expected_of(name: str, weights: dict[str, np.ndarray], images: np.ndarray) -> dict[str, np.ndarray]:
    architecture, _, options = CASES[name]
    weights = {weight: values.astype(np.float64) for weight, values in weights.items()}
    return getattr(reference, architecture)(weights, images.astype(np.float64), **options)


class Case(NamedTuple):
    network: Network
    weights: dict[str, np.ndarray]
    images: np.ndarray
    expected: dict[str, np.ndarray]


@functools.cache
def case(name: str) -> Case:
    """Return a randomized network, images, and the reference's outputs for them."""
    architecture, shape, options = CASES[name]
    network = built(architecture, shape, **options)
    randomize(network)
    images, weights = random_images(2, shape), weight_values(network)
    return Case(network, weights, images, expected_of(name, weights, images))


@every_case
def test_every_layer(name):
    network, _, images, expected = case(name)
    outputs = network.layer_outputs(images)
    assert list(outputs) == list(expected)
    for layer, values in outputs.items():
        scale = max(1.0, np.abs(expected[layer]).max())
        np.testing.assert_allclose(values, expected[layer], atol=TOLERANCE * scale, err_msg=layer)


@every_case
def test_every_weight_shows(name):
    """A slight change of any one weight changes a layer by far more than the tolerance."""
    if name in ("alexnet_one_tower", "alexnet_original"):
        pytest.skip("the same layers as the small one, and slow in NumPy")
    _, weights, images, expected = case(name)
    for weight, values in weights.items():
        changed = expected_of(name, weights | {weight: values * 1.1 + 0.01}, images[:1])
        assert any(
            np.abs(changed[layer] - expected[layer][:1]).max()
            > 100 * TOLERANCE * max(1.0, np.abs(changed[layer]).max())
            for layer in expected
        ), weight


def test_local_response_normalization_of_large_values():
    """So large that the sums of squares matter, and that the channels at the ends have fewer neighbours."""
    maps = np.random.default_rng(0).normal(0, 200, (2, 3, 4, 7)).astype(np.float32)
    expected = reference.local_response_normalization(maps.astype(np.float64))
    np.testing.assert_allclose(LocalResponseNormalization()(maps), expected, rtol=1e-5)
    whole = maps / (2 + 1e-4 * (maps.astype(np.float64) ** 2).sum(axis=-1, keepdims=True)) ** 0.75
    assert np.abs(whole - expected).max() > 1  # the neighbourhood shows


def test_local_response_normalization_by_hand():
    maps = np.array([3.0, 0.0, 0.0, 100.0], np.float32).reshape(1, 1, 1, 4)
    normalized = np.array(LocalResponseNormalization()(maps)).ravel()
    np.testing.assert_allclose(normalized, [3 / 2.0009**0.75, 0, 0, 100 / 3**0.75], rtol=1e-6)


@pytest.mark.parametrize(("groups", "stride", "padding"), [(2, 1, "same"), (2, 4, "valid"), (3, 1, "valid")])
def test_grouped_convolution(groups, stride, padding):
    maps = random_images(2, (13, 11, 6))
    layer = GroupedConv2D(9 if groups == 3 else 4, 5, stride, padding, groups=groups)
    layer(maps)
    kernel, bias = (np.array(weight) for weight in layer.weights)
    assert kernel.shape[2] == 6 // groups
    layer.set_weights([kernel, np.arange(len(bias))])
    expected = reference.grouped_convolution(maps.astype(np.float64), kernel, groups, stride, padding)
    np.testing.assert_allclose(layer(maps), expected + np.arange(len(bias)), atol=1e-5)
