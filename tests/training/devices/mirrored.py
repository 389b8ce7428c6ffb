"""`python -m tests.training.devices.mirrored DEVICES` trains two small networks on so many logical CPU devices.

Prints one JSON object: by network the losses and accuracies of each step, sums over each weight, and the first
layer's running means where it has batch normalisation.
"""

import json
import sys

import keras
import numpy as np
import pytest
import tensorflow as tf

from lib.models.fast.fused_adam import FusedAdam
from lib.training.device import prepare_devices
from lib.training.step import compile_train_step
from tests.models.networks import new_network
from tests.training.small import install, small_mnist

SIZES = (8, 5, 1, 8)
"""Images in the batches: an odd number, and fewer than devices, are among them."""
NETWORKS = {
    "lenet": {"dropout": 0.0},
    "capsnet_small": {"iterations": 2, "reconstruction": False},  # with batch normalisation
}


def train(architecture: str, sizes: tuple[int, ...]) -> dict[str, object]:
    """Make steps over consecutive images of the small MNIST."""
    devices = prepare_devices(mirrored=True)
    keras.utils.set_random_seed(1)
    with devices.strategy.scope():
        network = new_network(architecture, **NETWORKS[architecture])
        # The epsilon keeps Adam from magnifying what rounding does to gradients near 0.
        optimizer = FusedAdam(1e-3, epsilon=1e-3)
        optimizer.build(network.trainable_variables)
    step = compile_train_step(network, optimizer, (28, 28, 1), strategy=devices.strategy)
    measured, first = [], 0
    for size in sizes:
        batch = small_mnist().train.take(np.arange(first, first + size))
        loss, parts, accuracy = step(tf.constant(batch.images), tf.constant(batch.labels))
        measured.append([float(loss), float(accuracy), *(float(value) for value in parts.values())])
        first += size
    weights = {name: weight.numpy() for name, weight in network.named_weights().items()}
    return {
        "device": devices.description,
        "measured": measured,
        "weights": {name: [float(w.sum()), float(np.abs(w).sum())] for name, w in weights.items()},
        "running_mean": weights["norm1/moving_mean"].tolist() if "norm1/moving_mean" in weights else None,
    }


def main() -> None:
    install(pytest.MonkeyPatch())
    logical = [tf.config.LogicalDeviceConfiguration()] * int(sys.argv[1])
    tf.config.set_logical_device_configuration(tf.config.list_physical_devices("CPU")[0], logical)
    print(json.dumps({"lenet": train("lenet", SIZES), "capsnet_small": train("capsnet_small", (8,))}))


if __name__ == "__main__":
    main()
