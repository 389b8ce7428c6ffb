"""Builds a network by the name of its architecture. Importing this imports TensorFlow."""

from collections.abc import Mapping
from typing import Any

import tensorflow as tf

from lib.errors import N_, entry_called
from lib.models.alexnet.network import build as alexnet
from lib.models.baseline_cnn.network import build as baseline_cnn
from lib.models.bigru.network import build as bigru
from lib.models.capsnet.network import build as capsnet
from lib.models.capsnet_small.network import build as capsnet_small
from lib.models.conv_gru.network import build as conv_gru
from lib.models.efficient_capsnet.network import build as efficient_capsnet
from lib.models.em_capsnet.network import build as em_capsnet
from lib.models.gru.network import build as gru
from lib.models.lenet.network import build as lenet
from lib.models.network import Network
from lib.models.pets_cnn.network import build as pets_cnn
from lib.models.simple_cnn.network import build as simple_cnn

CAPSULE_BUILDERS = {
    "capsnet_small": capsnet_small,
    "capsnet": capsnet,
    "efficient_capsnet": efficient_capsnet,
    "em_capsnet": em_capsnet,
}
CLASSIFIER_BUILDERS = {
    "baseline_cnn": baseline_cnn,
    "lenet": lenet,
    "simple_cnn": simple_cnn,
    "gru": gru,
    "bigru": bigru,
    "conv_gru": conv_gru,
    "pets_cnn": pets_cnn,
    "alexnet": alexnet,
}
BUILDERS = {**CAPSULE_BUILDERS, **CLASSIFIER_BUILDERS}


def build_network(
    architecture: str,
    input_shape: tuple[int, int, int],
    classes: int,
    options: Mapping[str, Any],
    *,
    labels_per_image: int = 1,
) -> Network:
    """A new network with initialised weights.

    Args:
        architecture: a name in `BUILDERS`.
        input_shape: (height, width, channels).
        classes: how many.
        options: the architecture's own options, as its `build` names them.
        labels_per_image: how many classes each image shows; capsules take any number.

    Raises:
        LearnerError: if there is no such architecture.
    """
    sentence = N_("There is no architecture called “{name}”. Choose one of: {known}.")
    builder = entry_called(BUILDERS, architecture, sentence)
    if architecture in CLASSIFIER_BUILDERS:
        options = {**options, "labels_per_image": labels_per_image}
    network = builder(input_shape, classes, **options)
    network.layer_outputs(tf.zeros((1, *input_shape)))  # creates the weights
    return network
