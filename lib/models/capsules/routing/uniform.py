"""Uniform coefficients: the votes are averaged, and nothing is routed."""

from __future__ import annotations

from lib.errors import N_
from lib.models.capsules.routing.dynamic import combine
from lib.models.capsules.routing.kind import RoutingInput, RoutingKind, RoutingStep, RoutingWeight
from lib.models.capsules.squash import squash
from lib.models.capsules.trace import Axis, RoutingTrace, by_input
from lib.models.lazy_tensorflow import tf


def uniform_routing(votes: tf.Tensor, bias: tf.Tensor | None = None, *, by_output: bool = False) -> RoutingTrace:
    """Route nothing: every input capsule gives each of the J output capsules the same share, 1/J.

    s_j = Σ_i û_j|i / J;  v_j = squash(s_j). What Paik, Kwak and Kim (2019) found to do as well as routing.

    Args:
        votes, bias, by_output: as for `dynamic_routing`, whose first pass this is.

    Returns:
        A `RoutingTrace` of one iteration; its agreements are reported but change nothing.
    """
    if not by_output:
        votes = tf.transpose(votes, (0, 2, 1, 3))  # (batch, outputs, inputs, dim)
    logits = tf.zeros_like(votes[..., 0])  # (batch, outputs, inputs)
    couplings = tf.ones_like(logits) / votes.shape[1]
    weighted_sums = tf.reduce_sum(votes, axis=2) / votes.shape[1]  # (batch, outputs, dim)
    if bias is not None:
        weighted_sums = weighted_sums + bias
    outputs = squash(weighted_sums)  # (batch, outputs, dim)
    agreements = tf.linalg.matvec(votes, outputs)  # (batch, outputs, inputs)
    values = (by_input(logits), by_input(couplings), weighted_sums, outputs, by_input(agreements))
    return RoutingTrace(*(value[None] for value in values))


def route(given: RoutingInput) -> RoutingTrace:
    """Return `uniform_routing` of what the class capsules give."""
    return uniform_routing(given.votes, given.weights.get("bias"), by_output=True)


KIND = RoutingKind(
    name=N_("uniform"),
    place=2,
    title=N_("Uniform coefficients"),
    sentence=N_("Uniform coefficients: nothing is routed, every vote counts the same."),
    is_one_pass=True,
    function=uniform_routing,
    route=route,
    combine=combine,
    squash="squash",
    products=lambda iterations: 0,  # sums only
    weights=(RoutingWeight("bias", (Axis.OUTPUTS, Axis.DIM), is_bias=True),),
    steps=(
        RoutingStep(
            "equal_shares",
            N_("equal shares"),
            array="couplings",
            sentence=N_(
                "Nothing is routed: each of the {inputs} primary capsules gives each of the {outputs} class "
                "capsules the same share, {uniform}."
            ),
        ),
        RoutingStep(
            "weighted_sum",
            N_("weighted sum"),
            array="weighted_sums",
            sentence=N_(
                "The votes are averaged: each counts {uniform}, whatever it says. The longest sum is that of "
                "{class}, {length}."
            ),
        ),
        RoutingStep(
            "squash",
            N_("squash"),
            array="outputs",
            sentence=N_(
                "Done: {class} is longest with {length}, then {second} with {second_length}. No vote was compared "
                "with them: nothing was routed."
            ),
        ),
    ),
    texts={
        "equal_shares_caption": N_("the same for each of the {outputs} class capsules, whatever the vote says"),
    },
)
