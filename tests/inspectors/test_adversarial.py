"""Noise that misleads: its gradients against differences of NumPy's forward pass, its bounds, its readings."""

import numpy as np
import pytest
import tensorflow as tf

from lib.errors import LearnerError
from lib.inspectors.answers.adversarial_noise import DIALS, STEP_SHARE, STEPS, Method, step_away
from lib.inspectors.questions.adversarial import approach, gradients_of, loss_of, make_noise, read_noisy
from lib.inspectors.questions.pixels import read_pixels_for_run
from lib.models.capsules.losses import reconstruction_loss
from lib.pictures.reference import Picture
from lib.runs import RunStore
from tests.fidelity import reference
from tests.inspectors.test_observe import untrained
from tests.models.networks import built, random_images, randomize, weight_values

STEP = 1e-5
PIXELS = [(9, 9), (3, 12), (14, 6)]
NETWORKS = {
    "lenet": ("lenet", "", 12),
    "dynamic": ("capsnet_small", "dynamic", 20),
    "uniform": ("capsnet_small", "uniform", 20),
    "self_attention": ("capsnet_small", "self_attention", 20),
    "em": ("capsnet_small", "em", 20),
    "em_capsnet": ("em_capsnet", "", 20),
}
"""An architecture, its routing and the side of the images."""
KINDS = ("dynamic", "uniform", "self_attention", "em")
CHECKPOINT = "00000000"


def losses_in_numpy(architecture: str, kind: str, weights, images: np.ndarray, label: int) -> np.ndarray:
    """Return the loss of each image, from the papers' formulas and in float64."""
    if architecture == "lenet":
        return -np.log(reference.forward(architecture, weights, images)["probabilities"][:, label])
    iterations = 2 if architecture == "em_capsnet" else 3
    lengths = reference.forward(architecture, weights, images, iterations, kind)["lengths"]
    losses = 0.5 * np.maximum(0, lengths - 0.1) ** 2
    losses[:, label] = np.maximum(0, 0.9 - lengths[:, label]) ** 2
    return losses.sum(axis=1)


@pytest.mark.parametrize("name", NETWORKS)
def test_the_gradient_is_how_the_loss_of_training_changes_with_a_pixel(name: str):
    architecture, kind, side = NETWORKS[name]
    shape = (side, side, 1)
    network = built(architecture, shape, routing=kind) if kind in KINDS else built(architecture, shape)
    randomize(network)
    weights = weight_values(network)
    images = random_images(2, (side, side, 1))
    found = gradients_of(network, (side, side, 1))(images, np.array([3, 5]))
    places = [(row % side, column % side) for row, column in PIXELS]
    for image, gradient, label in zip(images, found, (3, 5), strict=True):
        steps = np.zeros((len(places), side, side, 1))
        for at, (row, column) in enumerate(places):
            steps[at, row, column] = STEP
        moved = np.concatenate([image + steps, image - steps])
        up, down = losses_in_numpy(architecture, kind, weights, moved, label).reshape(2, -1)
        expected = (up - down) / (2 * STEP)
        assert np.abs(expected).min() > 0
        shown = [gradient[row, column, 0] for row, column in places]
        np.testing.assert_allclose(shown, expected, rtol=5e-3, atol=1e-3 * np.abs(expected).max())


def test_what_the_decoder_draws_has_no_part_in_the_loss():
    network = built("capsnet_small", (20, 20, 1))
    randomize(network)
    images, labels = tf.constant(random_images(3, (20, 20, 1))), tf.constant([1, 4, 7])
    total, parts, _scores = network.objective(images, labels)
    drawn = network.layer_outputs(images)["reconstruction"]
    error = float(tf.reduce_mean(reconstruction_loss(images, drawn)))
    assert float(parts["reconstruction_loss"]) == pytest.approx(error, rel=1e-5)
    expected = 3 * (float(total) - network.loss_weights["reconstruction_loss"] * error)
    assert float(loss_of(network, images, labels)) == pytest.approx(expected, rel=1e-4)


