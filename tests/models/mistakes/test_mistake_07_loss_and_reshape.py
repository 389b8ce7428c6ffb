"""Mistake 7: softmax over the lengths before the margin loss; ReLU before squash; a mixing reshape."""

from collections.abc import Callable

import numpy as np
import pytest
import tensorflow as tf

from lib.models import capsule_network
from lib.models.capsules import ClassCapsules, Margins, PrimaryCapsules, margin_loss, squash
from lib.models.capsules.losses import PAPER
from tests.fidelity import reference
from tests.models.networks import TINY_CLASSES, TINY_SHAPE, random_images, tiny_capsule_network

# --- the margin loss takes the lengths as they are -----------------------------------------------


def margin_loss_of_a_softmax(labels: tf.Tensor, lengths: tf.Tensor, margins: Margins = PAPER) -> tf.Tensor:
    return margin_loss(labels, tf.nn.softmax(lengths), margins)


def check_margin_loss_of_lengths(loss: Callable[[tf.Tensor, tf.Tensor], tf.Tensor]) -> None:
    labels, lengths = [[0.0, 0.0, 1.0], [1.0, 1.0, 1.0]], [[-0.3, 0.3, 0.9], [1.2, 0.5, -0.5]]
    np.testing.assert_allclose(loss(tf.constant(labels), tf.constant(lengths)), [0.02, 2.12], atol=1e-5)


def check_the_objective_scores_by_length() -> None:
    network = tiny_capsule_network()
    images, labels = random_images(3, TINY_SHAPE), np.array([0, 1, 2])
    lengths = np.linalg.norm(network.layer_outputs(images)["class_capsules"], axis=-1)
    expected = reference.margin_loss(reference.one_hot(labels, TINY_CLASSES), lengths).mean()
    objective = network.objective(images, labels, training=True)
    np.testing.assert_allclose(objective.parts["margin_loss"], expected, atol=1e-5)
    np.testing.assert_allclose(objective.scores, lengths, atol=1e-5)


def test_mistake_7_softmax_before_the_margin_loss():
    check_margin_loss_of_lengths(margin_loss)
    check_the_objective_scores_by_length()


def test_mistake_7_softmax_is_caught(monkeypatch):
    with pytest.raises(AssertionError):
        check_margin_loss_of_lengths(margin_loss_of_a_softmax)
    monkeypatch.setattr(capsule_network, "margin_loss", margin_loss_of_a_softmax)
    with pytest.raises(AssertionError):
        check_the_objective_scores_by_length()


# --- primary capsules: 4 neighbouring channels of one position, with their signs -----------------


class ReluBeforeSquash(PrimaryCapsules):
    def call(self, maps: tf.Tensor, training: bool = False) -> tf.Tensor:
        vectors = tf.nn.relu(self.convolution(maps))
        return squash(tf.reshape(vectors, (len(maps), -1, self.dim)))


class ReadChannelsFirst(PrimaryCapsules):
    """A capsule becomes four neighbouring positions of one channel."""

    def call(self, maps: tf.Tensor, training: bool = False) -> tf.Tensor:
        vectors = tf.transpose(self.convolution(maps), (0, 3, 1, 2))
        return squash(tf.reshape(vectors, (len(maps), -1, self.dim)))


class ReadDimensionsAsTypes(PrimaryCapsules):
    def call(self, maps: tf.Tensor, training: bool = False) -> tf.Tensor:
        vectors = tf.reshape(self.convolution(maps), (len(maps), -1, self.dim, self.types))
        return squash(tf.reshape(tf.transpose(vectors, (0, 1, 3, 2)), (len(maps), -1, self.dim)))


def check_primary_capsules(layer_class: type[PrimaryCapsules]) -> None:
    layer = layer_class(types=3, dim=4, kernel_size=3, strides=2)
    images = random_images(2, (9, 7, 2))
    capsules = np.array(layer(images))  # (2, 4 rows · 3 columns · 3 types, 4)
    maps = np.array(layer.convolution(images))  # (2, 4, 3, 12)
    assert capsules.shape == (2, 36, 4)
    assert capsules.min() < -0.01
    for i in range(36):
        row, column, kind = i // 9, (i // 3) % 3, i % 3
        expected = reference.squash(maps[:, row, column, 4 * kind : 4 * kind + 4])
        np.testing.assert_allclose(capsules[:, i], expected, atol=1e-6)


def test_mistake_7_relu_or_reshape_in_primary_capsules():
    check_primary_capsules(PrimaryCapsules)


@pytest.mark.parametrize("mutant", [ReluBeforeSquash, ReadChannelsFirst, ReadDimensionsAsTypes])
def test_mistake_7_relu_or_reshape_is_caught(mutant):
    with pytest.raises(AssertionError):
        check_primary_capsules(mutant)


# --- votes: image n, input i, output j stay apart ------------------------------------------------


class MixedImagesAndInputs(ClassCapsules):
    def votes(self, capsules: tf.Tensor) -> tf.Tensor:
        by_input = tf.matmul(tf.transpose(capsules, (1, 0, 2)), self.kernel)
        return tf.reshape(by_input, (-1, self.classes, self.kernel.shape[0], self.dim))


class MixedOutputsAndDimensions(ClassCapsules):
    def votes(self, capsules: tf.Tensor) -> tf.Tensor:
        by_input = tf.matmul(tf.transpose(capsules, (1, 0, 2)), self.kernel)
        votes = tf.reshape(by_input, (self.kernel.shape[0], -1, self.dim, self.classes))
        return tf.transpose(votes, (1, 3, 0, 2))


def check_votes(layer_class: type[ClassCapsules]) -> None:
    """Check û_j|i = W_ij u_i, written out, by output in the layer and by input in its trace."""
    layer = layer_class(classes=3, dim=5, iterations=1)
    capsules = random_images(2, (6, 4))
    layer(capsules)
    votes, kernel = np.array(layer.votes(tf.constant(capsules))), layer.kernel.numpy()
    assert votes.shape == (2, 3, 6, 5)
    np.testing.assert_array_equal(layer.trace(tf.constant(capsules))[0], votes.transpose(0, 2, 1, 3))
    for i in range(6):
        for j in range(3):
            W = kernel[i, :, 5 * j : 5 * j + 5]
            np.testing.assert_allclose(votes[:, j, i], capsules[:, i] @ W, atol=1e-6)


def test_mistake_7_reshape_in_votes():
    check_votes(ClassCapsules)


@pytest.mark.parametrize("mutant", [MixedImagesAndInputs, MixedOutputsAndDimensions])
def test_mistake_7_reshape_in_votes_is_caught(mutant):
    with pytest.raises(AssertionError):
        check_votes(mutant)
