"""What a network says of pictures that it never learned, beside test images that it should know."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from lib.inspectors.ask import question
from lib.inspectors.kept import AboutCheckpoint
from lib.runs import Run, RunFiles, open_store

VERSION = 1
"""Changes with the pictures: what was kept of others is measured again."""
ANSWERED = 0.95
"""The share of the test images that is still answered at the threshold which is chosen for each network."""


@dataclass(frozen=True)
class UnseenScores:
    """What a network says of the pictures of one kind.

    Attributes:
        scores: float32 [n, classes], lengths or probabilities.
        distances: float32 [n], how far what the longest capsule draws is from the picture: the sum of squared
            differences of its pixels; NaN for a network without a decoder.
        digits: int8 [n, 2], the digits that each picture shows, the smaller first; −1 where there is no other.
    """

    scores: np.ndarray
    distances: np.ndarray
    digits: np.ndarray

    @property
    def largest(self) -> np.ndarray:
        """The largest score of each picture, [n]."""
        return self.scores.max(axis=-1)


Measured = Mapping[str, UnseenScores]
"""By the kind of pictures."""


def save(run: Run, checkpoint: str, kind: str, found: UnseenScores, folder: RunFiles | None = None) -> None:
    """Keep the scores of a checkpoint, in `folder` (None for the run's in the home).

    Raises:
        LearnerError: if there is no such checkpoint, or they cannot be written.
    """
    store = open_store()
    arrays = {name: getattr(found, name) for name in UnseenScores.__dataclass_fields__}
    _in_folder(kind).save(store.files(run), checkpoint, arrays, folder or store.own_files(run))


def load_kept(run_id: str, checkpoint: str, kind: str) -> UnseenScores | None:
    """Return the scores kept of a checkpoint; None if there are none.

    Raises:
        LearnerError: if there is no such run or checkpoint.
    """
    store = open_store()
    run = store.get(run_id)
    arrays = _in_folder(kind).load(store.files(run), checkpoint, store.own_files(run))
    return None if arrays is None else UnseenScores(**arrays)


def threshold_answering(largest: np.ndarray, share: float = ANSWERED) -> float:
    """Return the highest threshold that at least this share of the largest scores [n] reaches."""
    return float(np.sort(largest)[::-1][int(np.ceil(share * len(largest))) - 1])


def area_under_curve(known: np.ndarray, unknown: np.ndarray) -> float:
    """Return how often a known picture has the larger score of the two, over all pairs; equal ones count half.

    That is the area under the ROC curve: 1 tells all apart, 0.5 none.

    Args:
        known, unknown: [n] and [m] scores.
    """
    ordered = np.sort(unknown)
    below, not_above = (np.searchsorted(ordered, known, side) for side in ("left", "right"))
    return float(np.mean(below + not_above) / 2 / len(unknown))


def _in_folder(kind: str) -> AboutCheckpoint:
    return AboutCheckpoint("unseen", f"{kind}-{VERSION}")


@question("unseen", keep=0, kept=load_kept, takes_long=True)
def read_unseen(run_id: str, checkpoint: str, kind: str) -> UnseenScores:
    """Return what the run's network says of all pictures of a kind (`lib.datasets.unseen`).

    Raises:
        LearnerError: if the run, its weights or a data set that the pictures are made from are not there.
    """
    ...
