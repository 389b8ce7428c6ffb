"""Mistake 5: reconstruction weighted by 0.0005 × the mean of squared errors, 784 times too weak."""

from collections.abc import Callable

import numpy as np
import pytest
import tensorflow as tf

from lib.models import capsule_network
from lib.models.capsule_network import CapsuleNetwork
from lib.models.capsules import reconstruction_loss
from tests.fidelity import reference
from tests.models.networks import TINY_CLASSES, TINY_SHAPE, built, random_images, tiny_capsule_network


def mean_over_pixels(images: tf.Tensor, reconstructions: tf.Tensor) -> tf.Tensor:
    return tf.reduce_mean(tf.square(images - reconstructions), axis=(1, 2, 3))


def mean_over_channels(images: tf.Tensor, reconstructions: tf.Tensor) -> tf.Tensor:
    return tf.reduce_sum(tf.reduce_mean(tf.square(images - reconstructions), axis=-1), axis=(1, 2))


def sum_over_the_batch(images: tf.Tensor, reconstructions: tf.Tensor) -> tf.Tensor:
    return tf.zeros(len(images)) + tf.reduce_sum(tf.square(images - reconstructions))


def check_squared_errors_are_summed(loss: Callable[[tf.Tensor, tf.Tensor], tf.Tensor]) -> None:
    images, drawn = random_images(3, (4, 5, 2), seed=1), random_images(3, (4, 5, 2), seed=2)
    expected = [((image - other) ** 2).sum() for image, other in zip(images, drawn, strict=True)]
    np.testing.assert_allclose(loss(tf.constant(images), tf.constant(drawn)), expected, rtol=1e-5)


def check_the_objective_adds_the_weighted_sum(network: CapsuleNetwork) -> None:
    """Check total = margin + 0.0005 Σ (pixel − drawn)², both means over the batch, as the reference has them."""
    images, labels = random_images(3, TINY_SHAPE), np.array([0, 1, 2])
    truth = reference.one_hot(labels, TINY_CLASSES)
    outputs = network.layer_outputs(images)
    drawn = np.array(network.reconstruct(outputs["class_capsules"], truth))
    margin = reference.margin_loss(truth, outputs["lengths"]).mean()
    error = ((images - drawn) ** 2).sum(axis=(1, 2, 3)).mean()
    objective = network.objective(images, labels, training=True)
    np.testing.assert_allclose(objective.parts["margin_loss"], margin, rtol=1e-5)
    np.testing.assert_allclose(objective.parts["reconstruction_loss"], error, rtol=1e-5)
    np.testing.assert_allclose(objective.total, margin + 0.0005 * error, rtol=1e-5)


def test_mistake_5_reconstruction_weight():
    check_squared_errors_are_summed(reconstruction_loss)
    check_the_objective_adds_the_weighted_sum(tiny_capsule_network())


def test_mistake_5_for_28_by_28_pixels_the_sum_is_0_392_means():
    images, drawn = random_images(2, seed=1), random_images(2, seed=2)
    weighted = 0.0005 * np.array(reconstruction_loss(images, drawn))
    np.testing.assert_allclose(weighted, 0.392 * ((images - drawn) ** 2).mean(axis=(1, 2, 3)), rtol=1e-5)


@pytest.mark.parametrize("shape", [(16, 16, 1), (32, 32, 3), (17, 24, 3)])
def test_mistake_5_the_weight_of_the_mean_grows_with_pixels_and_channels(shape):
    """0.0005 · h · w · c of the mean, so a colour picture's drawing counts as much for each of its numbers."""
    network, images, labels = built("capsnet_small", shape, 3), random_images(3, shape), np.array([0, 1, 2])
    objective = network.objective(images, labels)
    drawn = np.array(network.layer_outputs(images)["reconstruction"])
    assert drawn.shape == images.shape
    mean = ((images - drawn) ** 2).mean(axis=(1, 2, 3)).mean()
    added = objective.total - objective.parts["margin_loss"]
    np.testing.assert_allclose(added, 0.0005 * np.prod(shape) * mean, rtol=1e-5)


@pytest.mark.parametrize("mutant", [mean_over_pixels, mean_over_channels, sum_over_the_batch])
def test_mistake_5_is_caught(mutant):
    with pytest.raises(AssertionError):
        check_squared_errors_are_summed(mutant)


@pytest.mark.parametrize("mutant", [mean_over_pixels, sum_over_the_batch])
def test_mistake_5_is_caught_in_a_network(mutant, monkeypatch):
    monkeypatch.setattr(capsule_network, "reconstruction_loss", mutant)
    with pytest.raises(AssertionError):
        check_the_objective_adds_the_weighted_sum(tiny_capsule_network())


@pytest.mark.parametrize("weight", [0.0005 / 144, 0.392, 0.0])
def test_mistake_5_another_weight_is_caught(weight):
    with pytest.raises(AssertionError):
        check_the_objective_adds_the_weighted_sum(tiny_capsule_network(reconstruction_weight=weight))
