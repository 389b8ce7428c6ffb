"""Several networks that read the same images together: the scores of each class are averaged over them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lib.intervals import Z_95


@dataclass(frozen=True)
class Ensemble:
    """How networks read the same images, each alone and together. All errors are shares in [0, 1].

    Attributes:
        alone: float64 [networks], the error of each.
        together: float64 [networks], the error of the first, of the first two, … of all.
        images: how many there are.
        interval: the 95 % interval of how many fewer errors all together make than one alone on average, over
            images: each is read by all networks, so the two are compared image by image.
    """

    alone: np.ndarray
    together: np.ndarray
    images: int
    interval: tuple[float, float]

    @property
    def difference(self) -> float:
        """How many fewer errors all together make than one alone on average."""
        return float(self.alone.mean() - self.together[-1])

    @property
    def is_clear(self) -> bool:
        """Whether the interval of the difference does not hold 0."""
        low, high = self.interval
        return not low <= 0.0 <= high


def read_together(labels: np.ndarray, scores: Sequence[np.ndarray]) -> Ensemble:
    """Return how well these networks read the images.

    Args:
        labels: int [images, 1], one class an image.
        scores: of each network float [images, classes]; two or more networks.
    """
    shown = labels[:, 0]
    wrong = np.array([one.argmax(axis=1) != shown for one in scores])
    sums = np.cumsum(np.stack(scores).astype(np.float64), axis=0)
    together = sums.argmax(axis=2) != shown
    fewer = wrong.mean(axis=0) - together[-1]
    half = Z_95 * float(fewer.std(ddof=1)) / np.sqrt(len(shown))
    middle = float(fewer.mean())
    return Ensemble(wrong.mean(axis=1), together.mean(axis=1), len(shown), (middle - half, middle + half))
