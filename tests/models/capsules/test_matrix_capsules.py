"""Layers of matrix capsules: votes, windows whose capsules compete, and the class capsules above them."""

import keras
import numpy as np
import pytest
import tensorflow as tf

from lib.models.capsules.matrix_capsules import (
    DIRECT_BELOW,
    ConvolutionalMatrixCapsules,
    MatrixClassCapsules,
    PrimaryMatrixCapsules,
    matrix_votes,
)
from tests.fidelity import em_reference

TYPES_BELOW, TYPES = 2, 3


def capsules(height: int, width: int, batch: int = 2, seed: int = 0) -> np.ndarray:
    """Return capsules [batch, height, width, types, 17] with activations in [0.1, 1]."""
    random = np.random.default_rng(seed)
    poses = random.normal(size=(batch, height, width, TYPES_BELOW, 16))
    alpha = random.uniform(0.1, 1.0, (batch, height, width, TYPES_BELOW, 1))
    return np.concatenate([poses, alpha], axis=-1).astype(np.float32)


def parts(below: np.ndarray | tf.Tensor) -> tuple[tf.Tensor, tf.Tensor]:
    """Return the poses and the activations of capsules [..., 17]."""
    return tf.constant(below[..., :16]), tf.constant(below[..., 16])


def convolutional(stride: int, iterations: int, below: np.ndarray) -> ConvolutionalMatrixCapsules:
    keras.utils.set_random_seed(0)
    layer = ConvolutionalMatrixCapsules(TYPES, 3, stride, iterations, name="capsules")
    layer(*parts(below))
    layer.cost_offset.assign([0.3, -0.2, 0.1])
    layer.benefit.assign([0.5, -1.0, 2.0])
    return layer


def test_a_vote_is_a_pose_times_a_matrix():
    random = np.random.default_rng(0)
    poses, transforms = random.normal(size=(2, 3, 5, 16)), random.normal(size=(5, 4, 3 * 4))
    votes = np.array(matrix_votes(tf.constant(poses), tf.constant(transforms)))
    assert votes.shape == (2, 3, 3, 5, 16)
    for image, position, output, given in np.ndindex(votes.shape[:4]):
        pose = poses[image, position, given].reshape(4, 4)
        expected = pose @ transforms[given, :, 4 * output : 4 * output + 4]
        np.testing.assert_allclose(votes[image, position, output, given].reshape(4, 4), expected, rtol=1e-9)


def test_primary_capsules_have_16_numbers_and_an_activation():
    layer, maps = (
        PrimaryMatrixCapsules(TYPES),
        np.random.default_rng(0).normal(size=(2, 4, 5, 8)).astype(np.float32),
    )
    poses_made, made = map(np.array, layer(maps))
    assert (poses_made.shape, made.shape) == ((2, 4, 5, TYPES, 16), (2, 4, 5, TYPES))
    kernel, bias = (np.array(weight) for weight in layer.activations.weights)
    np.testing.assert_allclose(made, 1 / (1 + np.exp(-(maps @ kernel[0, 0] + bias))), atol=1e-6)
    poses = (maps @ np.array(layer.poses.kernel)[0, 0]).reshape(2, 4, 5, TYPES, 16) / np.sqrt(1 + 1e-3)
    np.testing.assert_allclose(poses_made, poses, atol=1e-5)


@pytest.mark.parametrize("batch", [2, DIRECT_BELOW])
@pytest.mark.parametrize("iterations", [1, 2, 3])
@pytest.mark.parametrize(("size", "stride"), [((5, 5), 1), ((7, 5), 2)])
def test_convolutional_capsules_equal_the_reference(size, stride, iterations, batch):
    """Windows overlap by two positions or by one. 2e-4: float32 sums over 18 votes, then logarithms.

    Large batches begin with the moments of the votes instead of the votes.
    """
    below = capsules(*size, batch)
    layer = convolutional(stride, iterations, below)
    weights = [layer.kernel.numpy().reshape(3, 3, TYPES_BELOW, 4, TYPES, 4), layer.cost_offset.numpy()]
    poses, alpha = em_reference.convolutional_capsules(
        below[..., :16].astype(np.float64).reshape(*below.shape[:-1], 4, 4),
        below[..., 16].astype(np.float64),
        *weights,
        layer.benefit.numpy(),
        stride=stride,
        iterations=iterations,
    )
    poses_made, made = map(np.array, layer(*parts(below)))
    np.testing.assert_allclose(made, alpha, atol=2e-4)
    normalised = poses.reshape(poses_made.shape) / np.sqrt(1 + 1e-3)  # a fresh layer's statistics are 0 and 1
    np.testing.assert_allclose(poses_made, normalised, atol=2e-4)


