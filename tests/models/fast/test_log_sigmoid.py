"""The logarithm of a sigmoid: TensorFlow's values and gradients, in an exported file too."""

import numpy as np
import tensorflow as tf

from lib.inspectors.questions.export.lite import to_lite
from lib.inspectors.questions.export.signatures import Signature
from lib.models.fast.log_sigmoid import log_sigmoid
from tests.lite import LiteNetwork

VALUES = np.array([-1e4, -200, -90, -3, -0.5, 0, 0.5, 3, 90, 1e4], np.float32)


def test_values_and_gradients_are_tensorflows():
    values = tf.constant(VALUES)
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(values)
        found, expected = log_sigmoid(values), tf.math.log_sigmoid(values)
    np.testing.assert_allclose(found, expected, rtol=1e-6, atol=1e-7)
    np.testing.assert_allclose(tape.gradient(found, values), tape.gradient(expected, values), rtol=1e-6, atol=1e-7)


def test_it_is_finite_in_an_exported_file():
    logarithm = Signature(lambda values: {"logs": log_sigmoid(values)}, {"values": VALUES.shape})
    found = LiteNetwork(to_lite({"logarithm": logarithm})).run("logarithm", values=VALUES)["logs"]
    np.testing.assert_allclose(found, log_sigmoid(tf.constant(VALUES)), rtol=1e-6, atol=2e-7)
