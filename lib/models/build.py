"""Build a network by the name of its architecture. Importing this imports TensorFlow."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

import tensorflow as tf

from lib.errors import N_, find_entry
from lib.models.discovery import find_architectures
from lib.models.network import Network
from lib.models.task import Task
from lib.options import Options


def find_build(architecture: str) -> Callable[[Any, Task], Network]:
    """Return the `build` function of the architecture of this name; raise LearnerError if there is none."""
    sentence = N_("There is no architecture called “{name}”. Choose one of: {known}.")
    entry = find_entry(find_architectures(), architecture, sentence)
    return import_module(f"lib.models.{entry.name}.network").build


def build_network(architecture: str, options: Options, task: Task) -> Network:
    """Return a new network with initialised weights.

    Args:
        architecture: its name.
        options: the architecture's own options.

    Raises:
        LearnerError: if there is no such architecture, or if it cannot read the images.
    """
    build = find_build(architecture)
    find_architectures()[architecture].check_readable(options, task)
    network = build(options, task)
    network.layer_outputs(tf.zeros((1, *task.input_shape)))  # creates the weights
    return network
