"""Which layer of a network is compared before and after its picture has changed."""

from collections.abc import Mapping

import numpy as np

from lib.models.shapes import Pooling
from lib.runs import Run

CAPSULES = "class_capsules"
"""The layer whose vectors are followed, where there is one."""


def find_features(layers: Mapping[str, np.ndarray], classes: int) -> tuple[str, int]:
    """Return the layer that is compared, and how many numbers it has.

    With capsules it is that of the class capsules, and the numbers are those of one capsule. Else it is the last
    layer that is no class scores; where a layer passes on what it gets, as dropout does, it is the one before.

    Args:
        layers: each layer's output for one image by its name, in the order of computation.
        classes: how many there are.
    """
    if CAPSULES in layers:
        return CAPSULES, int(layers[CAPSULES].shape[-1])
    inner = [(name, np.ravel(one)) for name, one in layers.items() if np.size(one) != classes]
    name, values = inner[-1]
    for earlier, same in reversed(inner[:-1]):
        if same.shape != values.shape or not np.array_equal(same, values):
            break
        name = earlier
    return name, int(values.size)


def find_pooled(run: Run, layers: Mapping[str, np.ndarray]) -> tuple[str, int] | None:
    """Return the last pooling layer of a run's network, and how many numbers it gives.

    None with capsules, whose vectors are followed, and for a network that pools nothing.

    Args:
        layers: each layer's output for one image by its name.
    """
    if CAPSULES in layers:
        return None
    all_layers = run.architecture.layers(run.spec.model, run.spec.task)
    names = [layer.name for layer in all_layers if isinstance(layer, Pooling) and layer.name in layers]
    return (names[-1], int(layers[names[-1]].size)) if names else None
