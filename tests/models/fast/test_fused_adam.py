"""One pass of Adam gives what Keras's many operations give, and what Kingma and Ba (2015) write."""

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


def test_twenty_steps_of_two_weights_by_numpy():
    """Algorithm 1 of Kingma and Ba (2015), in float64."""
    random = np.random.default_rng(1)
    shapes = [(7, 5), (3,)]
    expected = [random.normal(size=shape) for shape in shapes]
    weights = [keras.Variable(values.astype(np.float32)) for values in expected]
    optimizer = FusedAdam()
    optimizer.build(weights)
    first, second = ([np.zeros(shape) for shape in shapes] for _ in range(2))
    for step in range(1, 21):
        rate = 0.01 / step
        gradients = [random.normal(size=shape) for shape in shapes]
        optimizer.learning_rate = rate
        optimizer.apply([tf.constant(values, tf.float32) for values in gradients], weights)
        for number, gradient in enumerate(gradients):
            first[number] = 0.9 * first[number] + 0.1 * gradient
            second[number] = 0.999 * second[number] + 0.001 * gradient**2
            mean, square = first[number] / (1 - 0.9**step), second[number] / (1 - 0.999**step)
            expected[number] -= rate * mean / (np.sqrt(square) + 1e-7)
    for weight, values in zip(weights, expected, strict=True):
        np.testing.assert_allclose(weight.numpy(), values, rtol=1e-5, atol=1e-6)


def test_what_all_weights_have_in_common_is_computed_once():
    weights = [keras.Variable(np.zeros(2, np.float32)) for _ in range(3)]
    optimizer = FusedAdam()
    optimizer.build(weights)
    step = tf.function(lambda gradient: optimizer.apply([gradient] * 3, weights), autograph=False)
    graph = step.get_concrete_function(tf.TensorSpec([2])).graph
    assert [operation.type for operation in graph.get_operations()].count("Pow") == 2


def test_a_training_with_kerass_state_goes_on():
    weight = keras.Variable(np.ones(3, np.float32))
    begun, continued = keras.optimizers.Adam(0.1), FusedAdam(0.1)
    begun.build([weight])
    continued.build([weight])
    begun.apply([tf.constant([1.0, -2.0, 0.5])], [weight])
    assert [variable.shape for variable in begun.variables] == [variable.shape for variable in continued.variables]
    for variable, kept in zip(continued.variables, begun.variables, strict=True):
        variable.assign(kept)
    before = weight.numpy()
    begun.apply([tf.constant([0.3, 0.2, -0.1])], [weight])
    expected = weight.numpy()
    weight.assign(before)
    continued.apply([tf.constant([0.3, 0.2, -0.1])], [weight])
    np.testing.assert_allclose(weight.numpy(), expected, rtol=1e-6)
