"""A data set of picture files, some for each class: how they are divided into splits, and how they are read."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from lib.datasets.dataset import Dataset
from lib.datasets.splits.photo_split import Photos, PhotoSplit, read_square
from lib.datasets.splits.streamed_split import StreamedSplit

SEED = 37
IN_MEMORY_BYTES = 1_000_000_000
"""If all decoded pictures take more than this, they are never in memory together."""


def count_parts(count: int) -> tuple[int, int, int]:
    """Return how many of a class's pictures are learned from, held out and tested on: 60, 20 and 20 percent."""
    held_out = round(0.2 * count)
    return count - 2 * held_out, held_out, held_out


def fit_size(counts: Sequence[int]) -> int:
    """Return how many pictures a network learns from, if the classes have `counts` pictures."""
    return sum(count_parts(count)[0] for count in counts)


def divide_classes(labels: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Divide every class alike; return the numbers of the examples to learn from, to hold out and to test on.

    Args:
        labels: int32 [n].

    Returns:
        Three int64 arrays, each shuffled, always the same for the same labels.
    """
    random = np.random.default_rng(SEED)
    parts: tuple[list[np.ndarray], ...] = ([], [], [])
    for label in np.unique(labels):
        rows = random.permutation(np.flatnonzero(labels == label))
        fit, held_out, _ = count_parts(len(rows))
        for part, chosen in zip(parts, np.split(rows, [fit, fit + held_out]), strict=True):
            part.append(chosen)
    fit, held_out, test = (random.permutation(np.concatenate(part)) for part in parts)
    return fit, held_out, test


def photo_dataset(name: str, files: Mapping[str, Sequence[Path]], side: int, shards: Path) -> Dataset:
    """Return the data set of these files by class name, cropped to squares of `side` pixels.

    Each class is shuffled with a fixed seed and divided: 60 % to learn from, 20 % held out, 20 % to test on. If
    all pictures take more than `IN_MEMORY_BYTES`, training reads them from TFRecord shards, which are written
    into the folder `shards` once.
    """
    paths = [path for class_files in files.values() for path in class_files]
    labels = np.repeat(np.arange(len(files), dtype=np.int32), [len(some) for some in files.values()])
    shape = (side, side, 3)
    keep = len(paths) * int(np.prod(shape)) <= IN_MEMORY_BYTES
    version = "\n".join(map(str, paths)).encode()
    photos = Photos(len(paths), shape, lambda row: read_square(paths[row], side), keep=keep, version=version)
    fit, held_out, test = divide_classes(labels)
    rows = {"train": np.concatenate([fit, held_out]), "test": test}

    def read(split: str) -> PhotoSplit:
        chosen = rows[split]
        if keep:
            return PhotoSplit(photos, chosen, labels[chosen])
        return StreamedSplit(photos, chosen, labels[chosen], shards)

    return Dataset(name, tuple(files), shape, read, validation_size=len(held_out))
