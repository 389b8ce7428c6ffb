"""uniform_routing: it is the first pass of dynamic routing, and its gradient is finite."""

import numpy as np
import pytest
import tensorflow as tf

from lib.models.capsules import dynamic_routing, uniform_routing
from tests.fidelity import reference
from tests.models.networks import TRACED


@pytest.mark.parametrize("with_bias", [False, True])
def test_uniform_routing_is_the_first_pass(with_bias):
    votes = np.random.default_rng(0).normal(size=(2, 6, 4, 3))
    bias = np.random.default_rng(1).normal(size=(4, 3)) if with_bias else 0.0
    given = tf.constant(bias) if with_bias else None
    trace, first = uniform_routing(tf.constant(votes), given), dynamic_routing(tf.constant(votes), 1, given)
    expected = reference.routing(votes, 1, bias)
    for name in TRACED:
        np.testing.assert_allclose(getattr(trace, name), getattr(first, name), atol=1e-12, err_msg=name)
        np.testing.assert_allclose(getattr(trace, name), expected[name], atol=1e-6, err_msg=name)
    np.testing.assert_array_equal(trace.couplings, np.full((1, 2, 6, 4), 0.25))
    assert trace.details == {}


def test_uniform_routing_of_nothing_has_a_finite_gradient():
    votes = tf.zeros((1, 3, 5, 2))
    with tf.GradientTape() as tape:
        tape.watch(votes)
        total = tf.reduce_sum(uniform_routing(votes).outputs)
    np.testing.assert_array_equal(tape.gradient(total, votes), np.zeros((1, 3, 5, 2)))
