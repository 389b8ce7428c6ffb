"""Mistake 8: masking by the prediction in training; the true label in what is shown at test time."""

import numpy as np
import pytest
import tensorflow as tf

from lib.models.capsule_network import CapsuleNetwork
from lib.models.network import Objective
from tests.fidelity import reference
from tests.models.networks import TINY_CLASSES, TINY_SHAPE, new_tiny_capsule_network, random_images

IMAGES = random_images(5, TINY_SHAPE)


class MaskedByThePredictionInTraining(CapsuleNetwork):
    def objective(
        self, images: tf.Tensor, labels: tf.Tensor, targets: tf.Tensor | None = None, training: bool = False
    ) -> Objective:
        return super().objective(images, labels, targets, training=False)  # nothing else differs in this network


class MaskedByTheLabelAtTestTime(CapsuleNetwork):
    def objective(
        self, images: tf.Tensor, labels: tf.Tensor, targets: tf.Tensor | None = None, training: bool = False
    ) -> Objective:
        return super().objective(images, labels, targets, training=True)


class DrawnFromAllCapsules(CapsuleNetwork):
    @staticmethod
    def prediction_mask(lengths: tf.Tensor) -> tf.Tensor:
        return tf.ones_like(lengths)


class DrawnFromTheShortest(CapsuleNetwork):
    @staticmethod
    def prediction_mask(lengths: tf.Tensor) -> tf.Tensor:
        return tf.one_hot(tf.argmin(lengths, axis=-1), lengths.shape[-1])


def network_of(network_class: type[CapsuleNetwork]) -> CapsuleNetwork:
    network = new_tiny_capsule_network()
    network.__class__ = network_class
    return network


def squared_error(network: CapsuleNetwork, classes: np.ndarray) -> float:
    """Return the batch's mean error when each image is drawn from the capsule of the given class."""
    capsules = network.layer_outputs(IMAGES)["class_capsules"]
    drawn = np.array(network.reconstruct(capsules, reference.one_hot(classes, TINY_CLASSES)))
    return ((IMAGES - drawn) ** 2).sum(axis=(1, 2, 3)).mean()


def check_training_draws_from_the_true_label(network: CapsuleNetwork) -> None:
    predicted = np.array(network(IMAGES)).argmax(axis=-1)
    for wrong in (1, 2):
        labels = (predicted + wrong) % TINY_CLASSES
        error = network.objective(IMAGES, labels, training=True).parts["reconstruction_loss"]
        np.testing.assert_allclose(error, squared_error(network, labels), rtol=1e-5)


def check_only_the_prediction_shows_at_test_time(network: CapsuleNetwork) -> None:
    outputs = network.layer_outputs(IMAGES)
    predicted = np.array(outputs["lengths"]).argmax(axis=-1)
    drawn = network.reconstruct(outputs["class_capsules"], reference.one_hot(predicted, TINY_CLASSES))
    np.testing.assert_allclose(outputs["reconstruction"], drawn, atol=1e-6)
    for wrong in (0, 1, 2):
        labels = (predicted + wrong) % TINY_CLASSES
        error = network.objective(IMAGES, labels, training=False).parts["reconstruction_loss"]
        np.testing.assert_allclose(error, squared_error(network, predicted), rtol=1e-5)


def test_mistake_8_mask():
    check_training_draws_from_the_true_label(network_of(CapsuleNetwork))
    check_only_the_prediction_shows_at_test_time(network_of(CapsuleNetwork))


def test_mistake_8_the_prediction_in_training_is_caught():
    with pytest.raises(AssertionError):
        check_training_draws_from_the_true_label(network_of(MaskedByThePredictionInTraining))


@pytest.mark.parametrize("mutant", [MaskedByTheLabelAtTestTime, DrawnFromAllCapsules, DrawnFromTheShortest])
def test_mistake_8_the_label_at_test_time_is_caught(mutant):
    with pytest.raises(AssertionError):
        check_only_the_prediction_shows_at_test_time(network_of(mutant))
