"""EM routing: each output capsule is a Gaussian, fitted to the votes that it explains best."""

from __future__ import annotations

from lib.errors import N_
from lib.models.capsules.gaussians import (
    FIRST_COST_OFFSET,
    activation_costs,
    fit_gaussians,
    inverse_temperature,
    log_likelihoods,
    normalize,
    shares_from_logs,
)
from lib.models.capsules.routing.dynamic import first_logits
from lib.models.capsules.routing.em_texts import TEXTS
from lib.models.capsules.routing.kind import (
    LENGTHS_CHANGE,
    Presence,
    RoutingInput,
    RoutingKind,
    RoutingStep,
    RoutingWeight,
)
from lib.models.capsules.squash import capsule_lengths
from lib.models.capsules.trace import CAPSULES, Axis, RoutingTrace, by_input
from lib.models.fast.log_sigmoid import log_sigmoid
from lib.models.fast.softmax import log_softmax
from lib.models.lazy_tensorflow import tf


def as_vectors(means: tf.Tensor, activations: tf.Tensor) -> tf.Tensor:
    """Return pose and activation as one vector: in the pose's direction, as long as the activation."""
    return activations[..., None] * means / capsule_lengths(means)[..., None]


def em_routing(
    votes: tf.Tensor,
    input_activations: tf.Tensor,
    iterations: int,
    cost_offset: tf.Tensor,
    benefit: tf.Tensor,
    *,
    by_output: bool = False,
    logits: tf.Tensor | None = None,
    first_iteration: int | tf.Tensor = 0,
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
        logits: of the first iteration, [batch, inputs, outputs], to go on from an earlier one; else zeros.
        first_iteration: its number, from 0, which λ depends on.

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
    logits = first_logits(votes, logits)  # (batch, outputs, inputs)
    for iteration in range(iterations):
        number = first_iteration + iteration
        log_couplings = log_softmax(logits, axis=1)  # (batch, outputs, inputs), over the outputs
        couplings = tf.exp(log_couplings)
        weights = couplings * input_activations[:, None]
        shares = shares_from_logs(log_couplings, input_activations[:, None])  # weights by their sum
        is_last = iteration == iterations - 1
        means, variances, distances = fit_gaussians(votes, shares, is_last=is_last)  # twice (batch, outputs, dim)
        costs = activation_costs(variances, tf.reduce_sum(weights, axis=-1), cost_offset)  # (batch, outputs)
        evidence = inverse_temperature(number, inputs_per_output) * (benefit - costs)  # (batch, outputs)
        activations = tf.sigmoid(evidence)
        outputs = as_vectors(means, activations)  # (batch, outputs, dim)
        agreements = log_likelihoods(variances, distances)  # (batch, outputs, inputs)
        values = (by_input(logits), by_input(couplings), means, outputs, by_input(agreements))
        passes.append((*values, input_activations, variances, costs, activations))
        logits = log_sigmoid(evidence)[..., None] + agreements
    *trace, alpha, variance, cost, activation = (tf.stack(values) for values in zip(*passes, strict=True))
    details = {"input_activations": alpha, "variances": variance, "costs": cost, "activations": activation}
    return RoutingTrace(*trace, details, by_input(logits))


def route(given: RoutingInput) -> RoutingTrace:
    """Return `em_routing` of what the class capsules give."""
    cost_offset, benefit = given.weights["cost_offset"], given.weights["benefit"]
    return em_routing(
        given.votes,
        given.activations,
        given.iterations,
        cost_offset,
        benefit,
        by_output=True,
        logits=given.logits,
        first_iteration=given.first_iteration,
    )


def combine(given: RoutingInput, couplings: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor]:
    """Return the means of the Gaussians fitted with any posteriors [batch, outputs, inputs], and the outputs."""
    weights = couplings * given.activations[:, None]
    found = fit_gaussians(given.votes, normalize(weights))
    totals = tf.reduce_sum(weights, axis=-1)
    costs = activation_costs(found.variances, totals, given.weights["cost_offset"])  # (batch, outputs)
    certainty = inverse_temperature(given.first_iteration, given.votes.shape[2] / given.votes.shape[1])
    return found.means, as_vectors(found.means, tf.sigmoid(certainty * (given.weights["benefit"] - costs)))


M_STEP, E_STEP = N_("M-step"), N_("E-step")
KIND = RoutingKind(
    name=N_("em"),
    place=4,
    title=N_("EM routing"),
    sentence=N_(
        "EM routing: each class fits a Gaussian to its votes and wins the capsules that it explains best."
    ),
    is_one_pass=False,
    function=em_routing,
    route=route,
    combine=combine,
    uses_activations=True,
    uses_iteration=True,
    products=lambda iterations: 2 * iterations,  # the means and the variances in each iteration
    vote_spread=1.0,  # votes of variance near 1, which the first cost offset expects
    adds_votes=False,
    presence=Presence.ACTIVATION,
    details={
        "input_activations": (Axis.ITERATIONS, Axis.INPUTS),
        "variances": CAPSULES,
        "costs": (Axis.ITERATIONS, Axis.OUTPUTS),
        "activations": (Axis.ITERATIONS, Axis.OUTPUTS),
    },
    weights=(
        RoutingWeight("cost_offset", (Axis.OUTPUTS,), initial=FIRST_COST_OFFSET),
        RoutingWeight("benefit", (Axis.OUTPUTS,)),
    ),
    steps=(
        RoutingStep(
            "weights",
            N_("weights"),
            group=M_STEP,
            variable="weights",
            first_sentence=N_(
                "Nothing is known yet: each of the {inputs} primary capsules belongs to each of the {outputs} "
                "classes with probability {uniform}, so its votes weigh {uniform} times its own activation α."
            ),
            sentence=N_(
                "Each vote weighs as much as the last E-step gave it: for {class} the {inputs} weights now add up "
                "to {mass}; before, to {before}."
            ),
        ),
        RoutingStep(
            "mean",
            N_("mean"),
            group=M_STEP,
            array="weighted_sums",
            variable="means",
            sentence=N_(
                "Each class capsule becomes a Gaussian around the weighted mean of its {inputs} votes; the "
                "longest mean is that of {class}, {length}."
            ),
        ),
        RoutingStep(
            "variance",
            N_("variance"),
            group=M_STEP,
            array="variances",
            sentence=N_(
                "The closer its votes lie together, the smaller a class’s variance: {class}’s are tightest, σ² is "
                "{spread} on average."
            ),
        ),
        RoutingStep(
            "activation",
            N_("activation"),
            group=M_STEP,
            array="outputs",
            variable="activations",
            first_sentence=N_(
                "Tight votes are cheap to describe, and what is cheap becomes active: {class} gets {length}, then "
                "{second} with {second_length}."
            ),
            sentence=LENGTHS_CHANGE,
        ),
        RoutingStep(
            "likelihood",
            N_("likelihood"),
            group=E_STEP,
            array="agreements",
            sentence=N_(
                "How likely is each vote under the class’s Gaussian? For {class} ln p is {mean} on average, and "
                "most for capsule {capsule}, {high}."
            ),
        ),
        RoutingStep(
            "posterior",
            N_("posterior"),
            group=E_STEP,
            variable="logits",
            sentence=N_(
                "By Bayes’ rule each capsule shares itself out again: {class} gets {mean} of it on average and up "
                "to {high}; uniform would be {uniform}."
            ),
            last_sentence=N_(
                "Done: the answer is {class}, activation {length}. These posteriors are not used; the next image "
                "starts at {uniform}."
            ),
        ),
    ),
    texts=TEXTS,
)
