"""Means and variances of the votes of matrix capsules in windows, by convolutions and without the votes.

While all outputs give an input the same weight, the mean of its votes P·W is linear in the pose P, and their mean
square is a quadratic form in each row of P. Both are sums over windows: convolutions of the weighted poses and of
the weighted products of two numbers of a row. The votes would be 8 million numbers for a batch of 64 images.
"""

from functools import cache

import numpy as np
import numpy.typing as npt
import tensorflow as tf

from lib.models.capsules.gaussians import SMALLEST, VARIANCE_FLOOR
from lib.models.shapes.matrix_capsules import POSE, SIDE

LEFT, RIGHT = np.triu_indices(SIDE)
"""The pairs of columns whose products a quadratic form needs, each once."""
TIMES = np.where(LEFT == RIGHT, 1.0, 2.0).astype(np.float32)


def window_moments(
    poses: tf.Tensor, weights: tf.Tensor, transforms: tf.Tensor, side: int, stride: int
) -> tuple[tf.Tensor, tf.Tensor, tf.Tensor]:
    """Return the sum of the weights, the weighted means and the weighted variances of the votes in each window.

    Args:
        poses: P, [batch, height, width, types, 16].
        weights: of each input, the same for all outputs, [batch, height, width, types], at least 0.
        transforms: W, [side · side · types, 4, outputs · 4], the outputs' matrices side by side.
        side, stride: of the windows, in positions; padding is valid.

    Returns:
        Σ w [batch, rows · columns, 1], μ and σ² [batch, rows · columns, outputs, 16]. σ² = E[û²] − μ² is at least
        the floor, and within float32's rounding of E[û²].
    """
    height, width, types = poses.shape[1:4]
    columns = transforms.shape[2]
    rows = tf.transpose(tf.reshape(poses, (-1, height, width, types, SIDE, SIDE)), (0, 4, 1, 2, 3, 5))
    rows = tf.reshape(rows, (-1, SIDE, height * width * types * SIDE))
    # Each weight once for each number of a row: the product is then of long runs of numbers.
    spread = tf.matmul(tf.reshape(weights, (-1, types)), _repeat(types))
    weighted = tf.reshape(rows * tf.reshape(spread, (-1, 1, rows.shape[2])), (-1, types * SIDE))
    left, right = _pick(types)  # (batch · 4 · h · w, types · 10) each product
    products = tf.matmul(weighted, left) * tf.matmul(tf.reshape(rows, (-1, types * SIDE)), right)
    squares = tf.gather(transforms, LEFT, axis=1) * tf.gather(transforms, RIGHT, axis=1) * TIMES[:, None]

    def sums(values: tf.Tensor, kernel: tf.Tensor) -> tf.Tensor:
        """Return the sums over windows, [batch, positions, outputs, 16]."""
        maps = tf.reshape(values, (-1, height, width, values.shape[1]))
        found = tf.nn.conv2d(maps, tf.reshape(kernel, (side, side, maps.shape[3], columns)), stride, "VALID")
        found = tf.reshape(found, (-1, SIDE, found.shape[1] * found.shape[2], columns // SIDE, SIDE))
        return tf.reshape(tf.transpose(found, (0, 2, 3, 1, 4)), (-1, found.shape[2], columns // SIDE, POSE))

    totals = tf.nn.conv2d(weights, tf.ones((side, side, types, 1)), stride, "VALID")
    totals = tf.reshape(totals, (-1, totals.shape[1] * totals.shape[2], 1))
    scale = (1.0 / tf.maximum(totals, SMALLEST))[..., None]
    means = sums(weighted, transforms) * scale
    variances = tf.maximum(sums(products, squares) * scale - tf.square(means), 0.0) + VARIANCE_FLOOR
    return totals, means, variances


@cache
def _repeat(types: int) -> npt.NDArray[np.float32]:
    """Return a matrix [types, types · 4] that repeats each number four times."""
    return np.kron(np.eye(types), np.ones((1, SIDE))).astype(np.float32)


@cache
def _pick(types: int) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Return matrices [types · 4, types · 10] that pick the first and the second factor of each product.

    A product with zeros and ones is exact, and its gradient faster than that of a gather.
    """
    return tuple(np.kron(np.eye(types), np.eye(SIDE)[:, chosen]).astype(np.float32) for chosen in (LEFT, RIGHT))
