"""Images that show two classes: right answers, the stack's loss, and each digit drawn from its own capsule."""

import numpy as np
import pytest
import tensorflow as tf

from lib.models.network import are_correct, multi_hot
from tests.fidelity import reference
from tests.models.networks import (
    TINY_CLASSES,
    TINY_SHAPE,
    built,
    new_network,
    random_images,
    randomize,
    tiny_capsule_network,
)

SCORES = np.array([[0.1, 0.9, 0.3, 0.8], [0.7, 0.1, 0.6, 0.2], [0.5, 0.4, 0.3, 0.2]], np.float32)


def test_one_label_is_right_where_its_score_is_the_highest():
    np.testing.assert_array_equal(are_correct(SCORES, tf.constant([1, 0, 2])), [True, True, False])


@pytest.mark.parametrize("order", [[0, 1], [1, 0]])
def test_two_labels_are_right_in_any_order_but_only_both(order):
    labels = np.array([[1, 3], [0, 3], [0, 1]], np.int32)[:, order]
    np.testing.assert_array_equal(are_correct(SCORES, tf.constant(labels)), [True, False, True])


def test_multi_hot():
    np.testing.assert_array_equal(multi_hot(tf.constant([2, 0]), 4), [[0, 0, 1, 0], [1, 0, 0, 0]])
    np.testing.assert_array_equal(multi_hot(tf.constant([[3, 1], [0, 2]]), 4), [[0, 1, 0, 1], [1, 0, 1, 0]])
    np.testing.assert_array_equal(multi_hot(np.array([[3, 3]]), 4), [[0, 0, 0, 1]])


# --- a stack of layers ---------------------------------------------------------------------------


@pytest.mark.parametrize("architecture", ["baseline_cnn", "lenet"])
def test_a_stack_asks_of_each_class_whether_it_is_there(architecture):
    network, images = built(architecture, labels_per_image=2), random_images(3)
    labels = np.array([[7, 1], [0, 2], [5, 9]], np.int32)
    logits = np.array(network.layer_outputs(images)["logits"], np.float64)
    total, parts, scores = network.objective(images, tf.constant(labels))
    probabilities = 1 / (1 + np.exp(-logits))
    np.testing.assert_allclose(scores, probabilities, atol=1e-6)
    truth = np.zeros((3, 10))
    truth[np.arange(3)[:, None], labels] = 1
    terms = -(truth * np.log(probabilities) + (1 - truth) * np.log(1 - probabilities))
    np.testing.assert_allclose(total, terms.sum(axis=1).mean(), rtol=1e-5)
    np.testing.assert_allclose(network.objective(images, tf.constant(labels[:, ::-1])).total, total, rtol=1e-6)
    assert parts == {}


def test_build_tells_a_stack_how_many_labels_there_are():
    for labels_per_image in (1, 2):
        network = new_network("lenet", (20, 20, 1), labels_per_image=labels_per_image)
        assert network.labels_per_image == labels_per_image
        sums = np.array(network(random_images(2, (20, 20, 1)))).sum(axis=1)
        assert (np.abs(sums - 1) < 1e-5).all() == (labels_per_image == 1)


def test_build_takes_two_labels_for_capsules_without_a_change():
    assert new_network("em_capsnet", (20, 20, 1), labels_per_image=2).parameter_count() == 16_082


# --- capsules ------------------------------------------------------------------------------------

IMAGES = random_images(4, TINY_SHAPE)
TARGETS = random_images(4, (2, *TINY_SHAPE), seed=1)


def squared_error(classes: np.ndarray, targets: np.ndarray) -> float:
    """Return the batch's mean error, where target k of each image is drawn from the capsule of classes[:, k]."""
    network = tiny_capsule_network()
    capsules = network.layer_outputs(IMAGES)["class_capsules"]
    errors = [
        (targets[:, k] - np.array(network.reconstruct(capsules, reference.one_hot(classes[:, k], TINY_CLASSES))))
        ** 2
        for k in range(2)
    ]
    return sum(error.sum(axis=(1, 2, 3)).mean() for error in errors)


@pytest.mark.parametrize("labels", [[0, 1], [2, 0], [1, 2]])
def test_in_training_each_digit_is_drawn_from_its_own_capsule(labels):
    network, labels = tiny_capsule_network(), np.array([labels] * 4, np.int32)
    total, parts, lengths = network.objective(IMAGES, tf.constant(labels), TARGETS, training=True)
    expected = squared_error(labels, TARGETS)
    np.testing.assert_allclose(parts["reconstruction_loss"], expected, rtol=1e-5)
    truth = np.array(multi_hot(labels, TINY_CLASSES))
    margin = reference.margin_loss(truth, np.array(lengths)).mean()
    np.testing.assert_allclose(total, margin + 0.0005 * expected, rtol=1e-5)
    other = squared_error(labels[:, ::-1], TARGETS)
    assert abs(other - expected) > 2e-4 * expected  # drawing each from the other's capsule would show


def test_the_order_of_the_labels_does_not_matter():
    network, labels = tiny_capsule_network(), np.array([[0, 1], [2, 0], [1, 2], [0, 2]], np.int32)
    for training in (True, False):
        one = network.objective(IMAGES, tf.constant(labels), TARGETS, training=training)
        other = network.objective(IMAGES, tf.constant(labels[:, ::-1]), TARGETS[:, ::-1], training=training)
        np.testing.assert_allclose(one.total, other.total, rtol=1e-6)
        np.testing.assert_allclose(one.parts["reconstruction_loss"], other.parts["reconstruction_loss"], rtol=1e-6)


@pytest.mark.parametrize("known", [0, 1, 2], ids=["both", "the first", "the second"])
def test_outside_training_the_two_longest_capsules_draw(known):
    """Where a label was predicted, its target is compared with its own capsule's drawing, whatever the order."""
    network = tiny_capsule_network()
    lengths = np.array(network(IMAGES))
    longest = np.argsort(-lengths, axis=-1)  # (4, 3)
    if known == 0:
        labels, drawn = longest[:, [1, 0]], longest[:, [1, 0]]
    else:  # one label was predicted, the other is the class that was not
        labels, drawn = longest[:, [known - 1, 2]], longest[:, [known - 1, 2 - known]]
    error = network.objective(IMAGES, tf.constant(labels, tf.int32), TARGETS, training=False).parts[
        "reconstruction_loss"
    ]
    np.testing.assert_allclose(error, squared_error(drawn, TARGETS), rtol=1e-5)


def test_without_targets_both_capsules_draw_the_image_together():
    network, labels = tiny_capsule_network(), np.array([[0, 1]] * 4, np.int32)
    error = network.objective(IMAGES, tf.constant(labels), training=True).parts["reconstruction_loss"]
    capsules = network.layer_outputs(IMAGES)["class_capsules"]
    drawn = np.array(network.reconstruct(capsules, np.array([[1, 1, 0]] * 4, np.float32)))
    np.testing.assert_allclose(error, ((IMAGES - drawn) ** 2).sum(axis=(1, 2, 3)).mean(), rtol=1e-5)


def test_a_network_that_learns_two_labels_has_finite_gradients():
    network = built("capsnet_small", (20, 20, 1))
    randomize(network)
    images, targets = random_images(2, (20, 20, 1)), random_images(2, (2, 20, 20, 1))
    with tf.GradientTape() as tape:
        total = network.objective(images, tf.constant([[1, 2], [3, 4]]), targets, training=True).total
    for gradient in tape.gradient(total, network.trainable_variables):
        assert np.isfinite(gradient).all()
        assert np.abs(gradient).max() > 0
