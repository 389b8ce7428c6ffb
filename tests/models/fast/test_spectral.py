"""Convolution by spectra: the same sums as the direct form, and their gradients."""

import numpy as np
import pytest
import tensorflow as tf

from lib.models.fast import spectral
from lib.models.fast.spectral import DIRECT_BELOW, SpectralConv2D, spectral_convolution, transforms
from tests.fidelity import reference

SIZES = [  # (height, width, side of the kernel, stride)
    (20, 20, 9, 2),
    (28, 28, 9, 2),
    (19, 21, 9, 2),
    (12, 15, 7, 1),
    (14, 13, 5, 3),
    (9, 9, 9, 1),
]
TOLERANCE = 1e-4
"""Of sums of up to 243 products of standard normal numbers; at most 2e-5 measured."""


def numbers(height: int, width: int, side: int) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(height + width)
    return random.normal(size=(3, height, width, 3)), random.normal(size=(side, side, 3, 4))


@pytest.mark.parametrize(("height", "width", "side", "stride"), SIZES)
def test_it_equals_the_direct_sum(height, width, side, stride):
    maps, kernel = numbers(height, width, side)
    computed = spectral_convolution(tf.constant(maps, tf.float32), tf.constant(kernel, tf.float32), stride)
    np.testing.assert_allclose(computed, reference.convolution(maps, kernel, stride=stride), atol=TOLERANCE)
    direct = tf.nn.conv2d(maps, kernel, stride, "VALID")
    np.testing.assert_allclose(computed, direct, atol=TOLERANCE)


@pytest.mark.parametrize(("height", "width", "side", "stride"), SIZES)
def test_its_gradients_are_those_of_the_direct_sum(height, width, side, stride):
    maps, kernel = (tf.constant(values, tf.float32) for values in numbers(height, width, side))
    gradients = []
    for convolve in (spectral_convolution, lambda m, k, s: tf.nn.conv2d(m, k, s, "VALID")):
        with tf.GradientTape() as tape:
            tape.watch([maps, kernel])
            result = convolve(maps, kernel, stride)
            weighted = tf.reduce_sum(
                result * tf.cos(tf.reshape(tf.range(tf.size(result), dtype="float32"), result.shape))
            )
        gradients.append(tape.gradient(weighted, [maps, kernel]))
    for computed, direct in zip(*gradients, strict=True):
        np.testing.assert_allclose(computed, direct, atol=TOLERANCE)


def test_the_papers_layer_takes_148_products():
    """Half of the 10 × 10 frequencies: 48 complex ones of three real products, and 4 that are real."""
    matrices = transforms(10, 10, 5, 6, 6)
    assert [matrix.shape for matrix in matrices] == [(148, 100), (148, 25), (148, 36)]
    assert 148 * 4 * 256 * 256 < 36 * 81 * 256 * 256 / 4.9  # a fifth of the direct form's multiplications


@pytest.mark.parametrize(("batch", "calls"), [(DIRECT_BELOW - 1, 0), (DIRECT_BELOW, 1)])
def test_small_batches_are_summed_directly(batch, calls, monkeypatch):
    counted = []
    original = spectral.spectral_convolution
    monkeypatch.setattr(spectral, "spectral_convolution", lambda *args: counted.append(1) or original(*args))
    layer = SpectralConv2D(4, 7, 2)
    maps = tf.constant(np.random.default_rng(0).normal(size=(batch, 13, 13, 2)), tf.float32)
    computed = layer(maps)
    assert len(counted) == calls
    expected = reference.convolution(np.array(maps), np.array(layer.kernel), stride=2)
    np.testing.assert_allclose(computed, expected, atol=TOLERANCE)


def test_the_layer_has_the_weights_of_a_convolution_and_adds_the_bias():
    layer = SpectralConv2D(4, 7, 2, bias_initializer="ones")
    maps = tf.zeros((DIRECT_BELOW, 13, 13, 2))
    np.testing.assert_allclose(layer(maps), np.ones((DIRECT_BELOW, 4, 4, 4)), atol=1e-6)
    assert [(weight.name, tuple(weight.shape)) for weight in layer.weights] == [
        ("kernel", (7, 7, 2, 4)),
        ("bias", (4,)),
    ]
