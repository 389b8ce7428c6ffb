"""Mistake 2: routing logits shared or summed over the batch, or kept between images."""

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest
import tensorflow as tf

from lib.models.capsule_network import CapsuleNetwork
from lib.models.capsules import RoutingTrace, dynamic_routing
from lib.models.capsules.routing import dynamic
from tests.models.mistakes.mutable_routing import in_a_layer, mutable_routing
from tests.models.networks import TINY_SHAPE, TRACED, random_images, tiny_capsule_network

summed_over_the_batch = partial(
    mutable_routing, feedback=lambda a: tf.zeros_like(a) + tf.reduce_sum(a, axis=0, keepdims=True)
)
averaged_over_the_batch = partial(
    mutable_routing, feedback=lambda a: tf.zeros_like(a) + tf.reduce_mean(a, axis=0, keepdims=True)
)
shared_with_the_first_image = partial(mutable_routing, feedback=lambda a: tf.zeros_like(a) + a[:1])


class KeptBetweenCalls:
    """The logits as a variable of the layer, which starts where the last batch left it."""

    def __init__(self) -> None:
        self.logits = 0.0

    def __call__(self, votes: tf.Tensor, iterations: int) -> RoutingTrace:
        trace = mutable_routing(votes, iterations, first_logits=self.logits)
        self.logits = tf.reduce_mean(trace.logits[-1] + trace.agreements[-1], axis=0, keepdims=True)
        return trace


def batch_of_one_squeezed(votes: tf.Tensor, iterations: int) -> RoutingTrace:
    trace = mutable_routing(votes, iterations)
    return RoutingTrace(*(tf.squeeze(v, 1) if votes.shape[0] == 1 else v for v in trace[:5]))


SHARING = [summed_over_the_batch, averaged_over_the_batch, shared_with_the_first_image]


def check_images_are_routed_apart(routing: Callable[..., RoutingTrace]) -> None:
    votes = tf.constant(np.random.default_rng(0).normal(size=(3, 6, 4, 5)))
    together = routing(votes, 3)
    for image in range(3):
        alone = routing(votes[image : image + 1], 3)
        for name in TRACED:
            expected = np.array(getattr(together, name))[:, image : image + 1]
            np.testing.assert_allclose(getattr(alone, name), expected, atol=1e-12, err_msg=name)


def check_a_network_scores_images_apart(network: CapsuleNetwork) -> None:
    images = random_images(7, TINY_SHAPE)
    together = network(images)
    for image in range(7):
        np.testing.assert_allclose(network(images[image : image + 1])[0], together[image], atol=1e-6)


def test_mistake_2_shared_logits():
    check_images_are_routed_apart(mutable_routing)
    check_images_are_routed_apart(dynamic_routing)
    check_a_network_scores_images_apart(tiny_capsule_network())


def test_mistake_2_a_layer_takes_the_copy_without_mistakes(monkeypatch):
    monkeypatch.setattr(dynamic, "dynamic_routing", in_a_layer(mutable_routing))
    check_a_network_scores_images_apart(tiny_capsule_network())


@pytest.mark.parametrize("mutant", [*SHARING, batch_of_one_squeezed])
def test_mistake_2_is_caught(mutant):
    with pytest.raises(AssertionError):
        check_images_are_routed_apart(mutant)


def test_mistake_2_kept_between_calls_is_caught():
    with pytest.raises(AssertionError):
        check_images_are_routed_apart(KeptBetweenCalls())


@pytest.mark.parametrize("mutant", [*SHARING, KeptBetweenCalls()])
def test_mistake_2_is_caught_in_a_network(mutant, monkeypatch):
    network = tiny_capsule_network()
    monkeypatch.setattr(dynamic, "dynamic_routing", in_a_layer(mutant))
    with pytest.raises(AssertionError):
        check_a_network_scores_images_apart(network)
