"""How well one linear map for each class predicts what becomes of vectors."""

from typing import NamedTuple

import numpy as np

LEAST = 2
"""So many images are fitted for each number that is looked for: fewer would be learned by heart."""


class Predicted(NamedTuple):
    """R² of what was predicted, on images that were not fitted; NaN if too few are there, or nothing varies.

    Attributes:
        change: of the difference of the vectors after and before.
        vector: of the vectors after. Both have the same error; a vector that vanishes changes predictably too.
    """

    change: float
    vector: float


def predict_linearly(before: np.ndarray, after: np.ndarray, labels: np.ndarray) -> Predicted:
    """Return how well linear maps (least squares, with a constant), fitted on every other image, predict the rest.

    R² is 1 − the squared errors / the squared distances from the mean of the class; 0 is as good as that mean.

    Args:
        before, after: [n, dim].
        labels: [n]; each class has a map of its own, as each class capsule has axes of its own.
    """
    error = changed = varied = 0.0
    for label in np.unique(labels):
        one, other = before[labels == label].astype(float), after[labels == label].astype(float)
        fitted, checked = slice(0, None, 2), slice(1, None, 2)
        if len(one[fitted]) < LEAST * (one.shape[1] + 1) or len(one[checked]) < 2:
            return Predicted(np.nan, np.nan)
        given = np.hstack([one, np.ones((len(one), 1))])
        linear, *_rest = np.linalg.lstsq(given[fitted], other[fitted], rcond=None)
        error += float(np.sum((other[checked] - given[checked] @ linear) ** 2))
        changed += _spread((other - one)[checked])
        varied += _spread(other[checked])
    return Predicted(*(1 - error / total if total > 1e-9 else np.nan for total in (changed, varied)))


def _spread(values: np.ndarray) -> float:
    return float(np.sum((values - values.mean(axis=0)) ** 2))
