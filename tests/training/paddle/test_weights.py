"""The way of weights to PaddlePaddle and back, by NumPy alone: the sums that they make are the same."""

import numpy as np
import pytest

from lib import catalog
from lib.models.shapes import Dense, Flatten
from lib.models.task import Task
from lib.training.paddle.weights import find_places, from_paddle, to_paddle

TASK = Task((32, 32, 3), 10)
MAPS = (2, 3, 4)
"""(height, width, channels) of maps before a flatten."""


def table(architecture: str, **options):
    entry = catalog.architecture(architecture)
    return entry.layers(entry.model.changed(**options), TASK)


def test_a_convolution_sums_the_same_numbers():
    """One window of 5 × 5 × 3 pixels, multiplied by the kernels of both orders."""
    random = np.random.default_rng(0)
    kernel, window = random.random((5, 5, 3, 48)), random.random((5, 5, 3))
    weights = {place.ours: np.zeros(1) for place in find_places(table("alexnet")[:1], TASK.input_shape)}
    found = to_paddle(table("alexnet")[:1], TASK.input_shape, {**weights, "conv1/kernel": kernel})["conv1.weight"]
    assert found.shape == (48, 3, 5, 5)
    here = np.einsum("ochw,chw->o", found, window.transpose(2, 0, 1))
    np.testing.assert_allclose(here, np.einsum("hwc,hwco->o", window, kernel), rtol=1e-12)


def test_a_dense_layer_behind_a_flatten_sums_the_same_numbers():
    random = np.random.default_rng(1)
    matrix, maps = random.random((24, 5)), random.random(MAPS)
    layers = [Flatten("flatten"), Dense("dense", 5), Dense("logits", 2)]
    weights = {"dense/kernel": matrix, "dense/bias": np.ones(5), "logits/kernel": np.ones((5, 2))}
    found = to_paddle(layers, MAPS, {**weights, "logits/bias": np.zeros(2)})
    here = maps.transpose(2, 0, 1).reshape(-1) @ found["dense.weight"]
    np.testing.assert_allclose(here, maps.reshape(-1) @ matrix, rtol=1e-12)
    assert not np.array_equal(found["dense.weight"], matrix)  # so the order of the rows matters
    np.testing.assert_array_equal(found["logits.weight"], weights["logits/kernel"])


@pytest.mark.parametrize(("architecture", "options"), [("alexnet", {"groups": 2}), ("alexnet", {}), ("lenet", {})])
def test_there_and_back_is_the_same(architecture, options):
    layers, random = table(architecture, **options), np.random.default_rng(2)
    places = list(find_places(layers, TASK.input_shape))
    there = {place.paddle: random.random(_shape(place.paddle, layers), np.float32) for place in places}
    ours = from_paddle(layers, TASK.input_shape, there)
    again = to_paddle(layers, TASK.input_shape, ours)
    assert list(again) == list(there)
    for name, values in there.items():
        np.testing.assert_array_equal(again[name], values, err_msg=name)


def _shape(name: str, layers) -> tuple[int, ...]:
    """Return the shape that PaddlePaddle gives a weight, from the entry's own layers."""
    shape = TASK.input_shape
    for layer in layers:
        if layer.name == name.split(".")[0]:
            filters = getattr(layer, "filters", None) or layer.units
            if name.endswith(".bias"):
                return (filters,)
            if isinstance(layer, Dense):
                return (shape[0], filters)
            return (filters, shape[2] // layer.groups, layer.kernel, layer.kernel)
        shape = layer.output(shape)
    raise AssertionError(name)
