"""Dynamic routing in which “none of the above” takes a share of each capsule, as the paper's for CIFAR-10."""

from __future__ import annotations

from dataclasses import replace

from lib.errors import N_
from lib.models.capsules.routing import dynamic
from lib.models.capsules.routing.kind import RoutingInput, RoutingStep
from lib.models.capsules.trace import RoutingTrace
from lib.models.fast.softmax import softmax_beside_none


def route(given: RoutingInput) -> RoutingTrace:
    """Return `dynamic_routing` with c_ij = e^(b_ij) / (1 + Σ_k e^(b_ik)), of what the class capsules give.

    The 1 is “none of the above”: one more logit, which stays 0. What it takes goes to no capsule, so that the
    class capsules need not explain all that is in a picture (Sabour, Frosst, Hinton 2017, section 7, and the
    leaky softmax of their code).
    """
    return dynamic.route(given, softmax_beside_none)


def _with_none(step: RoutingStep) -> RoutingStep:
    """Return the step of dynamic routing, in which the softmax says where the rest goes."""
    if step.name != "softmax":
        return step
    return replace(
        step,
        first_sentence=N_(
            "All logits are 0, and so is that of “none of the above”: each of the {inputs} primary capsules gives "
            "each of the {outputs} class capsules the same coupling, {uniform}, and as much to none of them."
        ),
        sentence=N_(
            "The couplings to {class} now average {mean} and reach {high}; uniform would be {uniform}. Those of a "
            "capsule add up to less than 1: “none of the above” takes the rest."
        ),
    )


KIND = replace(
    dynamic.KIND,
    name=N_("none_of_above"),
    place=5,
    title=N_("Dynamic routing with “none of the above”"),
    sentence=N_(
        "Dynamic routing with “none of the above”: what fits no class goes to none, so couplings add up to less "
        "than 1. The paper uses it for CIFAR-10."
    ),
    route=route,
    has_none=True,
    steps=tuple(map(_with_none, dynamic.KIND.steps)),
    texts={
        "none_of_above_caption": N_("over {outputs} classes and “none of the above”, the 1 below the line"),
    },
)
