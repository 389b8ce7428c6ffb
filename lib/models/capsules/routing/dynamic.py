"""Dynamic routing between two layers of capsules, with everything it computed on the way."""

from __future__ import annotations

from collections.abc import Callable

from lib.errors import N_
from lib.models.capsules.routing.kind import LENGTHS_CHANGE, RoutingInput, RoutingKind, RoutingStep, RoutingWeight
from lib.models.capsules.squash import squash
from lib.models.capsules.trace import Axis, RoutingTrace, by_input
from lib.models.fast.shared_votes import SharedVotes, compare
from lib.models.fast.softmax import softmax
from lib.models.lazy_tensorflow import tf


def first_logits(votes: tf.Tensor, given: tf.Tensor | None) -> tf.Tensor:
    """Return the logits of the first iteration, [batch, outputs, inputs]: those given, or zeros.

    Args:
        votes: [batch, outputs, inputs, dim].
        given: [batch, inputs, outputs], or None.
    """
    return tf.zeros(tf.shape(votes)[:-1], votes.dtype) if given is None else tf.transpose(given, (0, 2, 1))


def dynamic_routing(
    votes: tf.Tensor,
    iterations: int,
    bias: tf.Tensor | None = None,
    *,
    blocked_gradient: bool = False,
    by_output: bool = False,
    logits: tf.Tensor | None = None,
    softmax: Callable[..., tf.Tensor] = softmax,
) -> RoutingTrace:
    """Route votes by agreement (Sabour, Frosst, Hinton 2017, procedure 1).

    The logits start at zero for every image and every forward pass, so nothing is carried from one
    image to the next.

    Args:
        votes: û, [batch, inputs, outputs, dim]; what input capsule i predicts for output capsule j.
        iterations: r, how many passes to make; at least 1. One pass means uniform couplings.
        bias: added to the weighted sums before squash, [outputs, dim]; the paper has none.
        blocked_gradient: let the gradient flow through the last pass alone. The official code lets it flow
            through all of them.
        by_output: the votes come as [batch, outputs, inputs, dim], the order in which they are summed.
        logits: b of the first iteration, [batch, inputs, outputs], to go on from an earlier one; else zeros.
        softmax: makes couplings of logits [batch, outputs, inputs] along an axis.

    Returns:
        The `RoutingTrace` of all iterations.

    Raises:
        ValueError: if `iterations` is below 1.
    """
    if iterations < 1:
        raise ValueError(f"Routing needs at least 1 iteration, but got {iterations}.")
    if not by_output:
        votes = tf.transpose(votes, (0, 2, 1, 3))  # (batch, outputs, inputs, dim)
    shared = SharedVotes(votes, 2 * iterations - 1)
    fixed = SharedVotes(tf.stop_gradient(votes), 2 * iterations - 2) if blocked_gradient else shared
    passes = []
    logits = first_logits(votes, logits)  # (batch, outputs, inputs)
    for iteration in range(iterations):
        is_last = iteration == iterations - 1
        seen = shared if is_last else fixed
        couplings = softmax(logits, axis=1)  # (batch, outputs, inputs), over the outputs
        weighted_sums = seen.weigh(couplings)  # (batch, outputs, dim)
        if bias is not None:
            weighted_sums = weighted_sums + bias
        outputs = squash(weighted_sums)  # (batch, outputs, dim)
        # Each û · v, (batch, outputs, inputs); those of the last pass have no part in the layer's result.
        agreements = compare(votes, outputs) if is_last else seen.compare(outputs)
        passes.append((by_input(logits), by_input(couplings), weighted_sums, outputs, by_input(agreements)))
        logits = logits + agreements
    trace = (tf.stack(values) for values in zip(*passes, strict=True))
    return RoutingTrace(*trace, next_logits=by_input(logits))


def route(given: RoutingInput, softmax: Callable[..., tf.Tensor] = softmax) -> RoutingTrace:
    """Return `dynamic_routing` of what the class capsules give."""
    return dynamic_routing(
        given.votes,
        given.iterations,
        given.weights.get("bias"),
        blocked_gradient=given.blocked_gradient,
        by_output=True,
        logits=given.logits,
        softmax=softmax,
    )


def combine(given: RoutingInput, couplings: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor]:
    """Return the votes' sums weighted by any couplings [batch, outputs, inputs], and the outputs."""
    weighted_sums = tf.linalg.matvec(given.votes, couplings, transpose_a=True)  # (batch, outputs, dim)
    if "bias" in given.weights:
        weighted_sums = weighted_sums + given.weights["bias"]
    return weighted_sums, squash(weighted_sums)


KIND = RoutingKind(
    name=N_("dynamic"),
    place=1,
    title=N_("Dynamic routing"),
    sentence=N_("Dynamic routing: each iteration gives more of a vote to the classes that agree with it."),
    is_one_pass=False,
    function=dynamic_routing,
    route=route,
    combine=combine,
    squash="squash",
    products=lambda iterations: 2 * iterations - 1,  # a weighted sum in each, and agreements in all but the last
    weights=(RoutingWeight("bias", (Axis.OUTPUTS, Axis.DIM), is_bias=True),),
    steps=(
        RoutingStep(
            "softmax",
            N_("softmax"),
            array="couplings",
            first_sentence=N_(
                "All logits are 0, so each of the {inputs} primary capsules gives each of the {outputs} class "
                "capsules the same coupling, {uniform}."
            ),
            sentence=N_(
                "The couplings to {class} now average {mean} and reach {high}; uniform would be {uniform}."
            ),
        ),
        RoutingStep(
            "weighted_sum",
            N_("weighted sum"),
            array="weighted_sums",
            sentence=N_(
                "Each class capsule adds up its {inputs} votes, each times its coupling; the longest sum is that "
                "of {class}, {length}."
            ),
        ),
        RoutingStep(
            "squash",
            N_("squash"),
            array="outputs",
            first_sentence=N_(
                "Each sum keeps its direction and gets a length between 0 and 1: {class} is longest with "
                "{length}, then {second} with {second_length}."
            ),
            sentence=LENGTHS_CHANGE,
        ),
        RoutingStep(
            "agreement",
            N_("agreement"),
            array="agreements",
            sentence=N_(
                "Each vote is compared with what came out: for {class} the agreement is {mean} on average, and "
                "most for capsule {capsule}, {high}."
            ),
        ),
        RoutingStep(
            "update",
            N_("update"),
            variable="logits",
            sentence=N_(
                "Each agreement is added to its logit: for {class} the logits now average {mean} and reach {high}."
            ),
            last_sentence=N_(
                "Done: the answer is {class}, length {length}. These logits are dropped; the next image starts at "
                "0."
            ),
        ),
    ),
    texts={
        "map_logit": N_("All {inputs} logits for {class}"),
        "legend_logit": N_("Width: |b|, up to {widest}."),
        "more_logit": N_("above 0"),
        "less_logit": N_("below"),
        "logit_name": N_("logit b"),
        "agreement_caption": N_("vote times output: {dimensions} products"),
        "update_caption": N_("the next softmax starts from here"),
        "update_caption_last": N_("no softmax follows: not used any more"),
        "predicted_waiting": N_("You guessed {guess}. The third squash will tell."),
    },
)
