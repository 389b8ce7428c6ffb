"""What the parts of a network's loss contribute to it, as its training measured them."""

from collections.abc import Mapping

import numpy as np

PARTS = ("margin_loss", "reconstruction_loss")
"""The fields of `Point` that are parts of the loss, before their weights."""


def weigh_loss_parts(measured: Mapping[str, np.ndarray], weights: Mapping[str, float]) -> dict[str, np.ndarray]:
    """Return each part times its weight, [points] by name; they add up to the loss. A loss of one part has none.

    Args:
        measured: what `Metrics.read` gives of the training batches.
        weights: the run's `loss_weights`; those of a run recorded before they were kept are found in what was
            measured, of which the loss is a linear combination.
    """
    if not len(measured["loss"]) or any(np.isnan(measured[name]).any() for name in PARTS):
        return {}
    parts = np.stack([measured[name] for name in PARTS], axis=1)  # (points, parts)
    factors = [weights[name] for name in PARTS] if weights else np.linalg.lstsq(parts, measured["loss"])[0]
    return {name: factor * measured[name] for name, factor in zip(PARTS, factors, strict=True)}
