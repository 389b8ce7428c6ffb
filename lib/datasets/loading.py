"""Reads data sets by name, says what is missing of one, and downloads it."""

from functools import cache

import numpy as np

from lib.datasets.dataset import Batch, Dataset
from lib.datasets.entry import check_size
from lib.datasets.registry import find, published
from lib.datasets.storage.download import ConnectionLostError, Progress, download
from lib.datasets.storage.missing import MissingDataError, Remote
from lib.datasets.storage.sources import home
from lib.errors import N_, LearnerError


def load(name: str, image_size: int = 0) -> Dataset:
    """Return the data set called `name`, read once a process.

    Args:
        image_size: the side of the images, one of `SIZES`, for pictures of any size; 0 for the default, and
            for data sets whose images have one size.

    Raises:
        MissingDataError: if it is not on this computer.
        LearnerError: if there is no such data set, its file is damaged, or its images have another size.
    """
    family, _variant = find(name)
    check_size(name, image_size, family.sizes)
    return _load(name, image_size or family.usual_size)


@cache
def _load(name: str, side: int) -> Dataset:
    family, variant = find(name)
    if files := family.missing_files():
        raise MissingDataError(family.name, files, _names_here())
    return family.load(variant, side)


def forget() -> None:
    """Read again what is asked for next: the home is another, or its files have changed."""
    _load.cache_clear()


def read_test_example(name: str, index: int, image_size: int = 0) -> Batch:
    """Return test image `index` of the data set `name` as a batch of one, without TensorFlow.

    Args:
        image_size: as for `load`.

    Raises:
        LearnerError: if there is no such image, or as `load`.
    """
    test = load(name, image_size).quick_test
    if not 0 <= index < len(test):
        raise LearnerError(
            N_("There is no test image {index}; they are numbered 0 to {last}."), index=index, last=len(test) - 1
        )
    return test.take(np.array([index]))


def missing(name: str) -> tuple[Remote, ...]:
    """Return the published files of the data set `name` that are not on this computer; () where it can be read.

    Raises:
        LearnerError: if there is no such data set.
    """
    family, _variant = find(name)
    return family.missing_files()


def fetch(name: str, progress: Progress = lambda done, total: None) -> None:
    """Download what is missing of the data set `name`.

    Args:
        progress: told (bytes done, bytes in all).

    Raises:
        MissingDataError: if its publisher cannot be reached.
        LearnerError: if what came is not what was published, or cannot be written.
    """
    family, _variant = find(name)
    files, before = missing(name), 0
    total = sum(remote.size for remote in files)
    for remote in files:
        try:
            download(remote, home(family.name), lambda done, _, before=before: progress(before + done, total))
        except ConnectionLostError as error:
            raise MissingDataError(family.name, files, _names_here(), str(error)) from error
        before += remote.size


def _names_here() -> list[str]:
    return [family.name for family in published() if not family.missing_files()]
