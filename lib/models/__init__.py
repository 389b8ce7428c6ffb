"""Architectures by name. Importing this package imports TensorFlow."""

from collections.abc import Mapping
from typing import Any

import tensorflow as tf

from lib.errors import N_, entry_called
from lib.models import (
    alexnet,
    baseline_cnn,
    capsnet,
    capsnet_small,
    efficient_capsnet,
    em_capsnet,
    gru,
    lenet,
    pets_cnn,
    simple_cnn,
)
from lib.models.network import Network, Objective, correct

CAPSULE_BUILDERS = {
    "capsnet_small": capsnet_small.build,
    "capsnet": capsnet.build,
    "efficient_capsnet": efficient_capsnet.build,
    "em_capsnet": em_capsnet.build,
}
CLASSIFIER_BUILDERS = {
    "baseline_cnn": baseline_cnn.build,
    "lenet": lenet.build,
    "simple_cnn": simple_cnn.build,
    "gru": gru.build,
    "bigru": gru.build_bidirectional,
    "conv_gru": gru.build_convolutional,
    "pets_cnn": pets_cnn.build,
    "alexnet": alexnet.build,
}
BUILDERS = {**CAPSULE_BUILDERS, **CLASSIFIER_BUILDERS}


def build(
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


__all__ = ["BUILDERS", "Network", "Objective", "build", "correct"]
