"""The class vectors of the first test images, kept per checkpoint in the run's folder; without TensorFlow."""

from dataclasses import dataclass

import numpy as np

from lib import datasets
from lib.inspectors.ask import question
from lib.inspectors.kept import AboutCheckpoint
from lib.runs import Run, RunFiles, open_store

COUNT = 1_000
"""How many test images are read, the first ones."""


@dataclass(frozen=True)
class ClassVectors:
    """What a network with capsules says of the first test images, n of them.

    Attributes:
        vectors: float32 [n, dim], after the last iteration, of the capsule of the image's own class. Of an image
            that shows two classes it is the first of its labels.
        labels: uint8 [n], that class.
        predicted: uint8 [n], the class with the longest capsule; of an image that shows two it may be the
            other one.
        lengths: float32 [n], the length of that capsule.
    """

    vectors: np.ndarray
    labels: np.ndarray
    predicted: np.ndarray
    lengths: np.ndarray


def save(run: Run, checkpoint: str, found: ClassVectors, folder: RunFiles | None = None) -> None:
    """Keep the class vectors of a checkpoint, in `folder`; None for the run's folder in the home.

    Raises:
        LearnerError: if there is no such checkpoint or data set, or they cannot be written.
    """
    store = open_store()
    _in_folder(run).save(store.files(run), checkpoint, vars(found), folder or store.own_files(run))


def load_kept(run_id: str, checkpoint: str) -> ClassVectors | None:
    """Return the class vectors kept of a checkpoint; None if there are none.

    Raises:
        LearnerError: if there is no such run, checkpoint or data set.
    """
    store = open_store()
    run = store.get(run_id)
    arrays = _in_folder(run).load(store.files(run), checkpoint, store.own_files(run))
    return None if arrays is None else ClassVectors(**arrays)


def _in_folder(run: Run) -> AboutCheckpoint:
    """Return where they are kept: apart for each version of a data set that can change."""
    return AboutCheckpoint("class_vectors", f"{COUNT}-{datasets.version_of(run.spec.dataset)}")


@question("class_vectors", keep=8, kept=load_kept, takes_long=True)
def class_vectors(run_id: str, checkpoint: str) -> ClassVectors:
    """Return the class vectors of the first `COUNT` test images, or of all if there are fewer.

    They are computed once a checkpoint, and kept with the run.

    Raises:
        LearnerError: if the run has no capsules, its weights or the test images are not there, or they cannot be
            written.
    """
    ...
