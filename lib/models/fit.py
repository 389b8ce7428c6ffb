"""Whether the weights of a checkpoint fit a network, wholly or in some of its layers."""

from collections.abc import Mapping

import numpy as np

from lib.errors import N_, LearnerError
from lib.models.beginning import Beginning
from lib.models.network import Network


def check_fit(network: Network, weights: Mapping[str, np.ndarray]) -> Beginning:
    """Raise LearnerError unless `weights` has exactly the network's weights, by name and shape.

    The error names the first weight that does not fit.

    Returns:
        That all layers are taken.
    """
    expected, given = _shapes(network), {name: values.shape for name, values in weights.items()}
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
    return Beginning(network.layer_parameters(), {})


def find_fitting_layers(network: Network, weights: Mapping[str, np.ndarray]) -> Beginning:
    """Return which layers can begin with `weights` that were learned for other classes.

    They are those below the class layer that fit: the checkpoint has all weights of such a layer by name, in the
    same shapes.

    Raises:
        LearnerError: if no layer fits; it names the first weight that does not.
    """
    expected = _shapes(network)
    unfit = {name for name, shape in expected.items() if name not in weights or weights[name].shape != shape}
    anew = {layer_of(name) for name in unfit} | set(network.class_layers)
    counts = network.layer_parameters()
    taken = {name: count for name, count in counts.items() if name not in anew}
    if not any(taken.values()):
        first = next(name for name in expected if name in unfit)
        raise LearnerError(
            N_(
                "Nothing of that network fits: {name} is {given} there, but would be {expected} here. Choose the "
                "same image size and as many colours."
            ),
            name=first,
            given=_size(weights[first].shape if first in weights else None),
            expected=_size(expected[first]),
        )
    return Beginning(taken, {name: count for name, count in counts.items() if name in anew})


def layer_of(weight: str) -> str:
    """Return the name of the layer that has this weight, as `Network.named_weights` calls it."""
    return weight.split("/", 1)[0]


def _shapes(network: Network) -> dict[str, tuple[int, ...]]:
    return {name: tuple(weight.shape) for name, weight in network.named_weights().items()}


def _size(shape: tuple[int, ...] | None) -> str:
    return N_("absent") if shape is None else " × ".join(map(str, shape))
