"""How many test images a run's network reads right with each known mistake in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from lib import datasets
from lib.inspectors.answers.mistakes_file import FOLDER
from lib.inspectors.ask import question
from lib.inspectors.kept import AboutCheckpoint
from lib.models.capsules.routing.mistakes import NAMES
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
    right: Mapping[str, int]


@dataclass(frozen=True)
class MistakesTally:
    """A measurement that is not finished: what is counted over the first images.

    Attributes:
        total: how many images will be read; fewer where there are not so many.
        images, right: as in `MeasuredMistakes`.
        last: the logits [1, inputs, classes] that the network which keeps them has by now; None before the first
            image.
    """

    total: int = IMAGES
    images: int = 0
    right: Mapping[str, int] = field(default_factory=lambda: dict.fromkeys((NONE, *NAMES), 0))
    last: np.ndarray | None = None

    @property
    def is_complete(self) -> bool:
        """Whether every image was read."""
        return self.images == self.total


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


def _not_kept(run_id: str, checkpoint: str, tally: MistakesTally) -> MistakesTally | None:
    """Return None: only the whole measurement is kept."""
    return None


@question("measure_mistakes", keep=0, kept=_not_kept, takes_long=True)
def count_mistakes(run_id: str, checkpoint: str, tally: MistakesTally) -> MistakesTally:
    """Return the tally with the next test images, which the network has read with each mistake and without one.

    With `KEPT` they are read one after the other, by one network that keeps its logits.

    Raises:
        LearnerError: if the run, its weights or its data set are not there, or it has no capsules.
    """
    ...
