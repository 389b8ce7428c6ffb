"""Mistake 11: taking a blocked gradient in the inner iterations for a rule; the official code lets it through."""

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest
import tensorflow as tf

from lib.models.capsules import RoutingTrace, dynamic_routing
from tests.fidelity import reference
from tests.models.mistakes.mutable_routing import mutable_routing

VOTES = np.random.default_rng(0).normal(size=(2, 3, 2, 4))
DIRECTION = np.random.default_rng(1).normal(size=(2, 2, 4))  # what the outputs are projected on

blocked = partial(mutable_routing, feedback=tf.stop_gradient)


def gradient(routing: Callable[..., RoutingTrace], iterations: int) -> np.ndarray:
    """Return the derivative of Σ direction · v by the votes."""
    votes = tf.constant(VOTES)
    with tf.GradientTape() as tape:
        tape.watch(votes)
        projected = tf.reduce_sum(routing(votes, iterations).outputs[-1] * DIRECTION)
    return np.array(tape.gradient(projected, votes))


def measured_gradient(iterations: int, step: float = 1e-6) -> np.ndarray:
    """Return the same by central differences of the reference, one vote at a time."""
    slopes = np.empty_like(VOTES)
    for position in np.ndindex(VOTES.shape):
        nudge = np.zeros_like(VOTES)
        nudge[position] = step
        ahead, behind = (
            (reference.routing(VOTES + sign * nudge, iterations)["outputs"][-1] * DIRECTION).sum()
            for sign in (1, -1)
        )
        slopes[position] = (ahead - behind) / (2 * step)
    return slopes


def check_the_gradient_flows_through_all_iterations(routing: Callable[..., RoutingTrace], iterations: int) -> None:
    np.testing.assert_allclose(gradient(routing, iterations), measured_gradient(iterations), atol=1e-5)


@pytest.mark.parametrize("iterations", [1, 2, 3])
def test_mistake_11_gradient(iterations):
    check_the_gradient_flows_through_all_iterations(mutable_routing, iterations)
    check_the_gradient_flows_through_all_iterations(dynamic_routing, iterations)


@pytest.mark.parametrize("iterations", [2, 3])
def test_mistake_11_is_caught(iterations):
    with pytest.raises(AssertionError):
        check_the_gradient_flows_through_all_iterations(blocked, iterations)


def test_mistake_11_one_iteration_has_nothing_to_block():
    check_the_gradient_flows_through_all_iterations(blocked, 1)
