"""EM routing: each output capsule is a Gaussian, fitted to the votes that it explains best."""

import math

import tensorflow as tf

from lib.models.capsules.routing import by_input
from lib.models.capsules.squash import EPSILON, capsule_lengths
from lib.models.capsules.trace import RoutingTrace

FINAL_INVERSE_TEMPERATURE = 0.01
REFERENCE_INPUTS = 1000.0
"""Inputs for each output at which λ is the paper's.

A cost adds up over the inputs that an output gets. The paper's λ fits outputs that get hundreds; with a handful
each, all activations stay at one half and nothing is learned, so λ grows as the inputs get fewer (as Gritzman
2019 scales the cost by the data for each parent).
"""
VARIANCE_FLOOR = 5e-4
FIRST_COST_OFFSET = 0.74
"""β_u of a new layer. Of votes with variance near 1 a first E-step keeps those with ½ log σ² near −0.74, which
this cancels: costs start near 0, where the sigmoid of an activation is steep. With 0.3 nothing was learned in 100
steps."""


def inverse_temperature(iteration: int, inputs_per_output: float) -> float:
    """λ of `iteration`, counted from 0: 0.01 · (1 − 0.95^(iteration + 1)), which grows with each pass, scaled.

    Args:
        inputs_per_output: input capsules for each output capsule; the scale is `REFERENCE_INPUTS` over this.
    """
    scale = REFERENCE_INPUTS / inputs_per_output
    return scale * FINAL_INVERSE_TEMPERATURE * (1.0 - 0.95 ** (iteration + 1))


def weighted_means(votes: tf.Tensor, weights: tf.Tensor) -> tf.Tensor:
    """The mean vote for each output, each vote with its weight.

    Args:
        votes: û, [..., outputs, inputs, dim].
        weights: r, [..., outputs, inputs], at least 0.

    Returns:
        μ, [..., outputs, dim].
    """
    return tf.linalg.matvec(votes, _shares(weights), transpose_a=True)


def weighted_variances(votes: tf.Tensor, weights: tf.Tensor, means: tf.Tensor) -> tf.Tensor:
    """σ² of the votes around `means` [..., outputs, dim], weighted in the same way; at least the floor."""
    deviations = tf.square(votes - means[..., None, :])  # (..., outputs, inputs, dim)
    return tf.linalg.matvec(deviations, _shares(weights), transpose_a=True) + VARIANCE_FLOOR


def _shares(weights: tf.Tensor) -> tf.Tensor:
    return weights / (tf.reduce_sum(weights, axis=-1, keepdims=True) + EPSILON)


def activation_costs(variances: tf.Tensor, weights: tf.Tensor, cost_offset: tf.Tensor) -> tf.Tensor:
    """What describing its votes costs each output: Σ_d (β_u + ½ log σ²_d) · Σ_i r_i, [..., outputs].

    Args:
        variances: σ², [..., outputs, dim].
        weights: r, [..., outputs, inputs].
        cost_offset: β_u, [outputs].
    """
    spread = tf.reduce_sum(0.5 * tf.math.log(variances), axis=-1)  # (..., outputs)
    dimensions = tf.cast(variances.shape[-1], variances.dtype)
    return (dimensions * cost_offset + spread) * tf.reduce_sum(weights, axis=-1)


def log_likelihoods(votes: tf.Tensor, means: tf.Tensor, variances: tf.Tensor) -> tf.Tensor:
    """log p of each vote under its output's Gaussian, [..., outputs, inputs].

    Args:
        votes: û, [..., outputs, inputs, dim].
        means, variances: μ and σ², [..., outputs, dim].
    """
    precision = 1.0 / variances
    squares = tf.reduce_sum(tf.square(votes - means[..., None, :]) * precision[..., None, :], axis=-1)
    constant = tf.reduce_sum(tf.math.log(2.0 * math.pi * variances), axis=-1)[..., None]
    return -0.5 * (squares + constant)


def as_vectors(means: tf.Tensor, activations: tf.Tensor) -> tf.Tensor:
    """Pose and activation read as one vector: the pose's direction, as long as the activation."""
    return activations[..., None] * means / capsule_lengths(means)[..., None]


def em_routing(
    votes: tf.Tensor,
    input_activations: tf.Tensor,
    iterations: int,
    cost_offset: tf.Tensor,
    benefit: tf.Tensor,
    *,
    by_output: bool = False,
) -> RoutingTrace:
    """Route by expectation maximisation (Hinton, Sabour, Frosst 2018, procedure 1).

    M-step: r_ij = R_ij α_i; μ_j and σ²_j of the votes weighted by r; the activation
    a_j = sigmoid(λ (β_a − Σ_d (β_u + ½ log σ²_jd) Σ_i r_ij)). E-step: R = softmax over j of log a_j + log p_ij.

    Args:
        votes: û, [batch, inputs, outputs, dim].
        input_activations: α, [batch, inputs] in [0, 1].
        iterations: how many M-steps; at least 1.
        cost_offset: β_u, [outputs], learned.
        benefit: β_a, [outputs], learned.
        by_output: the votes come as [batch, outputs, inputs, dim].

    Returns:
        A `RoutingTrace`: `couplings` are R, `logits` what R is the softmax of, `weighted_sums` the means μ,
        `agreements` log p, `outputs` the means' directions as long as the activations. Its `details` are
        "input_activations" [r, batch, inputs], "variances" [r, batch, outputs, dim], "costs" and
        "activations" [r, batch, outputs].

    Raises:
        ValueError: if `iterations` is below 1.
    """
    if iterations < 1:
        raise ValueError(f"Routing needs at least 1 iteration, but got {iterations}.")
    if not by_output:
        votes = tf.transpose(votes, (0, 2, 1, 3))  # (batch, outputs, inputs, dim)
    inputs_per_output = votes.shape[2] / votes.shape[1]
    passes = []
    logits = tf.zeros_like(votes[..., 0])  # (batch, outputs, inputs)
    for iteration in range(iterations):
        couplings = tf.nn.softmax(logits, axis=1)  # (batch, outputs, inputs), over the outputs
        weights = couplings * input_activations[:, None]
        means = weighted_means(votes, weights)  # (batch, outputs, dim)
        variances = weighted_variances(votes, weights, means)  # (batch, outputs, dim)
        costs = activation_costs(variances, weights, cost_offset)  # (batch, outputs)
        activations = tf.sigmoid(inverse_temperature(iteration, inputs_per_output) * (benefit - costs))
        outputs = as_vectors(means, activations)  # (batch, outputs, dim)
        agreements = log_likelihoods(votes, means, variances)  # (batch, outputs, inputs)
        values = (by_input(logits), by_input(couplings), means, outputs, by_input(agreements))
        passes.append((*values, input_activations, variances, costs, activations))
        logits = tf.math.log(activations + EPSILON)[..., None] + agreements
    *trace, alpha, variance, cost, activation = (tf.stack(values) for values in zip(*passes, strict=True))
    details = {"input_activations": alpha, "variances": variance, "costs": cost, "activations": activation}
    return RoutingTrace(*trace, details)
