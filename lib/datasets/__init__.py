"""Data sets by name: `load("mnist").train.images`."""

from lib.datasets.dataset import Batch, Dataset, Examples, Split
from lib.datasets.loading import LOADERS, check_size, fetch, forget, load, missing, unknown_dataset
from lib.datasets.splits.photo_split import DEFAULT_SIZE, SIZES
from lib.datasets.storage.missing import MissingDataError

__all__ = [
    "DEFAULT_SIZE",
    "LOADERS",
    "SIZES",
    "Batch",
    "Dataset",
    "Examples",
    "MissingDataError",
    "Split",
    "check_size",
    "fetch",
    "forget",
    "load",
    "missing",
    "unknown_dataset",
]
