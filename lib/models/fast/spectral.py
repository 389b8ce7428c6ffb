"""Convolution with large kernels through the Fourier transform, for CPUs.

By the convolution theorem a convolution is one product for each frequency. With stride s the input and
the kernel are first split into s × s phases, each of which is convolved with stride 1; their sum is the
result. For the paper's 9×9×256×256 kernel over 20×20 maps this takes 5 times fewer multiplications.
"""

from functools import cache
from typing import NamedTuple

import keras
import numpy as np
import numpy.typing as npt
import tensorflow as tf

DIRECT_BELOW = 16
"""The batch size below which transforming the kernel costs more than it saves."""


class Transforms(NamedTuple):
    """Three real matrices: result = `back`ᵀ · ((`of_maps` · maps) ∘ (`of_kernel` · kernel)).

    Shapes: `of_maps` [products, height · width], `of_kernel` [products, taps · taps], `back` [products, rows ·
    columns]. `products` counts the real multiplications of all frequencies.
    """

    of_maps: npt.NDArray[np.float32]
    of_kernel: npt.NDArray[np.float32]
    back: npt.NDArray[np.float32]


@cache
def transforms(height: int, width: int, taps: int, rows: int, columns: int) -> Transforms:
    """Return the matrices that convolve a `height` × `width` map with stride 1 (as networks do: a correlation).

    A real map has each frequency twice, conjugated, so one of the two is enough. A complex product
    (p + qi)(r + ti) takes three real ones (Gauss): (p + q) r, p (t − r) and q (r + t).

    Args:
        taps: side of the kernel.
        rows, columns: size of the result, at most height − taps + 1 and width − taps + 1; beyond that, the
            transform wraps around.

    Returns:
        float32 matrices.
    """
    of_maps, of_kernel, back = [], [], []
    for down in range(height):
        for right in range(width):
            conjugate = (-down % height, -right % width)
            if conjugate < (down, right):
                continue
            maps = _wave(down, right, height, width, (height, width)).conj()
            kernel = _wave(down, right, height, width, (taps, taps))
            result = _wave(down, right, height, width, (rows, columns)) / (height * width)
            if conjugate == (down, right):  # these waves are real
                of_maps.append(maps.real)
                of_kernel.append(kernel.real)
                back.append(result.real)
            else:
                of_maps += [maps.real + maps.imag, maps.real, maps.imag]
                of_kernel += [kernel.real, kernel.imag - kernel.real, kernel.real + kernel.imag]
                # The real part of the product, first − third + (first + second) i, times the wave, twice.
                back += [2 * (result.real - result.imag), -2 * result.imag, -2 * result.real]
    return Transforms(*(np.array(matrix, np.float32) for matrix in (of_maps, of_kernel, back)))


def _wave(down: int, right: int, height: int, width: int, shape: tuple[int, int]) -> npt.NDArray[np.complex128]:
    """Return the complex wave of one frequency at each pixel of `shape`, flat."""
    y, x = np.mgrid[: shape[0], : shape[1]]
    return np.exp(2j * np.pi * (down * y / height + right * x / width)).ravel()


def spectral_convolution(maps: tf.Tensor, kernel: tf.Tensor, stride: int) -> tf.Tensor:
    """Return a valid convolution: [batch, height, width, channels] → [batch, rows, columns, filters].

    Args:
        maps: float32; the result is within float32's rounding of the direct sum.
        kernel: [side, side, channels, filters].
        stride: in pixels, in both directions.
    """
    _, height, width, channels = maps.shape
    side, filters = kernel.shape[0], kernel.shape[3]
    rows, columns = (height - side) // stride + 1, (width - side) // stride + 1
    taps, phases = -(-side // stride), stride * stride
    high, wide = -(-height // stride), -(-width // stride)
    matrices = transforms(high, wide, taps, rows, columns)
    kernel = _by_phase(kernel[None], taps, taps, stride)  # (taps², 1 · phases · channels · filters)
    kernels = tf.reshape(tf.matmul(matrices.of_kernel, kernel), (-1, phases * channels, filters))
    spectra = tf.matmul(matrices.of_maps, _by_phase(maps, high, wide, stride))
    spectra = tf.reshape(spectra, (len(matrices.of_maps), -1, phases * channels))  # (products, batch, …)
    products = tf.reshape(tf.matmul(spectra, kernels), (len(matrices.back), -1))  # (products, batch · filters)
    result = tf.matmul(matrices.back, products, transpose_a=True)  # (rows · columns, batch · filters)
    return tf.transpose(tf.reshape(result, (rows, columns, -1, filters)), (2, 0, 1, 3))


def _by_phase(values: tf.Tensor, high: int, wide: int, stride: int) -> tf.Tensor:
    """Split into phases: [batch, height, width, …] → [high · wide, batch · stride² · …], padded with zeros."""
    height, width, rest = values.shape[1], values.shape[2], values.shape[3:]
    padding = [(0, 0), (0, high * stride - height), (0, wide * stride - width), *[(0, 0)] * len(rest)]
    grid = tf.reshape(tf.pad(values, padding), (-1, high, stride, wide, stride, *rest))
    return tf.reshape(tf.transpose(grid, (1, 3, 0, 2, 4, *range(5, 5 + len(rest)))), (high * wide, -1))


class SpectralConv2D(keras.layers.Conv2D):
    """A `Conv2D` with valid padding that multiplies spectra where that is faster: large batches on a CPU."""

    def convolution_op(self, inputs: tf.Tensor, kernel: tf.Tensor) -> tf.Tensor:
        few = inputs.shape[0] is not None and inputs.shape[0] < DIRECT_BELOW
        if few or tf.config.list_physical_devices("GPU"):
            return super().convolution_op(inputs, kernel)
        return spectral_convolution(inputs, tf.convert_to_tensor(kernel), self.strides[0])
