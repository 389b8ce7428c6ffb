"""Weights in less space, for runs that ship with the app: float16, and giant dense layers in 8 bits."""

from collections.abc import Mapping

import numpy as np

GIANT = 1_000_000
"""Numbers in a matrix from which on 8 bits must do."""
STEPS, SCALES = "steps/", "scales/"


def compact(weights: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return what to store of float weights by name: float16, or of a giant [inputs, units] whole steps a column.

    A column's step is its largest weight / 127, so that no weight is off by more than half a step.
    """
    stored: dict[str, np.ndarray] = {}
    for name, weight in weights.items():
        if weight.ndim == 2 and weight.size >= GIANT:
            scales = np.maximum(np.abs(weight).max(axis=0), 1e-12) / 127.0
            stored[STEPS + name] = np.rint(weight / scales).astype(np.int8)
            stored[SCALES + name] = scales.astype(np.float32)
        else:
            stored[name] = weight.astype(np.float16)
    return stored


def expand(stored: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return the weights by name, float32, of what `compact` made or of arrays that it never saw."""
    weights: dict[str, np.ndarray] = {}
    for name, array in stored.items():
        if name.startswith(STEPS):
            name = name.removeprefix(STEPS)
            weights[name] = array.astype(np.float32) * stored[SCALES + name]
        elif not name.startswith(SCALES):
            weights[name] = array.astype(np.float32)
    return weights