@pytest.mark.parametrize("spread", [0.0, 3.0, 1e4])
def test_the_shares_of_each_input_add_up_to_one_over_all_windows(spread):
    below = capsules(7, 5)
    layer = convolutional(2, 1, below)
    positions, cells = layer.places.shape
    logits = spread * np.random.default_rng(0).normal(size=(2, positions, TYPES, cells * TYPES_BELOW))
    shares = np.array(layer._share(tf.constant(logits, tf.float32))).reshape(
        2, positions, TYPES, cells, TYPES_BELOW
    )
    total = np.zeros((2, 7 * 5, TYPES_BELOW))
    windows = np.zeros(7 * 5)
    for position, cell in np.ndindex(positions, cells):
        total[:, layer.places[position, cell]] += shares[:, position, :, cell].sum(axis=1)
        windows[layer.places[position, cell]] += 1
    assert set(windows) == {1, 2, 4} or set(windows) == {1, 2}
    np.testing.assert_allclose(total, 1, atol=1e-5)
    if spread == 0.0:  # uniform: the share depends on how many windows an input lies in
        for position, cell in np.ndindex(positions, cells):
            expected = 1 / (windows[layer.places[position, cell]] * TYPES)
            np.testing.assert_allclose(shares[:, position, :, cell], expected, rtol=1e-5)


def test_windows_hold_the_positions_below_them():
    below = capsules(7, 5)
    seen = np.array(convolutional(2, 1, below)._windows(tf.constant(below))).reshape(
        2, 3, 2, 3, 3, TYPES_BELOW, 17
    )
    for row, column in np.ndindex(3, 2):
        expected = below[:, 2 * row : 2 * row + 3, 2 * column : 2 * column + 3]
        np.testing.assert_array_equal(seen[:, row, column], expected)


def test_positions_compete():
    """A change at one corner changes what the opposite windows get, by way of the inputs that they share."""
    below = capsules(5, 5)
    changed = below.copy()
    changed[:, 0, 0, :, :16] += 2.0
    for iterations, expected in ((1, False), (2, True)):
        layer = convolutional(1, iterations, below)
        moved = np.abs(layer(*parts(changed))[0] - layer(*parts(below))[0])[:, 2, 2]  # positions 2 to 4 only
        assert (moved.max() > 1e-4) == expected


def test_class_capsules_add_the_place_of_each_position():
    below = capsules(3, 2)
    layer = MatrixClassCapsules(classes=4, iterations=1)
    layer(below)
    votes, _ = layer.trace(tf.constant(below))
    votes = np.array(votes).reshape(2, 3, 2, TYPES_BELOW, 4, 4, 4)
    for row, column, kind, output in np.ndindex(3, 2, TYPES_BELOW, 4):
        poses = below[:, row, column, kind, :16].reshape(2, 4, 4)
        expected = poses @ layer.kernel.numpy()[kind, :, 4 * output : 4 * output + 4]
        expected[:, 0, 0] += (row + 0.5) / 3
        expected[:, 0, 1] += (column + 0.5) / 2
        np.testing.assert_allclose(votes[:, row, column, kind, output], expected, atol=1e-5)


def test_class_capsules_take_the_activations_and_poses_in_the_order_of_the_votes():
    below = capsules(3, 2)
    layer = MatrixClassCapsules(classes=4, iterations=2)
    layer(below)
    np.testing.assert_array_equal(layer.activations(tf.constant(below)), below[..., 16].reshape(2, 12))
    np.testing.assert_array_equal(layer.as_list(tf.constant(below)), below[..., :16].reshape(2, 12, 16))
    _, trace = layer.trace(tf.constant(below))
    np.testing.assert_array_equal(trace.details["input_activations"][1], below[..., 16].reshape(2, 12))


@pytest.mark.parametrize("batch", [1, DIRECT_BELOW])
@pytest.mark.parametrize("iterations", [1, 2])
def test_empty_capsules_have_finite_gradients(iterations, batch):
    below = parts(tf.zeros((batch, 5, 5, TYPES_BELOW, 17)))
    layer = convolutional(1, iterations, np.zeros((batch, 5, 5, TYPES_BELOW, 17), np.float32))
    with tf.GradientTape() as tape:
        tape.watch(below)
        total = tf.add_n([tf.reduce_sum(tf.sin(values)) for values in layer(*below)])
    for gradient in tape.gradient(total, [*below, layer.kernel, layer.cost_offset, layer.benefit]):
        assert np.isfinite(gradient).all()
