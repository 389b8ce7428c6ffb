"""Data sets by name: `load("mnist").train.images`."""

from lib.data.dataset import Batch, Dataset, Examples, Split
from lib.data.loading import LOADERS, check_size, fetch, forget, load, missing, unknown_dataset
from lib.data.missing import MissingDataError
from lib.data.photo_split import DEFAULT_SIZE, SIZES

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
