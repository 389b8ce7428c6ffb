"""Mistake 1: squash over the whole tensor or the wrong axis instead of each capsule's vector."""

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest
import tensorflow as tf

from lib.models.capsules import primary_capsules, squash
from lib.models.capsules.routing import dynamic
from tests.fidelity import reference
from tests.models.networks import TINY_SHAPE, random_images, tiny_capsule_network


def over_the_whole_tensor(vectors: tf.Tensor, axis: int = -1) -> tf.Tensor:
    squared_length = tf.reduce_sum(tf.square(vectors))
    return vectors * (squared_length / (1.0 + squared_length) / tf.sqrt(squared_length + 1e-7))


over_the_capsules = partial(squash, axis=1)
over_the_batch = partial(squash, axis=0)
MUTANTS = [over_the_whole_tensor, over_the_capsules, over_the_batch]


def check_each_vector_is_squashed_alone(squash: Callable[[tf.Tensor], tf.Tensor]) -> None:
    vectors = np.random.default_rng(0).normal(size=(2, 3, 4))
    squashed = np.array(squash(tf.constant(vectors)))
    for image in range(2):
        for capsule in range(3):
            expected = reference.squash(vectors[image, capsule])
            np.testing.assert_allclose(squashed[image, capsule], expected, atol=1e-6)


def check_a_network_squashes_each_capsule_alone() -> None:
    network = tiny_capsule_network()
    images = random_images(2, TINY_SHAPE)
    primary, _, trace = network.route(images)
    maps = network.primary.convolution(network.features[0](images))
    np.testing.assert_allclose(primary, reference.squash(np.reshape(maps, primary.shape)), atol=1e-6)
    np.testing.assert_allclose(trace.outputs, reference.squash(np.array(trace.weighted_sums)), atol=1e-6)


def test_mistake_1_squash_axis():
    check_each_vector_is_squashed_alone(squash)
    check_a_network_squashes_each_capsule_alone()


@pytest.mark.parametrize("mutant", MUTANTS)
def test_mistake_1_is_caught(mutant):
    with pytest.raises(AssertionError):
        check_each_vector_is_squashed_alone(mutant)


@pytest.mark.parametrize("mutant", MUTANTS)
@pytest.mark.parametrize("module", [primary_capsules, dynamic], ids=["primary", "class"])
def test_mistake_1_is_caught_in_a_network(module, mutant, monkeypatch):
    monkeypatch.setattr(module, "squash", mutant)
    with pytest.raises(AssertionError):
        check_a_network_squashes_each_capsule_alone()
