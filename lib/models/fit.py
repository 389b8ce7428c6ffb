"""The check that the weights of a checkpoint fit a network."""

from collections.abc import Mapping

import numpy as np

from lib.errors import N_, LearnerError
from lib.models.network import Network


def check_fit(network: Network, weights: Mapping[str, np.ndarray]) -> None:
    """Raise LearnerError unless `weights` has exactly the network's weights, by name and shape.

    The error names the first weight that does not fit.
    """
    expected = {name: tuple(weight.shape) for name, weight in network.named_weights().items()}
    given = {name: weight.shape for name, weight in weights.items()}
    for name in (*expected, *given):
        if expected.get(name) != given.get(name):
            raise LearnerError(
                N_(
                    "The checkpoint’s weights do not fit these options: {name} is {given} there, but would be "
                    "{expected} here. Set back the options that change the network’s shape."
                ),
                name=name,
                given=_size(given.get(name)),
                expected=_size(expected.get(name)),
            )


def _size(shape: tuple[int, ...] | None) -> str:
    return N_("absent") if shape is None else " × ".join(map(str, shape))
