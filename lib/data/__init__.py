"""Data sets by name: `load("mnist").train.images`."""

from functools import cache

from lib.data import affine_mnist, mnist, multi_mnist
from lib.data.dataset import Batch, Dataset, Examples, Split
from lib.errors import N_, LearnerError

LOADERS = {"mnist": mnist.load, "multi_mnist": multi_mnist.load, "affine_mnist": affine_mnist.load}


@cache
def load(name: str) -> Dataset:
    """The data set called `name`, read once a process.

    Raises:
        LearnerError: if there is no such data set, or its file is missing or damaged.
    """
    if name not in LOADERS:
        raise LearnerError(
            N_("There is no data set called “{name}”. Choose one of: {known}."),
            name=name,
            known=", ".join(LOADERS),
        )
    return LOADERS[name]()


__all__ = ["LOADERS", "Batch", "Dataset", "Examples", "Split", "load"]
