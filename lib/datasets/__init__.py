"""Data sets by name: `load("mnist").train.images`. Each is a module of this folder that declares a `FAMILY`."""

from lib.datasets.dataset import Batch, Dataset, Examples, Split
from lib.datasets.entry import DatasetEntry, are_digits
from lib.datasets.family import BETWEEN_CLASSES, ClassChoice, DatasetFamily, ImageKind, one_dataset
from lib.datasets.loading import fetch, forget, load, missing, read_test_example, version_of
from lib.datasets.registry import entries, entry_of, families, find, published
from lib.datasets.splits.photo_split import DEFAULT_SIZE, SIZES
from lib.datasets.storage.missing import MissingDataError

__all__ = [
    "BETWEEN_CLASSES",
    "DEFAULT_SIZE",
    "SIZES",
    "Batch",
    "ClassChoice",
    "Dataset",
    "DatasetEntry",
    "DatasetFamily",
    "Examples",
    "ImageKind",
    "MissingDataError",
    "Split",
    "are_digits",
    "entries",
    "entry_of",
    "families",
    "fetch",
    "find",
    "forget",
    "load",
    "missing",
    "one_dataset",
    "published",
    "read_test_example",
    "version_of",
]
