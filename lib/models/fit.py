"""Whether weights that were trained before fit a network."""

from collections.abc import Mapping

import numpy as np

from lib.errors import N_, LearnerError
from lib.models.network import Network


def check_fit(network: Network, weights: Mapping[str, np.ndarray]) -> None:
    """Nothing where every weight of the network is among `weights` (by name) in its own shape, and no other.

    Raises:
        LearnerError: naming the first that does not fit.
    """
    wanted = {name: tuple(weight.shape) for name, weight in network.named_weights().items()}
    given = {name: weight.shape for name, weight in weights.items()}
    for name in (*wanted, *given):
        if wanted.get(name) != given.get(name):
            raise LearnerError(
                N_(
                    "The checkpoint’s weights do not fit these options: {name} is {given} there, but would be "
                    "{wanted} here. Set back what changes the network’s shape."
                ),
                name=name,
                given=_size(given.get(name)),
                wanted=_size(wanted.get(name)),
            )


def _size(shape: tuple[int, ...] | None) -> str:
    return N_("absent") if shape is None else " × ".join(map(str, shape))
