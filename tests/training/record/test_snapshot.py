"""What a snapshot keeps, by value."""

import numpy as np
import pytest
import tensorflow as tf

from lib.runs.movement import measure_movement
from lib.training.record.seen import LARGEST_SIDE, MOST_MAPS
from lib.training.record.snapshot import collect_kernels, take_snapshot
from tests.models.networks import new_network

CIFAR = (32, 32, 3)


@pytest.fixture(scope="module")
def alexnet():
    return new_network("alexnet", CIFAR)


@pytest.fixture(scope="module")
def images():
    return np.random.default_rng(0).random((10, *CIFAR), np.float32)


@pytest.fixture(scope="module")
def snapshot(alexnet, images):
    return take_snapshot(alexnet, images, 1, collect_kernels(alexnet))


def test_small_kernels_are_whole_and_large_ones_in_part(alexnet, snapshot):
    weights = alexnet.named_weights()
    np.testing.assert_array_equal(snapshot.kernels["conv1/kernel"].values, weights["conv1/kernel"].numpy())
    assert snapshot.kernels["conv1/kernel"].is_whole and not snapshot.kernels["conv2/kernel"].is_whole
    np.testing.assert_array_equal(
        snapshot.kernels["conv2/kernel"].values, weights["conv2/kernel"].numpy()[:, :, :8, :32]
    )


def test_the_bias_of_each_convolution_is_kept_whole():
    network = new_network("alexnet", CIFAR)
    network.named_weights()["conv2/bias"].assign(np.linspace(-1, 1, 96))
    kernels = take_snapshot(network, np.zeros((1, *CIFAR), np.float32), 1, {}).kernels
    assert all(kernel.bias is not None for kernel in kernels.values())
    np.testing.assert_array_equal(kernels["conv2/kernel"].bias, np.linspace(-1, 1, 96).astype(np.float32))
    without = take_snapshot(new_network("capsnet_small"), np.zeros((1, 28, 28, 1), np.float32), 1, {})
    assert without.kernels["conv1/kernel"].bias is None  # batch normalisation follows, which has one


def test_a_filter_that_did_not_move_has_cosine_one(snapshot):
    moved = snapshot.kernels["conv1/kernel"].movement
    assert moved.shape == (48, 3)
    np.testing.assert_allclose(moved[:, 0], 1.0, rtol=1e-6)
    assert (moved[:, 1] == 0).all()
    np.testing.assert_allclose(
        moved[:, 2], np.sqrt((snapshot.kernels["conv1/kernel"].values ** 2).sum(axis=(0, 1, 2))), rtol=1e-6
    )


def test_the_way_of_a_filter_by_hand():
    initial, now = np.zeros((1, 2, 1, 3), np.float32), np.zeros((1, 2, 1, 3), np.float32)
    initial[0, :, 0, 0], now[0, :, 0, 0] = (3, 4), (4, -3)  # turned by a right angle
    initial[0, :, 0, 1], now[0, :, 0, 1] = (1, 0), (-2, 0)  # turned round, twice as long
    now[0, :, 0, 2] = (0, 5)  # it was zero
    np.testing.assert_allclose(measure_movement(initial, now), [[0, 50**0.5, 5], [-1, 3, 2], [0, 5, 5]], rtol=1e-6)


def test_maps_are_the_layers_outputs_of_the_first_image(alexnet, images, snapshot):
    outputs = alexnet.layer_outputs(images[:1])
    for layer in ("conv1", "lrn1", "pool1", "conv5"):
        maps = np.array(outputs[layer])[0, :, :, :MOST_MAPS]
        low, high = snapshot.maps[layer].limits
        kept = low + snapshot.maps[layer].values * (high - low) / 255
        assert kept.shape == maps.shape
        assert np.abs(kept - maps).max() <= 0.51 * (high - low) / 255
    np.testing.assert_array_equal(snapshot.pictured, np.round(255 * images[0]))


def test_the_maps_of_large_images_are_averaged():
    network = new_network("pets_cnn", (128, 128, 3), 2)
    images = np.random.default_rng(1).random((2, 128, 128, 3), np.float32)
    snapshot = take_snapshot(network, images, 1, {})
    maps = snapshot.maps["conv1"]
    assert maps.values.shape[:2] == (LARGEST_SIDE, LARGEST_SIDE)
    count = maps.values.shape[2]
    outputs = np.array(network.layer_outputs(tf.constant(images))["conv1"])[0, :, :, :count]
    means = (outputs[::2, ::2] + outputs[1::2, ::2] + outputs[::2, 1::2] + outputs[1::2, 1::2]) / 4
    low, high = maps.limits
    assert np.abs(low + maps.values * (high - low) / 255 - means).max() <= 0.51 * (high - low) / 255
    assert [kernel.movement for kernel in snapshot.kernels.values()] == [None] * len(snapshot.kernels)


def test_recurrent_networks_keep_their_states_over_the_rows():
    network = new_network("conv_gru")
    images = np.random.default_rng(2).random((1, 28, 28, 1), np.float32)
    snapshot = take_snapshot(network, images, 1, collect_kernels(network))
    assert snapshot.kernels["conv1/kernel"].values.shape == (5, 28, 1, 32)
    states = np.array(network.layer_outputs(tf.constant(images))["gru1"])[0]
    low, high = snapshot.maps["gru1"].limits
    assert (
        np.abs(low + snapshot.maps["gru1"].values[..., 0] * (high - low) / 255 - states).max()
        <= 0.51 * (high - low) / 255
    )
