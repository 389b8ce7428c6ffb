"""Self-attention routing: one pass, no iterations."""

from __future__ import annotations

from lib.errors import N_, NP_
from lib.models.capsules.routing.kind import RoutingInput, RoutingKind, RoutingStep, RoutingWeight
from lib.models.capsules.squash import exponential_squash
from lib.models.capsules.trace import PAIRS, Axis, RoutingTrace, by_input
from lib.models.fast.softmax import softmax
from lib.models.lazy_tensorflow import tf


def self_attention_routing(
    votes: tf.Tensor, bias: tf.Tensor | None = None, *, by_output: bool = False
) -> RoutingTrace:
    """Route in one pass by how much the votes for an output agree with each other.

    a_ki = Σ_i' û_ki · û_ki' / √D;  c = softmax of a over the outputs k;  s_k = Σ_i û_ki (c_ki + B_ki);
    v = (1 − e^(−‖s‖)) · s / ‖s‖   (Mazzia, Salvetti, Chiaberge 2021, equations 4 to 7)

    Args:
        votes: û, [batch, inputs, outputs, dim].
        bias: B, [inputs, outputs], learned and added after the softmax.
        by_output: the votes come as [batch, outputs, inputs, dim].

    Returns:
        A `RoutingTrace` of one iteration, whose `logits` and `agreements` are both a, and whose `details`
        have B as "priors", [1, batch, inputs, outputs], where there is one.
    """
    if not by_output:
        votes = tf.transpose(votes, (0, 2, 1, 3))  # (batch, outputs, inputs, dim)
    scale = tf.sqrt(tf.cast(votes.shape[-1], votes.dtype))
    agreements = tf.linalg.matvec(votes, tf.reduce_sum(votes, axis=2)) / scale  # (batch, outputs, inputs)
    couplings = softmax(agreements, axis=1)  # (batch, outputs, inputs), over the outputs
    weights = couplings if bias is None else couplings + tf.transpose(bias)
    weighted_sums = tf.linalg.matvec(votes, weights, transpose_a=True)  # (batch, outputs, dim)
    outputs = exponential_squash(weighted_sums)  # (batch, outputs, dim)
    attention, shares = by_input(agreements)[None], by_input(couplings)[None]
    details = {} if bias is None else {"priors": tf.broadcast_to(bias, tf.shape(shares))}
    return RoutingTrace(attention, shares, weighted_sums[None], outputs[None], attention, details)


def route(given: RoutingInput) -> RoutingTrace:
    """Return `self_attention_routing` of what the class capsules give."""
    return self_attention_routing(given.votes, given.weights["priors"], by_output=True)


def combine(given: RoutingInput, couplings: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor]:
    """Return the votes' sums weighted by any couplings [batch, outputs, inputs] plus B, and the outputs."""
    weights = couplings + tf.transpose(given.weights["priors"])
    weighted_sums = tf.linalg.matvec(given.votes, weights, transpose_a=True)  # (batch, outputs, dim)
    return weighted_sums, exponential_squash(weighted_sums)


KIND = RoutingKind(
    name=N_("self_attention"),
    place=3,
    title=N_("Self-attention routing"),
    sentence=N_("Self-attention routing: the more a vote agrees with all the others, the more it counts."),
    is_one_pass=True,
    function=self_attention_routing,
    route=route,
    combine=combine,
    squash="exponential_squash",
    details={"priors": PAIRS},
    products=lambda iterations: 2,  # the agreements, and the weighted sum
    weights=(RoutingWeight("priors", (Axis.INPUTS, Axis.OUTPUTS)),),
    steps=(
        RoutingStep(
            "agreement",
            N_("agreement"),
            array="agreements",
            sentence=N_(
                "Each vote is compared with the sum of all votes for the same class: for {class} the agreement is "
                "{mean} on average, and most for capsule {capsule}, {high}."
            ),
        ),
        RoutingStep(
            "softmax",
            N_("softmax"),
            array="couplings",
            sentence=N_(
                "A softmax over the classes turns agreements into couplings: those to {class} average {mean} and "
                "reach {high}; uniform would be {uniform}."
            ),
        ),
        RoutingStep(
            "weighted_sum",
            N_("weighted sum"),
            array="weighted_sums",
            sentence=N_(
                "Each vote is multiplied by its coupling c plus B, which is learned for its pair of capsules and "
                "the same for every picture. The longest sum is that of {class}, {length}."
            ),
        ),
        RoutingStep(
            "squash",
            N_("squash"),
            array="outputs",
            sentence=N_(
                "Done in one pass: each sum keeps its direction, and its length becomes 1 − e^(−‖s‖). {class} is "
                "longest with {length}, then {second} with {second_length}."
            ),
        ),
    ),
    texts={
        "map_prior": N_("All {inputs} weights c + B to {class}"),
        "legend_prior": N_("Width: |c + B − {uniform}|, up to {widest}."),
        "legend_attention": N_("Width: |a|, up to {widest}."),
        "more_attention": N_("with the sum of all votes"),
        "less_attention": N_("against that sum"),
        "order_uneven": N_("furthest from uniform"),
        "title_uneven": NP_(
            "The {count} primary capsule furthest from uniform",
            "The {count} primary capsules furthest from uniform",
        ),
        "title_position_uneven": NP_(
            "The one furthest from uniform", "The {count} furthest from uniform, by position"
        ),
        "prior_name": N_("prior B"),
        "weight_prior_name": N_("weight c + B"),
        "attention_caption": N_("this vote with the sum of all {inputs} votes"),
        "prior_sum_caption": N_("{inputs} votes for {class}, each times coupling + prior"),
    },
)
