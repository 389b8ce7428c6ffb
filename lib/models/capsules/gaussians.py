"""The parts of EM routing: Gaussians fitted to weighted votes, and the cost of describing the votes with them."""

from __future__ import annotations

import math

from lib.models.fast.weighted_fit import Fit, fit_weighted
from lib.models.lazy_tensorflow import tf

FINAL_INVERSE_TEMPERATURE = 0.01
REFERENCE_INPUTS = 1000.0
"""Inputs for each output at which λ is the paper's.

A cost adds up over the inputs of an output. The paper's λ fits outputs with hundreds of inputs; with a handful,
all activations stay at one half and nothing is learned. So λ grows as the inputs get fewer, as Gritzman (2019)
scales the cost by the data for each parent.
"""
VARIANCE_FLOOR = 5e-4
SMALLEST = 1e-20
"""The least that a sum of weights counts as in a division.

What is larger stays what it is: 1e-7 added to the weights of a class that hardly any input belongs to moved its
mean so far that two passes later a coupling was 4e-5 off. Its inverse is far below the largest float32, 3e38.
"""
FIRST_COST_OFFSET = 0.74
"""β_u of a new layer. Of votes with variance near 1 a first E-step keeps those with ½ log σ² near −0.74, which
this cancels: costs start near 0, where the sigmoid of an activation is steep. With 0.3 nothing was learned in 100
steps."""


def inverse_temperature(iteration: int | tf.Tensor, inputs_per_output: float) -> float | tf.Tensor:
    """Return λ of `iteration`, counted from 0: 0.01 · (1 − 0.95^(iteration + 1)), scaled. It grows with each pass.

    Args:
        iteration: an int, or a float tensor.
        inputs_per_output: input capsules for each output capsule; the scale is `REFERENCE_INPUTS` over this.
    """
    scale = REFERENCE_INPUTS / inputs_per_output
    return scale * FINAL_INVERSE_TEMPERATURE * (1.0 - 0.95 ** (iteration + 1))


def shares_from_logs(log_couplings: tf.Tensor, activations: tf.Tensor) -> tf.Tensor:
    """Return r_ij / Σ_i r_ij of the weights r = R α, whose posteriors R come as logarithms.

    Ten passes leave a class with weights of e^−200 each. In float32 these are 0, but their ratios are not, so they
    are divided by the largest before they are added up.

    Args:
        log_couplings: log R, [..., outputs, inputs].
        activations: α, [..., 1, inputs], at least 0.

    Returns:
        [..., outputs, inputs]; 0 where no input is active.
    """
    heard = tf.where(activations > 0.0, log_couplings, log_couplings.dtype.min)
    largest = tf.stop_gradient(tf.reduce_max(heard, axis=-1, keepdims=True))
    return normalize(tf.exp(heard - largest) * activations)


def normalize(weights: tf.Tensor) -> tf.Tensor:
    """Return weights [..., inputs], which are at least 0, divided by their sum; 0 where all are."""
    return weights / tf.maximum(tf.reduce_sum(weights, axis=-1, keepdims=True), SMALLEST)


def fit_gaussians(votes: tf.Tensor, shares: tf.Tensor, *, is_last: bool = False) -> Fit:
    """Return the Gaussian of the weighted votes of each output; its variances are at least the floor.

    Args:
        votes: û, [..., outputs, inputs, dim].
        shares: r / Σ r, [..., outputs, inputs], which add up to 1.
        is_last: no further pass follows, so the distances have no part in the result.
    """
    return fit_weighted(votes, shares, floor=VARIANCE_FLOOR, is_last=is_last)


def activation_costs(variances: tf.Tensor, totals: tf.Tensor, cost_offset: tf.Tensor) -> tf.Tensor:
    """Return the cost of describing its votes for each output: Σ_d (β_u + ½ log σ²_d) · Σ_i r_i, [..., outputs].

    β_u and ½ log σ² nearly cancel, so their sums are added up, not each alone: λ Σ r multiplies every rounding.

    Args:
        variances: σ², [..., outputs, dim].
        totals: Σ_i r_i, [..., outputs].
        cost_offset: β_u, [outputs].
    """
    return tf.reduce_sum(cost_offset[:, None] + 0.5 * tf.math.log(variances), axis=-1) * totals


def log_likelihoods(variances: tf.Tensor, distances: tf.Tensor) -> tf.Tensor:
    """Return log p of each vote under its output's Gaussian, [..., outputs, inputs].

    Args:
        variances: σ², [..., outputs, dim].
        distances: of the votes, Σ_d (û_d − μ_d)² / σ²_d, [..., outputs, inputs].
    """
    return -0.5 * (distances + tf.reduce_sum(tf.math.log(2.0 * math.pi * variances), axis=-1)[..., None])
