"""One pass of Adam gives what Keras's many operations give."""

import keras
import numpy as np
import pytest
import tensorflow as tf

from lib.models.fast.fused_adam import FusedAdam


def trained(optimizer: keras.Optimizer, steps: int) -> np.ndarray:
    random = np.random.default_rng(0)
    weight = keras.Variable(random.normal(size=(7, 5)).astype(np.float32))
    optimizer.build([weight])

    @tf.function(autograph=False)
    def step(gradient: tf.Tensor) -> None:
        optimizer.apply([gradient], [weight])

    for number in range(steps):
        optimizer.learning_rate = 0.01 / (1 + number)
        step(tf.constant(random.normal(size=(7, 5)).astype(np.float32) * 10.0 ** (number % 5 - 2)))
    return weight.numpy()


@pytest.mark.parametrize("steps", [1, 2, 20])
def test_the_same_weights_as_keras(steps):
    fused, kerass = trained(FusedAdam(), steps), trained(keras.optimizers.Adam(), steps)
    np.testing.assert_allclose(fused, kerass, rtol=1e-5, atol=1e-6)


def test_adam_by_hand():
    weight = keras.Variable(np.zeros(1, np.float32))
    optimizer = FusedAdam(0.1)
    optimizer.build([weight])
    optimizer.apply([tf.constant([2.0])], [weight])  # m̂ / (√v̂ + ε) is 1 at the first step
    np.testing.assert_allclose(weight.numpy(), [-0.1], rtol=1e-5)
    assert int(optimizer.iterations) == 1
