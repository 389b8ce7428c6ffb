"""Several devices make the step of the whole batch. Logical CPU devices stand for GPUs."""

import json
import os
import subprocess
import sys

import numpy as np
import pytest
import tensorflow as tf

from lib.training.step import compile_train_step
from tests.conftest import ROOT
from tests.models.networks import new_network
from tests.training.devices.mirrored import NETWORKS, SIZES
from tests.training.small import small_mnist

pytestmark = pytest.mark.xdist_group("mirrored")


def trained_on(devices: int) -> dict:
    command = (sys.executable, "-m", "tests.training.devices.mirrored", str(devices))
    done = subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def one():
    return trained_on(1)


@pytest.fixture(scope="module")
def two():
    return trained_on(2)


def test_two_devices_and_one_make_the_same_steps(one, two):
    """Losses, accuracies and weights, with batches of 8, 5, 1 and 8 images."""
    assert two["lenet"]["device"] == f"2 × {one['lenet']['device']}"
    assert len(two["lenet"]["measured"]) == len(SIZES)
    np.testing.assert_allclose(two["lenet"]["measured"], one["lenet"]["measured"], rtol=2e-5)
    for name, sums in one["lenet"]["weights"].items():
        np.testing.assert_allclose(two["lenet"]["weights"][name], sums, rtol=1e-4, atol=1e-4, err_msg=name)


def test_the_losses_are_means_over_every_example(one):
    """The first step's loss, recomputed from all eight images: none is left out or counted twice."""
    import keras

    keras.utils.set_random_seed(1)
    network = new_network("lenet", **NETWORKS["lenet"])
    batch = small_mnist().train.take(np.arange(8))
    scores = np.array(network((batch.images / 255.0).astype(np.float32)))
    expected = -np.log(scores[np.arange(8), batch.labels]).mean()
    assert one["lenet"]["measured"][0][0] == pytest.approx(expected, rel=1e-5)


def test_each_device_normalises_its_own_share_and_the_first_ones_statistics_are_kept(one, two):
    import keras

    keras.utils.set_random_seed(1)
    network = new_network("capsnet_small", **NETWORKS["capsnet_small"])
    batch = small_mnist().train.take(np.arange(8))
    maps = np.array(network.layer_outputs(tf.constant((batch.images / 255.0).astype(np.float32)))["conv1"])
    share = 1.0 - network.get_layer("norm1").momentum
    for trained, seen in ((one, maps), (two, maps[::2])):
        expected = share * seen.mean(axis=(0, 1, 2))
        np.testing.assert_allclose(trained["capsnet_small"]["running_mean"], expected, rtol=1e-4, atol=1e-7)
    assert two["capsnet_small"]["measured"][0] != one["capsnet_small"]["measured"][0]
    np.testing.assert_allclose(two["capsnet_small"]["measured"], one["capsnet_small"]["measured"], rtol=0.2)


def test_without_a_strategy_nothing_is_shared_out():
    """The plain step sees the whole batch: a single image and eight give the mean each."""
    import keras

    keras.utils.set_random_seed(1)
    network = new_network("lenet", **NETWORKS["lenet"])
    optimizer = keras.optimizers.SGD(0.0)
    optimizer.build(network.trainable_variables)
    step = compile_train_step(network, optimizer, (28, 28, 1))

    def loss(*rows: int) -> float:
        batch = small_mnist().train.take(np.array(rows))
        return float(step(tf.constant(batch.images), tf.constant(batch.labels))[0])

    assert loss(0, 1, 2) == pytest.approx(np.mean([loss(0), loss(1), loss(2)]), rel=1e-5)
