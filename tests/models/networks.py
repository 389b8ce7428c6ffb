"""Networks to test on: every architecture, and a tiny capsule network for what any size shows."""

import functools

import keras
import numpy as np

from lib.models.build import build_network
from lib.models.capsule_network import CapsuleNetwork
from lib.models.capsules import RECONSTRUCTION_WEIGHT, ClassCapsules, Decoder, PrimaryCapsules, RoutingTrace
from lib.models.capsules.trace import TRACE_AXES
from lib.models.cost import LayerCost, count_costs
from lib.models.discovery import find_architectures
from lib.models.network import Network
from lib.models.task import Task
from lib.options import Options, Value

QUICK_OPTIONS: dict[str, dict[str, Value]] = {"baseline_cnn": {"width": 10}}
"""The baseline at full width takes seconds an image; a tenth of it has the same layers."""
TRACED = tuple(TRACE_AXES)
"""What every kind of routing reports."""
Shape = tuple[int, int, int]
"""(height, width, channels) of an image."""
MNIST_SHAPE = (28, 28, 1)
TINY_SHAPE = (12, 12, 1)
TINY_CLASSES = 3


def options_of(architecture: str, **options: Value) -> Options:
    """Return the architecture's own options, with the usual values for those that are not given."""
    entry = find_architectures()[architecture]
    assert options.keys() <= entry.model.as_dict().keys()
    return entry.model.with_values(options)


def new_network(
    architecture: str,
    input_shape: Shape = MNIST_SHAPE,
    classes: int = 10,
    labels_per_image: int = 1,
    **options: Value,
) -> Network:
    """Return the architecture with initial weights from Keras's current random state."""
    task = Task(input_shape, classes, labels_per_image)
    return build_network(architecture, options_of(architecture, **options), task)


def built(
    architecture: str, input_shape: Shape = MNIST_SHAPE, classes: int = 10, seed: int = 0, **options: Value
) -> Network:
    """Return the architecture with its initial weights, the same for the same seed."""
    keras.utils.set_random_seed(seed)
    return new_network(architecture, input_shape, classes, **{**QUICK_OPTIONS.get(architecture, {}), **options})


@functools.cache
def randomized(architecture: str, **options: Value) -> Network:
    """Return the architecture with random weights that all matter; tests share it, so they must not change it."""
    network = built(architecture, **options)
    randomize(network)
    return network


@functools.cache
def usual_costs(architecture: str) -> tuple[LayerCost, ...]:
    """Return what `randomized(architecture)` costs; counting every step of a recurrent layer takes seconds."""
    return tuple(count_costs(randomized(architecture), MNIST_SHAPE))


def new_tiny_capsule_network(
    iterations: int = 3, reconstruction_weight: float = RECONSTRUCTION_WEIGHT, seed: int = 0
) -> CapsuleNetwork:
    """Return a randomized network 12×12×1 → 8×8×6 → 3×3 positions × 2 types × 4D → 3 × 4D.

    It has no batch normalisation and no dropout, so that training and inference differ only in the
    mask of the decoder.
    """
    keras.utils.set_random_seed(seed)
    network = CapsuleNetwork(
        features=[keras.layers.Conv2D(6, 5, activation="relu", name="conv1")],
        primary=PrimaryCapsules(types=2, dim=4, kernel_size=4, strides=2),
        class_capsules=ClassCapsules(TINY_CLASSES, dim=4, iterations=iterations),
        decoder=Decoder(TINY_SHAPE, units=(8, 16)),
        reconstruction_weight=reconstruction_weight,
        name="tiny",
    )
    network(np.zeros((1, *TINY_SHAPE), np.float32))
    randomize(network, seed, vote_scale=20)
    return network


@functools.cache
def tiny_capsule_network(
    iterations: int = 3, reconstruction_weight: float = RECONSTRUCTION_WEIGHT
) -> CapsuleNetwork:
    """Return the same; tests share it, so they must not change it."""
    return new_tiny_capsule_network(iterations, reconstruction_weight)


def randomize(network: Network, seed: int = 0, vote_scale: float = 5) -> None:
    """Give biases and normalisation values that matter, and class capsules that route unevenly.

    Fresh biases are 0, fresh statistics 0 and 1, and fresh votes so alike that couplings stay uniform:
    on such a network a forgotten bias or a skipped routing pass would not show.
    """
    random = np.random.default_rng(seed)
    for name, weight in network.named_weights().items():
        kind = name.rsplit("/", 1)[-1]
        if kind in ("gamma", "moving_variance"):
            weight.assign(random.uniform(0.5, 1.5, weight.shape))
            if "capsules" in name and kind == "moving_variance" and network.name == "em_capsnet":
                weight.assign(weight * 0.05)  # means of many votes vary little, and their layers make up for it
        elif kind in ("beta", "moving_mean", "bias", "priors", "mean_image"):
            weight.assign(random.normal(0, 0.2, weight.shape))
        elif kind == "cost_offset":  # about where training starts: further away every activation is 0 or 1
            weight.assign(weight + random.normal(0, 0.02, weight.shape))
        elif kind == "benefit":
            weight.assign(random.normal(0, 2, weight.shape))
        elif name == "class_capsules/kernel" and network.class_capsules.kind.name in ("dynamic", "uniform"):
            weight.assign(weight * vote_scale)


def trace_values(trace: RoutingTrace) -> dict[str, np.ndarray]:
    """Return every array of a trace by name, those that only its kind computes among them."""
    return {name: np.array(getattr(trace, name)) for name in TRACED} | {
        name: np.array(values) for name, values in trace.details.items()
    }


def random_images(count: int, shape: tuple[int, ...] = MNIST_SHAPE, seed: int = 0) -> np.ndarray:
    """Return float32 noise in [0, 1], [count, *shape]."""
    return np.random.default_rng(seed).random((count, *shape), np.float32)


def weight_values(network: Network) -> dict[str, np.ndarray]:
    """Return the value of every weight, by the names of `Network.named_weights`."""
    return {name: weight.numpy() for name, weight in network.named_weights().items()}
