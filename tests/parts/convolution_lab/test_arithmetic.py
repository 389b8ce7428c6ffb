"""The arithmetic of the convolution lab alone: every number is NumPy's, SciPy's or TensorFlow's."""

import itertools

import numpy as np
import pytest
import tensorflow as tf
from playwright.sync_api import Page

from tests.parts.convolution_lab import reference
from tests.parts.convolution_lab.page import image_arguments
from tests.parts.mounted import import_modules

pytestmark = pytest.mark.xdist_group("stepper")

ARITHMETIC = ("activations", "convolution", "images", "kernels", "normalisation", "pooling", "windows")
NAMES = ("vertical", "horizontal", "diagonal", "antidiagonal", "edges", "sobel_x", "sobel_y", "blur", "gaussian")


@pytest.fixture
def numbers(page: Page) -> Page:
    """Return a page with the lab's arithmetic alone."""
    import_modules(page, *(f"convolution_lab/maths/{name}.js" for name in ARITHMETIC))
    return page


@pytest.mark.parametrize("padding", ["valid", "same"])
def test_maps_are_scipys(numbers: Page, padding):
    random = np.random.default_rng(1)
    cases = []
    for size, stride, dilation, side, channels in itertools.product(
        (3, 5, 7), (1, 2, 3), (1, 2), (13, 16), (1, 3)
    ):
        if padding == "valid" and (size - 1) * dilation + 1 > side - 1:
            continue
        image, kernels = random.random((side, side - 1, channels)), random.normal(size=(channels, size, size))
        cases.append((image, kernels, {"stride": stride, "padding": padding, "dilation": dilation}))
    maps = numbers.evaluate(
        """cases => cases.map(([image, kernels, side, settings]) => {
          const map = modules.convolve(image, kernels, modules.geometryOf(image, side, settings))
          return [map.rows, map.columns, [...map.data]] })""",
        [[image_arguments(i), k.reshape(len(k), -1).tolist(), k.shape[-1], s] for i, k, s in cases],
    )
    for (image, kernels, settings), (rows, columns, data) in zip(cases, maps, strict=True):
        expected = reference.convolution(image, kernels, **settings)
        assert (rows, columns) == expected.shape, (image.shape, kernels.shape, settings)
        np.testing.assert_allclose(np.reshape(data, (rows, columns)), expected, atol=1e-12)


def test_zeros_lie_where_tensorflow_puts_them(numbers: Page):
    random = np.random.default_rng(2)
    for size, (stride, dilation), side in itertools.product((3, 5), ((1, 1), (2, 1), (3, 1), (1, 2)), (12, 15)):
        image, kernels = random.random((side, side, 3)), random.normal(size=(3, size, size))
        data = numbers.evaluate(
            """([image, kernels, side, settings]) =>
              [...modules.convolve(image, kernels, modules.geometryOf(image, side, settings)).data]""",
            [
                image_arguments(image),
                kernels.reshape(3, -1).tolist(),
                size,
                {"stride": stride, "padding": "same", "dilation": dilation},
            ],
        )
        filters = np.moveaxis(kernels, 0, -1)[..., None]
        expected = tf.nn.conv2d(image[None], filters, stride, "SAME", dilations=dilation).numpy()[0, ..., 0]
        np.testing.assert_allclose(np.reshape(data, expected.shape), expected, atol=1e-12)


def test_pooling_and_its_winners_are_numpys_and_tensorflows(numbers: Page):
    random = np.random.default_rng(3)
    for side, stride, padding, kind in itertools.product((2, 3), (1, 2, 3), ("valid", "same"), ("max", "average")):
        values = random.normal(size=(13, 12))
        found = numbers.evaluate(
            """([map, settings]) => { const pooled = modules.poolMap(map, settings)
              return [[...pooled.data], [...pooled.winners]] }""",
            [
                {"rows": 13, "columns": 12, "data": values.ravel().tolist()},
                {"kind": kind, "side": side, "stride": stride, "padding": padding},
            ],
        )
        expected, winners = reference.pooling(values, kind, side, stride, padding)
        np.testing.assert_allclose(np.reshape(found[0], expected.shape), expected, atol=1e-12)
        pool = {"max": tf.nn.max_pool2d, "average": tf.nn.avg_pool2d}[kind]
        theirs = pool(values[None, ..., None], side, stride, padding.upper())[0, ..., 0]
        np.testing.assert_allclose(np.reshape(found[0], expected.shape), theirs, atol=1e-12)
        if kind == "max":
            np.testing.assert_array_equal(np.reshape(found[1], expected.shape), winners)


@pytest.mark.parametrize("side", [3, 5, 7])
def test_kernels_are_what_their_names_say(numbers: Page, side):
    names = numbers.evaluate("modules.KERNEL_NAMES")
    for name in names:
        found = numbers.evaluate(
            "([n, s]) => [...modules.kernelWeights(n, s, { angle: 45, wave: 4 })]", [name, side]
        )
        np.testing.assert_allclose(np.reshape(found, (side, side)), reference.kernel(name, side), atol=1e-12)
    assert set(NAMES) < set(names)


def test_activations_are_tensorflows_with_their_gradients(numbers: Page):
    inputs = np.array([-30.0, -3.0, -0.4, 0.0, 0.2, 1.7, 30.0])
    functions = {"relu": tf.nn.relu, "leaky": lambda x: tf.nn.leaky_relu(x, 0.1), "softplus": tf.nn.softplus}
    for name, function in functions.items():
        points = tf.constant(inputs)
        with tf.GradientTape() as tape:
            tape.watch(points)
            expected = function(points)
        slopes = tape.gradient(expected, points)
        found = numbers.evaluate(
            "([n, xs]) => xs.map((x) => modules.activated(n, x, 0.1))", [name, inputs.tolist()]
        )
        np.testing.assert_allclose(
            found, np.stack([np.asarray(expected), np.asarray(slopes)], axis=-1), atol=1e-12
        )


def test_normalisation_is_numpys_and_tensorflows(numbers: Page):
    maps = np.random.default_rng(4).random((7, 6))
    for n, k, alpha, beta in ((5, 2.0, 1e-4, 0.75), (3, 1.0, 0.8, 0.5), (1, 2.0, 1.5, 1.0), (7, 0.5, 0.1, 0.75)):
        found = numbers.evaluate(
            """([maps, settings]) => maps[0].map((_, at) => maps.map((__, channel) =>
              modules.normalised(maps.map((map) => map[at]), channel, settings).value))""",
            [maps.tolist(), {"n": n, "k": k, "alpha": alpha, "beta": beta}],
        )
        np.testing.assert_allclose(np.transpose(found), reference.normalised(maps, n, k, alpha, beta), atol=1e-12)
        theirs = tf.nn.local_response_normalization(
            maps.T[None, :, None].astype(np.float32), n // 2, k, alpha, beta
        )
        np.testing.assert_allclose(found, theirs[0, :, 0], atol=1e-6)
