"""Gaussians fitted to weighted votes, and their gradients, are those of the plain formulas in float64."""

from functools import partial

import numpy as np
import pytest
import tensorflow as tf

from lib.models.fast.weighted_fit import Fit, fit_weighted

FLOOR = 5e-4
BATCH, OUTPUTS, INPUTS, DIM = 2, 3, 7, 4


def given(shape: tuple[int, ...]) -> list[tf.Tensor]:
    """Return votes, and shares that need not add up to 1, in float64."""
    random = np.random.default_rng(0)
    votes, shares = random.normal(size=(*shape, INPUTS, DIM)), random.uniform(0.05, 0.2, (*shape, INPUTS))
    return [tf.constant(votes), tf.constant(shares)]


def plainly(votes: tf.Tensor, shares: tf.Tensor) -> Fit:
    means = tf.reduce_sum(shares[..., None] * votes, axis=-2)
    squares = tf.square(votes - means[..., None, :])
    variances = tf.reduce_sum(shares[..., None] * squares, axis=-2) + FLOOR
    return Fit(means, variances, tf.reduce_sum(squares / variances[..., None, :], axis=-1))


def fitted(votes: tf.Tensor, shares: tf.Tensor, *, is_last: bool = False) -> Fit:
    return fit_weighted(votes, shares, floor=FLOOR, is_last=is_last)


@pytest.mark.parametrize("shape", [(BATCH, OUTPUTS), (BATCH, 2, OUTPUTS)])
def test_the_gaussians_are_those_of_the_formulas(shape):
    values = given(shape)
    found = fitted(*(tf.cast(value, tf.float32) for value in values))
    for made, right in zip(found, plainly(*values), strict=True):
        np.testing.assert_allclose(made, right, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("is_last", [False, True])
@pytest.mark.parametrize("part", [*Fit._fields, "all"])
def test_the_gradients_are_those_of_the_formulas(part, is_last):
    def gradients(values, fit):
        with tf.GradientTape() as tape:
            tape.watch(values)
            made = fit(*values)
            chosen = made if part == "all" else [getattr(made, part)]
            total = tf.add_n([tf.reduce_sum(tf.sin(3.0 * some)) for some in chosen])
        return tape.gradient(total, values, unconnected_gradients="zero")

    values = given((BATCH, OUTPUTS))
    for made, right in zip(
        gradients(values, partial(fitted, is_last=is_last)), gradients(values, plainly), strict=True
    ):
        np.testing.assert_allclose(made, right, rtol=1e-9, atol=1e-9)
