"""Gaussians fitted to weighted votes, with a gradient that takes half as many operations as TensorFlow's."""

from __future__ import annotations

from typing import Any, NamedTuple

from lib.models.fast.shared_votes import compare, multiply
from lib.models.lazy_tensorflow import tf


class Fit(NamedTuple):
    """Gaussians, one for each output, and how far the votes lie from them.

    Attributes:
        means: μ = Σ_i w_i û_i, [..., outputs, dim].
        variances: σ² = Σ_i w_i (û_i − μ)², plus the floor, [..., outputs, dim].
        distances: Σ_d (û_id − μ_d)² / σ²_d, [..., outputs, inputs].
    """

    means: tf.Tensor
    variances: tf.Tensor
    distances: tf.Tensor


def fit_weighted(votes: tf.Tensor, shares: tf.Tensor, *, floor: float, is_last: bool = False) -> Fit:
    """Return the Gaussians of weighted votes.

    The gradient of the votes is two products as large as all of them: one whose factors are those of the variances
    and of the distances, times the deviations, and that of the means.

    Args:
        votes: û, [..., outputs, inputs, dim].
        shares: w, [..., outputs, inputs], which add up to 1 over the inputs.
        floor: added to the variances.
        is_last: the distances are only looked at; then a graph that does not need them leaves them out.
    """

    @tf.custom_gradient
    def fit(votes: tf.Tensor, shares: tf.Tensor) -> Any:
        means = _sum(votes, shares)
        deviations = votes - means[..., None, :]
        squares = tf.square(deviations)
        variances = _sum(squares, shares) + floor

        def gradient(of_means: tf.Tensor, of_variances: tf.Tensor, *of_distances: tf.Tensor):
            precisions = 1.0 / variances
            for upstream in of_distances:
                of_variances -= tf.square(precisions) * _sum(squares, upstream)
            by_input = tf.stack([shares, *of_distances], axis=-2)  # (..., outputs, 1 or 2, inputs)
            by_number = tf.stack([of_variances, precisions][: 1 + len(of_distances)], axis=-2)  # (…, 1 or 2, dim)
            of_deviations = deviations * multiply(by_input, 2.0 * by_number, transpose_left=True)
            of_means -= tf.reduce_sum(of_deviations, axis=-2)
            of_votes = of_deviations + tf.matmul(shares[..., None], of_means[..., None, :])
            return of_votes, compare(votes, of_means) + compare(squares, of_variances)

        found = (means, variances)
        return (found if is_last else (*found, _distances(squares, variances))), gradient

    means, variances, *distances = fit(votes, shares)
    if is_last:
        distances = [_distances(tf.square(votes - means[..., None, :]), variances)]
    return Fit(means, variances, *distances)


def _sum(values: tf.Tensor, weights: tf.Tensor) -> tf.Tensor:
    """Return Σ_i w_i x_i for values [..., inputs, dim] and weights [..., inputs]: [..., dim]."""
    return multiply(values, weights[..., None], transpose_left=True)[..., 0]


def _distances(squares: tf.Tensor, variances: tf.Tensor) -> tf.Tensor:
    precisions = 1.0 / variances
    return tf.reduce_sum(squares * precisions[..., None, :], axis=-1)
