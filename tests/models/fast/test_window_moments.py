"""Convolutions give the means and variances of the votes in each window, and their gradients."""

import numpy as np
import pytest
import tensorflow as tf

from lib.models.capsules.gaussians import VARIANCE_FLOOR
from lib.models.capsules.matrix_capsules import matrix_votes
from lib.models.fast.window_moments import window_moments

SIZE, SIDE, TYPES_BELOW, TYPES = (5, 7), 3, 2, 3
INPUTS = SIDE * SIDE * TYPES_BELOW


def given(seed: int = 0) -> tuple[tf.Tensor, tf.Tensor, tf.Tensor]:
    """Return poses, weights and transforms."""
    random = np.random.default_rng(seed)
    poses = random.normal(size=(2, *SIZE, TYPES_BELOW, 16))
    weights = random.uniform(0.05, 1.0, (2, *SIZE, TYPES_BELOW))
    transforms = random.normal(size=(INPUTS, 4, TYPES * 4)) / 2
    return tf.constant(poses, tf.float32), tf.constant(weights, tf.float32), tf.constant(transforms, tf.float32)


def moments_of_votes(poses: tf.Tensor, weights: tf.Tensor, transforms: tf.Tensor, stride: int):
    """Return what `window_moments` does, from the votes themselves, in the type of what is given."""

    def windows(values: tf.Tensor) -> tf.Tensor:
        starts = [range(0, size - SIDE + 1, stride) for size in SIZE]
        cut = [values[:, y : y + SIDE, x : x + SIDE] for y in starts[0] for x in starts[1]]
        return tf.stack([tf.reshape(window, (len(window), INPUTS, *values.shape[4:])) for window in cut], axis=1)

    votes = matrix_votes(windows(poses), transforms)  # (batch, positions, types, inputs, 16)
    seen = windows(weights)
    totals = tf.reduce_sum(seen, axis=-1)[:, :, None, None]
    means = tf.reduce_sum(votes * seen[:, :, None, :, None], axis=3) / totals
    squares = tf.square(votes - means[:, :, :, None]) * seen[:, :, None, :, None]
    return totals[..., 0], means, tf.reduce_sum(squares, axis=3) / totals + VARIANCE_FLOOR


@pytest.mark.parametrize("stride", [1, 2])
def test_the_moments_are_those_of_the_votes(stride):
    values = given()
    found = window_moments(*values, SIDE, stride)
    expected = moments_of_votes(*(tf.cast(value, tf.float64) for value in values), stride)
    for made, right in zip(found, expected, strict=True):
        assert made.shape == right.shape
        np.testing.assert_allclose(made, right, rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("stride", [1, 2])
def test_the_gradients_are_those_of_the_votes(stride):
    def gradients(values, moments):
        with tf.GradientTape() as tape:
            tape.watch(values)
            total = tf.add_n([tf.reduce_sum(tf.sin(moment)) for moment in moments(values)])
        return tape.gradient(total, values)

    values = given()
    found = gradients(values, lambda some: window_moments(*some, SIDE, stride))
    exact = [tf.cast(value, tf.float64) for value in values]
    expected = gradients(exact, lambda some: moments_of_votes(*some, stride))
    for made, right in zip(found, expected, strict=True):
        np.testing.assert_allclose(made, right, rtol=0, atol=1e-5 * np.abs(right).max())


def test_the_variance_of_equal_votes_is_the_floor():
    """E[û²] − μ² may round to less than 0: 3.7² = 13.7 is known to 1e-6."""
    poses = tf.fill((1, *SIZE, TYPES_BELOW, 16), 3.7)
    transforms = tf.tile(tf.eye(4)[None], (INPUTS, 1, TYPES))
    _, means, variances = window_moments(poses, given()[1][:1], transforms, SIDE, 1)
    np.testing.assert_allclose(means, 3.7, rtol=1e-5)
    np.testing.assert_allclose(variances, VARIANCE_FLOOR, atol=1e-5)
    assert float(tf.reduce_min(variances)) >= np.float32(VARIANCE_FLOOR)


def test_windows_without_weight_have_moments_of_zero_and_finite_gradients():
    poses, weights, transforms = given()
    weights = tf.zeros_like(weights)
    with tf.GradientTape() as tape:
        tape.watch((poses, weights, transforms))
        totals, means, variances = window_moments(poses, weights, transforms, SIDE, 2)
        total = tf.reduce_sum(totals) + tf.reduce_sum(means) + tf.reduce_sum(variances)
    assert not np.any(totals) and not np.any(means)
    np.testing.assert_allclose(variances, VARIANCE_FLOOR)
    assert all(np.isfinite(gradient).all() for gradient in tape.gradient(total, (poses, weights, transforms)))
