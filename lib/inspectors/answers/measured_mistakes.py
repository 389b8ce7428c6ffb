"""How many test images a run's network reads right with each known mistake in it."""

from dataclasses import dataclass

import numpy as np

from lib import datasets
from lib.inspectors.answers.mistakes_file import FOLDER
from lib.inspectors.kept import AboutCheckpoint
from lib.runs import Run, RunFiles, open_store

IMAGES = 1_000
"""The first test images, in their order."""
NONE = "none"
"""Stands for the sound network among the mistakes."""


@dataclass(frozen=True)
class MeasuredMistakes:
    """What was measured.

    Attributes:
        images: how many were read.
        right: how many of them by the sound network and with each mistake, by name.
    """

    images: int
    right: dict[str, int]


def save_measured(run: Run, checkpoint: str, measured: MeasuredMistakes, folder: RunFiles | None = None) -> None:
    """Keep it, in `folder` (None for the run's in the home); raise LearnerError if that is not possible."""
    store = open_store()
    arrays = {
        "images": np.array(measured.images),
        "names": np.array(list(measured.right)),
        "right": np.array(list(measured.right.values())),
    }
    _kept(run).save(store.files(run), checkpoint, arrays, folder or store.own_files(run))


def load_measured(run: Run, checkpoint: str) -> MeasuredMistakes | None:
    """Return what is kept, None if nothing is; raise LearnerError if there is no such checkpoint."""
    store = open_store()
    arrays = _kept(run).load(store.files(run), checkpoint, store.own_files(run))
    if arrays is None:
        return None
    right = dict(zip(arrays["names"].tolist(), arrays["right"].tolist(), strict=True))
    return MeasuredMistakes(int(arrays["images"]), right)


def _kept(run: Run) -> AboutCheckpoint:
    """Return where it is kept: apart for each version of a data set that can change."""
    return AboutCheckpoint(FOLDER, f"{IMAGES}-{datasets.version_of(run.spec.dataset)}")