def test_a_step_goes_as_far_as_it_may_and_stays_in_range():
    image = np.array([0.0, 0.05, 0.5, 0.95, 1.0], np.float32).reshape(1, 5, 1)
    direction = np.array([-1, -1, 0, 1, 1], np.int8).reshape(1, 5, 1)
    np.testing.assert_allclose(step_away(image, direction, 0.1).ravel(), [0, 0, 0.5, 1, 1], atol=1e-7)
    np.testing.assert_allclose(step_away(image, -direction, 0.1).ravel(), [0.1, 0.15, 0.5, 0.85, 0.9], atol=1e-7)


def test_steps_towards_a_class_follow_the_gradient_within_reach_and_range():
    """With a constant gradient the steps add up, until ε or the range ends them."""
    images = np.array([0.5, 0.5, 0.02, 0.99], np.float32).reshape(1, 2, 2, 1).repeat(2, axis=0)
    slope = np.array([1, -2, 3, -0.1], np.float32).reshape(1, 2, 2, 1)
    asked: list[np.ndarray] = []

    def gradients(moved: np.ndarray, labels: np.ndarray) -> np.ndarray:
        asked.append(moved)
        return np.broadcast_to(slope, moved.shape)

    found = approach(gradients, images, np.array([0, 1]), np.array([0.1, 0.2]))
    np.testing.assert_allclose(found[0].ravel(), [0.4, 0.6, 0, 1], atol=1e-6)
    np.testing.assert_allclose(found[1].ravel(), [0.3, 0.7, 0, 1], atol=1e-6)
    assert len(asked) == STEPS
    step = STEP_SHARE * 0.2
    np.testing.assert_allclose(asked[1][1].ravel()[:2], [0.5 - step, 0.5 + step], atol=1e-6)


@pytest.mark.parametrize("architecture", ["lenet", "capsnet_small"])
def test_noise_stays_within_its_size_and_goes_to_its_class(store: RunStore, architecture: str):
    run_id, picture = untrained(store, architecture, random=True), Picture("test", "3")
    away = make_noise(run_id, CHECKPOINT, picture, Method.FGSM, 0)
    towards = make_noise(run_id, CHECKPOINT, picture, Method.TARGET, 6)
    image = read_pixels_for_run(run_id, picture)
    for noise, method in ((away, Method.FGSM), (towards, Method.TARGET)):
        pictures = noise.applied_to(image)
        reach = np.array(DIALS[method]).reshape(-1, 1, 1, 1)
        assert pictures.dtype == np.float32 and len(pictures) == len(reach)
        assert pictures.min() >= 0 and pictures.max() <= 1
        assert (np.abs(pictures - image) <= reach + 1e-6).all()
        np.testing.assert_array_equal(pictures[0], image)
        assert np.abs(pictures[-1] - image).max() == pytest.approx(0.3, abs=1e-6)
        seen = read_noisy(run_id, CHECKPOINT, (run_id, CHECKPOINT), picture, method, noise.label)
        weights = store.files(store.get(run_id)).load_checkpoint()
        layers = reference.forward(architecture, weights, pictures[::5])
        expected = layers["lengths" if "lengths" in layers else "probabilities"]
        np.testing.assert_allclose(seen.scores[::5], expected, atol=5e-5)
        assert (seen.drawn is None) == (architecture == "lenet")
    losses = losses_in_numpy(architecture, "dynamic", weights, towards.pictures[[0, -1]], 6)
    assert losses[1] < losses[0]


def test_a_picture_that_nobody_labelled_counts_as_what_the_network_reads(store: RunStore):
    run_id, picture = untrained(store, "lenet", random=True), Picture("test", "3")
    seen = read_noisy(run_id, CHECKPOINT, (run_id, CHECKPOINT), picture, Method.FGSM, None)
    assert make_noise(run_id, CHECKPOINT, picture, Method.FGSM, None).label == int(seen.scores[0].argmax())
    with pytest.raises(LearnerError, match="There is no class 10; they are numbered 0 to 9"):
        make_noise(run_id, CHECKPOINT, picture, Method.TARGET, 10)
