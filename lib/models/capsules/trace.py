"""What every kind of routing reports."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from lib.models.lazy_tensorflow import tf


class Axis(StrEnum):
    """What an axis of a reported array runs over. The batch, the second axis of every array, is not named."""

    ITERATIONS = "iterations"
    INPUTS = "inputs"
    OUTPUTS = "outputs"
    DIM = "dim"


PAIRS = (Axis.ITERATIONS, Axis.INPUTS, Axis.OUTPUTS)
CAPSULES = (Axis.ITERATIONS, Axis.OUTPUTS, Axis.DIM)
TRACE_AXES: Mapping[str, tuple[Axis, ...]] = {
    "logits": PAIRS,
    "couplings": PAIRS,
    "weighted_sums": CAPSULES,
    "outputs": CAPSULES,
    "agreements": PAIRS,
}
"""The axes of the arrays that every kind of routing reports, by name."""


class RoutingTrace(NamedTuple):
    """What routing computed in each of its r iterations; the iteration is the first axis.

    Shapes: `logits`, `couplings` and `agreements` are [r, batch, inputs, outputs];
    `weighted_sums` and `outputs` are [r, batch, outputs, dim]. The layer's result is `outputs[-1]`; the
    length of an output is the probability that its class is present, in every kind of routing.
    `details` has the arrays that only one kind computes, by the names and with the axes of `RoutingKind.details`.
    `next_logits` [batch, inputs, outputs] are those that one more iteration would start with; None for kinds that
    make one pass.
    """

    logits: tf.Tensor
    couplings: tf.Tensor
    weighted_sums: tf.Tensor
    outputs: tf.Tensor
    agreements: tf.Tensor
    details: Mapping[str, tf.Tensor] = {}
    next_logits: tf.Tensor | None = None


def by_input(pairs: tf.Tensor) -> tf.Tensor:
    """Swap the last two axes: [batch, outputs, inputs] → [batch, inputs, outputs], the order of a trace."""
    return tf.transpose(pairs, (0, 2, 1))
