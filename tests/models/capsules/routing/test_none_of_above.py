"""Dynamic routing beside “none of the above”, against the paper's procedure with one more logit, in NumPy."""

import numpy as np
import tensorflow as tf

from lib.models.capsules.routing import routing_kind
from lib.models.capsules.routing.kind import RoutingInput
from lib.models.capsules.trace import RoutingTrace
from lib.models.fast.softmax import softmax_beside_none
from tests.fidelity import reference
from tests.models.networks import trace_values

KIND = routing_kind("none_of_above")
VOTES = np.random.default_rng(0).normal(size=(2, 6, 3, 4)).astype(np.float32)


def routed(votes: np.ndarray, iterations: int = 3) -> RoutingTrace:
    by_output = tf.constant(votes.transpose(0, 2, 1, 3))
    return KIND.route(RoutingInput(by_output, tf.ones(votes.shape[:2]), iterations, {}))


def test_every_number_is_that_of_one_more_logit_of_0():
    expected = reference.routing(VOTES.astype(np.float64), 3, has_none=True)
    for name, values in trace_values(routed(VOTES)).items():
        np.testing.assert_allclose(values, expected[name], atol=1e-5, err_msg=name)


def test_the_couplings_of_a_capsule_leave_a_share_to_none():
    couplings = np.array(routed(VOTES).couplings)
    np.testing.assert_allclose(couplings[0], 1 / 4, rtol=1e-6)
    assert KIND.uniform_share(3) == 1 / 4
    assert (couplings.sum(axis=-1) < 1).all()


def test_a_capsule_that_agrees_with_nothing_gives_most_to_none():
    """Its votes point away from what all others vote for, so its logits fall below that of “none of the above”."""
    votes = np.tile(np.array([2.0, 0, 0, 0], np.float32), (1, 6, 3, 1))
    votes[:, 0] *= -1
    last = np.array(routed(votes).couplings)[-1, 0]
    assert 1 - last[0].sum() > last[0].max()
    assert 1 - last[1].sum() < last[1].min()


def test_the_softmax_beside_none_and_its_gradient():
    logits = tf.constant(np.random.default_rng(1).normal(0, 5, (2, 3, 4)), tf.float64)
    upstream = tf.constant(np.random.default_rng(2).normal(size=(2, 3, 4)))

    def gradient(function):
        with tf.GradientTape() as tape:
            tape.watch(logits)
            shares = function(logits)
            total = tf.reduce_sum(shares * upstream)
        return shares, tape.gradient(total, logits)

    def plain(logits):
        return tf.nn.softmax(tf.concat([logits, tf.zeros_like(logits[:, :1])], axis=1), axis=1)[:, :-1]

    for found, expected in zip(gradient(lambda x: softmax_beside_none(x, 1)), gradient(plain), strict=True):
        np.testing.assert_allclose(found, expected, atol=1e-12)


def test_logits_of_any_size_stay_finite():
    for value in (-1e4, 1e4):
        shares = softmax_beside_none(tf.fill((1, 3, 2), value), 1)
        np.testing.assert_allclose(shares, 0 if value < 0 else 1 / 3, atol=1e-6)
