"""dynamic_routing: known numbers, shapes, gradients, and what it refuses."""

import numpy as np
import pytest
import tensorflow as tf

from lib.models.capsules import dynamic_routing, uniform_routing
from tests.fidelity import reference
from tests.models.networks import TRACED

VOTES = np.arange(8, dtype=np.float64).reshape(1, 2, 2, 2)  # (batch 1, inputs 2, outputs 2, dim 2)


def test_one_pass_over_known_votes():
    trace = dynamic_routing(tf.constant(VOTES), 1)
    np.testing.assert_array_equal(trace.couplings, np.full((1, 1, 2, 2), 0.5))
    np.testing.assert_allclose(trace.weighted_sums, [[[[2, 3], [4, 5]]]], atol=1e-12)
    np.testing.assert_allclose(trace.outputs, [[[[0.5150788, 0.7726181], [0.6098214, 0.7622767]]]], atol=1e-5)


def test_three_passes_over_known_votes():
    trace = dynamic_routing(tf.constant(VOTES), 3)
    np.testing.assert_allclose(trace.outputs[-1], [[[7.6e-8, 4.15e-6], [0.6209423, 0.7761009]]], atol=1e-5)
    np.testing.assert_allclose(trace.couplings[-1], [[[0.0019915, 0.9980085], [9.28e-6, 0.9999907]]], atol=1e-5)


def test_shapes_have_the_iteration_first():
    trace = dynamic_routing(tf.random.normal((5, 6, 4, 3)), 2)
    assert {name: tuple(values.shape) for name, values in trace._asdict().items() if name in TRACED} == {
        "logits": (2, 5, 6, 4),
        "couplings": (2, 5, 6, 4),
        "weighted_sums": (2, 5, 4, 3),
        "outputs": (2, 5, 4, 3),
        "agreements": (2, 5, 6, 4),
    }
    assert trace.details == {}


def test_logits_start_at_zero_and_gather_the_agreements():
    trace = dynamic_routing(tf.constant(np.random.default_rng(0).normal(size=(2, 6, 4, 3))), 4)
    gathered = np.cumsum(trace.agreements, axis=0)
    np.testing.assert_array_equal(trace.logits[0], np.zeros((2, 6, 4)))
    np.testing.assert_allclose(trace.logits[1:], gathered[:-1], atol=1e-12)


def test_the_bias_is_added_before_squash():
    bias = np.array([[0.5, -1.0], [2.0, 0.25]])
    trace = dynamic_routing(tf.constant(VOTES), 1, bias=tf.constant(bias))
    expected = np.array([[2.0, 3.0], [4.0, 5.0]]) + bias
    np.testing.assert_allclose(trace.weighted_sums, expected[None, None], atol=1e-12)
    np.testing.assert_allclose(trace.outputs, reference.squash(expected)[None, None], atol=1e-6)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_the_dtype_is_that_of_the_votes(dtype):
    trace = dynamic_routing(tf.constant(VOTES, dtype), 2)
    assert {getattr(trace, name).dtype for name in TRACED} == {tf.as_dtype(dtype)}


def test_votes_of_zero_stay_zero_and_couplings_uniform():
    trace = dynamic_routing(tf.zeros((1, 3, 5, 2)), 3)
    np.testing.assert_array_equal(trace.outputs, np.zeros((3, 1, 5, 2)))
    np.testing.assert_allclose(trace.couplings, np.full((3, 1, 3, 5), 0.2), atol=1e-7)


@pytest.mark.parametrize("iterations", [0, -1])
def test_less_than_one_iteration_is_refused(iterations):
    with pytest.raises(ValueError, match=f"at least 1 iteration, but got {iterations}"):
        dynamic_routing(tf.constant(VOTES), iterations)


def test_votes_may_come_by_output():
    votes = np.random.default_rng(0).normal(size=(2, 6, 4, 3))
    bias = tf.constant(np.random.default_rng(1).normal(size=(4, 3)))
    for routing in (lambda *args, **options: dynamic_routing(args[0], 3, args[1], **options), uniform_routing):
        one, other = routing(votes, bias), routing(tf.constant(votes.swapaxes(1, 2)), bias, by_output=True)
        for name in TRACED:
            np.testing.assert_allclose(getattr(one, name), getattr(other, name), atol=1e-12, err_msg=name)


def gradient(
    votes: np.ndarray, direction: np.ndarray, couplings: tf.Tensor | None = None, *, blocked_gradient: bool = False
) -> np.ndarray:
    """Return the gradient of Σ direction · v by the votes, after three passes or with fixed `couplings`."""
    given = tf.constant(votes)
    with tf.GradientTape() as tape:
        tape.watch(given)
        if couplings is None:
            outputs = dynamic_routing(given, 3, blocked_gradient=blocked_gradient).outputs[-1]
        else:
            sums = tf.reduce_sum(couplings[..., None] * given, axis=1)
            length = tf.norm(sums, axis=-1, keepdims=True)
            outputs = length / (1 + length**2) * sums
        total = tf.reduce_sum(outputs * direction)
    return np.array(tape.gradient(total, given))


def test_a_blocked_gradient_is_that_of_fixed_couplings():
    votes = np.random.default_rng(0).normal(size=(2, 6, 4, 3))
    direction = np.random.default_rng(1).normal(size=(2, 4, 3))
    free, blocked = (dynamic_routing(tf.constant(votes), 3, blocked_gradient=block) for block in (False, True))
    for name in TRACED:
        np.testing.assert_array_equal(getattr(free, name), getattr(blocked, name), err_msg=name)
    blocked_gradient = gradient(votes, direction, blocked_gradient=True)
    np.testing.assert_allclose(blocked_gradient, gradient(votes, direction, free.couplings[-1]), atol=1e-5)
    assert np.abs(gradient(votes, direction) - blocked_gradient).max() > 0.01
