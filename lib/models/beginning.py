"""What of a network begins with the weights of another run. Without TensorFlow."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Beginning:
    """The layers that begin with another run's weights, and those that begin anew.

    Both say by a layer's name how many of its numbers training adjusts, in the order of the network; 0 for a layer
    that only keeps statistics of the data, such as a mean image.
    """

    taken: Mapping[str, int]
    new: Mapping[str, int]
