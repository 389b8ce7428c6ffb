"""Architectures by name. Importing this package imports TensorFlow."""

from collections.abc import Mapping
from typing import Any

import tensorflow as tf

from lib.errors import N_, LearnerError
from lib.models import capsnet, capsnet_small, lenet
from lib.models.network import Network, Objective

BUILDERS = {"capsnet": capsnet.build, "capsnet_small": capsnet_small.build, "lenet": lenet.build}


def build(
    architecture: str, input_shape: tuple[int, int, int], classes: int, options: Mapping[str, Any]
) -> Network:
    """A new network with initialised weights.

    Args:
        architecture: a name in `BUILDERS`.
        input_shape: (height, width, channels).
        classes: how many.
        options: the architecture's own options, as its `build` names them.

    Raises:
        LearnerError: if there is no such architecture.
    """
    if architecture not in BUILDERS:
        raise LearnerError(
            N_("There is no architecture called “{name}”. Choose one of: {known}."),
            name=architecture,
            known=", ".join(BUILDERS),
        )
    network = BUILDERS[architecture](input_shape, classes, **options)
    network.layer_outputs(tf.zeros((1, *input_shape)))  # creates the weights
    return network


__all__ = ["BUILDERS", "Network", "Objective", "build"]
