"""The softmax along an inner axis: the same values and gradients as TensorFlow's."""

import numpy as np
import pytest
import tensorflow as tf

from lib.models.fast.softmax import log_softmax, softmax


def with_gradient(function, logits: tf.Tensor, axis: int) -> tuple[np.ndarray, np.ndarray]:
    with tf.GradientTape() as tape:
        tape.watch(logits)
        shares = function(logits, axis=axis)
        total = tf.reduce_sum(tf.sin(3.0 * shares))
    return np.array(shares), np.array(tape.gradient(total, logits))


@pytest.mark.parametrize("spread", [0.0, 1.0, 30.0])
@pytest.mark.parametrize("axis", [0, 1, 2, -1])
@pytest.mark.parametrize(("ours", "theirs"), [(softmax, tf.nn.softmax), (log_softmax, tf.nn.log_softmax)])
def test_values_and_gradients_are_tensorflows(ours, theirs, axis, spread):
    logits = tf.constant(spread * np.random.default_rng(0).normal(size=(3, 4, 5)), tf.float32)
    for found, expected in zip(
        with_gradient(ours, logits, axis), with_gradient(theirs, logits, axis), strict=True
    ):
        np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-6)


def test_huge_logits_give_shares_that_add_up_to_1():
    shares = np.array(softmax(tf.constant([[1e30, -1e30], [1e4, 1e4]]), axis=1))
    np.testing.assert_array_equal(shares, [[1, 0], [0.5, 0.5]])
