"""Gradient and Grad-CAM against differences of NumPy's forward pass."""

import re

import numpy as np
import pytest
import tensorflow as tf

from lib.errors import LearnerError
from lib.inspectors.answers.saliency_maps import Saliency
from lib.inspectors.questions.saliency import saliency_of
from tests.fidelity import layer_reference, reference
from tests.models.networks import MNIST_SHAPE, built, random_images, randomize, weight_values

STEP = 1e-6


def lenet():
    network = built("lenet", (12, 12, 1))
    randomize(network)
    weights = {name: values.astype(np.float64) for name, values in weight_values(network).items()}
    return network, weights, random_images(1, (12, 12, 1))


def test_the_gradient_is_how_the_logit_changes():
    network, weights, image = lenet()
    found = saliency_of(network, tf.constant(image), 3)
    image = image.astype(np.float64)
    assert found.score == pytest.approx(reference.lenet(weights, image)["logits"][0, 3], rel=1e-4)
    for row, column in [(0, 0), (5, 6), (11, 3), (7, 7)]:
        step = np.zeros_like(image)
        step[0, row, column] = STEP
        up, down = (reference.lenet(weights, image + sign * step)["logits"][0, 3] for sign in (1, -1))
        assert found.gradient[row, column, 0] == pytest.approx((up - down) / (2 * STEP), rel=2e-3, abs=1e-5)
    np.testing.assert_array_equal(found.by_pixel, np.abs(found.gradient[..., 0]))


def test_grad_cam_weighs_maps_by_their_mean_gradient():
    """Raising a whole map by a little changes the logit by the sum of its gradients: α times the map's places."""
    network, weights, image = lenet()
    found = saliency_of(network, tf.constant(image), 2)
    assert (found.layer, found.layers) == ("conv2", ("conv1", "pool1", "conv2", "pool2"))
    maps = reference.lenet(weights, image.astype(np.float64))["conv2"]

    def logit(maps: np.ndarray) -> float:
        values = layer_reference.max_pool(maps).reshape(1, -1)
        dense = reference.relu(values @ weights["dense/kernel"] + weights["dense/bias"])
        return float((dense @ weights["logits/kernel"] + weights["logits/bias"])[0, 2])

    places, count = maps.shape[1] * maps.shape[2], maps.shape[3]
    steps = STEP * np.eye(count)
    alphas = np.array([(logit(maps + step) - logit(maps - step)) / (2 * STEP * places) for step in steps])
    expected = np.maximum(maps[0] @ alphas, 0)
    np.testing.assert_allclose(found.cam, expected, atol=1e-3 * expected.max())
    assert expected.max() > 0
    assert saliency_of(network, tf.constant(image), 2, "pool1").cam.shape == (6, 6)


def test_of_capsules_it_is_the_length_that_counts():
    network = built("capsnet_small", iterations=1)
    randomize(network)
    weights = weight_values(network)
    image = random_images(1)
    found = saliency_of(network, tf.constant(image), 4)
    assert (found.layer, found.cam.shape) == ("conv2", (11, 11))

    def length(image: np.ndarray) -> float:
        return float(reference.forward("capsnet_small", weights, image, iterations=1)["lengths"][0, 4])

    image = image.astype(np.float64)
    assert found.score == pytest.approx(length(image), abs=1e-5)
    for row, column in [(9, 9), (14, 20)]:
        step = np.zeros_like(image)
        step[0, row, column] = STEP
        expected = (length(image + step) - length(image - step)) / (2 * STEP)
        assert found.gradient[row, column, 0] == pytest.approx(expected, rel=5e-3, abs=1e-6)


@pytest.mark.parametrize(
    ("architecture", "layer", "shape"), [("conv_gru", "conv1", (28, 1)), ("gru", "gru1", (28, 1))]
)
def test_sequences_have_a_place_for_each_row(architecture: str, layer, shape):
    found = saliency_of(built(architecture, MNIST_SHAPE), tf.constant(random_images(1)), 0)
    assert (found.layer, found.cam.shape, found.gradient.shape) == (layer, shape, MNIST_SHAPE)


def test_the_middle_is_half_as_high_and_half_as_wide():
    gradient = np.zeros((8, 12, 3), np.float32)
    gradient[2:6, 3:9, 1] = -2  # all of the middle
    gradient[0, 0, 0] = 16
    assert Saliency(0, 1.0, gradient, "", np.zeros((1, 1)), ()).middle_share == pytest.approx(48 / 64)


def test_what_is_not_there():
    network, _weights, image = lenet()
    sentence = "Grad-CAM cannot weigh the maps of “dense”. Choose one of: conv1, pool1, conv2, pool2."
    with pytest.raises(LearnerError, match=f"^{re.escape(sentence)}$"):
        saliency_of(network, tf.constant(image), 0, "dense")
