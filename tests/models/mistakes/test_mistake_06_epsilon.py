"""Mistake 6: sqrt at 0 without an epsilon inside gives NaN, in the gradient and after many iterations."""

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest
import tensorflow as tf

from lib.models import capsule_network
from lib.models.capsules import (
    RoutingTrace,
    capsule_lengths,
    dynamic_routing,
    exponential_squash,
    primary_capsules,
    squash,
)
from lib.models.capsules.routing import dynamic
from tests.fidelity import reference
from tests.models.mistakes.mutable_routing import mutable_routing
from tests.models.networks import TINY_SHAPE, new_tiny_capsule_network


def squash_without_epsilon(vectors: tf.Tensor) -> tf.Tensor:
    squared_length = tf.reduce_sum(tf.square(vectors), axis=-1, keepdims=True)
    return vectors * (squared_length / (1.0 + squared_length) / tf.sqrt(squared_length))


def lengths_without_epsilon(capsules: tf.Tensor) -> tf.Tensor:
    return tf.sqrt(tf.reduce_sum(tf.square(capsules), axis=-1))


def lengths_with_epsilon_outside(capsules: tf.Tensor) -> tf.Tensor:
    return lengths_without_epsilon(capsules) + 1e-7


def check_zero_has_a_gradient_of_zero(function: Callable[[tf.Tensor], tf.Tensor]) -> None:
    zeros = tf.zeros((2, 3, 4))
    with tf.GradientTape() as tape:
        tape.watch(zeros)
        values = function(zeros)
    np.testing.assert_array_equal(tape.gradient(values, zeros), np.zeros((2, 3, 4)))


def check_zero_passes_the_gradient_on(function: Callable[[tf.Tensor], tf.Tensor]) -> None:
    """Check that a vector near zero stays as it is, as 1 − e^(−‖s‖) is ‖s‖ there."""
    zeros = tf.zeros((2, 3, 4))
    with tf.GradientTape() as tape:
        tape.watch(zeros)
        values = function(zeros)
    np.testing.assert_array_equal(values, np.zeros((2, 3, 4)))
    np.testing.assert_allclose(tape.gradient(values, zeros), np.ones((2, 3, 4)), atol=1e-3)


def check_float32_survives_many_iterations(routing: Callable[..., RoutingTrace]) -> None:
    votes = np.arange(8, dtype=np.float32).reshape(1, 2, 2, 2)
    trace = routing(tf.constant(votes), 20)
    for name, expected in reference.routing(votes.astype(np.float64), 20).items():
        np.testing.assert_allclose(getattr(trace, name), expected, atol=1e-5, rtol=1e-5, err_msg=name)


def check_a_black_image_gives_finite_gradients() -> None:
    network = new_tiny_capsule_network()
    for weight in network.trainable_variables:
        if weight.path.endswith("bias"):
            weight.assign(tf.zeros_like(weight))  # as before training: every capsule of a black image is 0
    with tf.GradientTape() as tape:
        total = network.objective(np.zeros((2, *TINY_SHAPE), np.float32), np.array([0, 1]), training=True).total
    for weight, gradient in zip(
        network.trainable_variables, tape.gradient(total, network.trainable_variables), strict=True
    ):
        assert np.isfinite(np.array(gradient)).all(), weight.path


def test_mistake_6_epsilon():
    check_zero_has_a_gradient_of_zero(squash)
    check_zero_passes_the_gradient_on(exponential_squash)
    check_zero_has_a_gradient_of_zero(capsule_lengths)
    check_float32_survives_many_iterations(dynamic_routing)
    check_a_black_image_gives_finite_gradients()


@pytest.mark.parametrize("mutant", [squash_without_epsilon, lengths_without_epsilon, lengths_with_epsilon_outside])
def test_mistake_6_is_caught(mutant):
    with pytest.raises(AssertionError):
        check_zero_has_a_gradient_of_zero(mutant)


def test_mistake_6_is_caught_in_many_iterations():
    with pytest.raises(AssertionError, match="nan"):
        check_float32_survives_many_iterations(partial(mutable_routing, squash=squash_without_epsilon))


@pytest.mark.parametrize(
    ("module", "name", "mutant"),
    [
        (primary_capsules, "squash", squash_without_epsilon),
        (dynamic, "squash", squash_without_epsilon),
        (capsule_network, "capsule_lengths", lengths_without_epsilon),
        (capsule_network, "capsule_lengths", lengths_with_epsilon_outside),
    ],
)
def test_mistake_6_is_caught_in_a_network(module, name, mutant, monkeypatch):
    monkeypatch.setattr(module, name, mutant)
    with pytest.raises(AssertionError):
        check_a_black_image_gives_finite_gradients()
