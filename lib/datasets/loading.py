"""Read data sets by name, and find and download what is missing of one."""

from collections.abc import Callable
from functools import cache

import numpy as np

from lib.datasets.dataset import Batch, Dataset
from lib.datasets.division import USUAL, Division
from lib.datasets.entry import check_size
from lib.datasets.family import DatasetFamily
from lib.datasets.registry import find, published
from lib.datasets.storage.download import ConnectionLostError, Progress, download
from lib.datasets.storage.missing import MissingDataError, Remote
from lib.datasets.storage.sources import dataset_folder
from lib.errors import N_, LearnerError

MOST_DIVISIONS = 4
"""Divisions of a data set that a process keeps, beside the usual one."""


def load(name: str, image_size: int = 0, division: Division = USUAL) -> Dataset:
    """Return the data set called `name`; a process reads it once, and again when its files change.

    Args:
        image_size: the side of the images, one of its family's `sizes`; 0 for the usual one.
        division: what of it is learned from, held out and tested on.

    Raises:
        MissingDataError: if it is not on this computer.
        LearnerError: if there is no such data set, its file is damaged, or its images have another size.
    """
    family, variant = find(name)
    check_size(name, image_size, family.sizes)
    if family.check is not None:
        try:
            family.check(variant)
        except LearnerError:
            forget()  # what was deleted stays in no memory
            raise
    side = image_size or family.usual_size
    return _kept(name, side).get(version_of(name), lambda: _load(family, variant, side), division)


def version_of(name: str) -> int:
    """Return another number whenever the files of the data set `name` have changed; 0 if they do not.

    Raises:
        LearnerError: if there is no such data set.
    """
    family, _variant = find(name)
    return family.version() if family.version else 0


class _Kept:
    """A data set that this process has read, as long as its files stay as they were."""

    def __init__(self) -> None:
        self._read: tuple[int, Dataset, dict[Division, Dataset]] | None = None

    def get(self, version: int, read: Callable[[], Dataset], division: Division) -> Dataset:
        if self._read is None or self._read[0] != version:
            self._read = version, read(), {}
        _version, usual, divided = self._read
        if division == USUAL:
            return usual
        found = divided.get(division) or usual.divided(division)
        divided[division] = found
        for other in list(divided)[:-MOST_DIVISIONS]:
            divided.pop(other, None)
        return found


@cache
def _kept(name: str, side: int) -> _Kept:
    return _Kept()


def _load(family: DatasetFamily, variant: str, side: int) -> Dataset:
    if files := family.missing_files():
        raise MissingDataError(family.name, files, _names_on_this_computer())
    return family.load(variant, side)


def forget() -> None:
    """Forget the data sets that this process has read, because their files have changed."""
    _kept.cache_clear()


def read_test_example(name: str, index: int, image_size: int = 0, division: Division = USUAL) -> Batch:
    """Return test image `index` of the data set `name` as a batch of one, without TensorFlow.

    Args:
        image_size, division: as for `load`.

    Raises:
        LearnerError: if there is no such image, or as `load`.
    """
    test = load(name, image_size, division).quick_test
    if not 0 <= index < len(test):
        raise LearnerError(
            N_("There is no test image {index}; they are numbered 0 to {last}."), index=index, last=len(test) - 1
        )
    return test.take(np.array([index]))


def missing(name: str) -> tuple[Remote, ...]:
    """Return the published files of the data set `name` that are not on this computer; () if it can be read.

    Raises:
        LearnerError: if there is no such data set.
    """
    family, _variant = find(name)
    return family.missing_files()


def fetch(name: str, progress: Progress = lambda done, total: None) -> None:
    """Download what is missing of the data set `name`.

    Args:
        progress: called with (bytes done, bytes in all).

    Raises:
        MissingDataError: if its publisher cannot be reached.
        LearnerError: if a downloaded file is not the published one, or cannot be written.
    """
    family, _variant = find(name)
    files, before = missing(name), 0
    total = sum(remote.size for remote in files)
    for remote in files:
        try:
            download(
                remote, dataset_folder(family.name), lambda done, _, before=before: progress(before + done, total)
            )
        except ConnectionLostError as error:
            raise MissingDataError(family.name, files, _names_on_this_computer(), str(error)) from error
        before += remote.size


def _names_on_this_computer() -> list[str]:
    return [family.name for family in published() if not family.missing_files()]
