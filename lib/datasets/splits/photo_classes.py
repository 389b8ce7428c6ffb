"""A data set of picture files, some for each class: how they are divided into splits, and how they are read."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np

from lib.datasets.dataset import Dataset
from lib.datasets.division import USUAL, Division
from lib.datasets.splits.photo_split import Photos, PhotoSplit, read_square
from lib.datasets.splits.streamed_split import StreamedSplit
from lib.datasets.splits.together import Groups, keep_together

SEED = 37
IN_MEMORY_BYTES = 1_000_000_000
"""If all decoded pictures take more than this, they are never in memory together."""


def count_parts(count: int, division: Division = USUAL) -> tuple[int, int, int]:
    """Return how many of a class's pictures are learned from, held out and tested on; usually 60, 20 and 20 %."""
    held_out = round(division.validation_percent / 100 * count)
    test = round(division.test_percent / 100 * count)
    return count - held_out - test, held_out, test


def fit_size(counts: Sequence[int]) -> int:
    """Return how many pictures a network usually learns from, if the classes have `counts` pictures."""
    return sum(count_parts(count)[0] for count in counts)


def count_held_out(count: int) -> int:
    """Return how many of a class's pictures are held out, if others are there to test on: a fifth."""
    return round(0.2 * count)


def divide_classes(
    labels: np.ndarray,
    parts: np.ndarray | None = None,
    copies: Groups = (),
    near: Groups = (),
    division: Division = USUAL,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Divide every class alike; return the numbers of the examples to learn from, to hold out and to test on.

    Args:
        labels: int32 [n].
        parts: str [n]: "test" for what is tested on, "validation" for what is held out, anything else for what is
            learned from, of which a fifth is held out if nothing else is; None to divide them here.
        copies: numbers of examples that show the same picture; each such group is in one part.
        near: numbers of examples that show nearly the same; each such group is in one part if others of its class
            can change places with them.
        division: into which shares they are divided here.

    Returns:
        Three int64 arrays, each shuffled, always the same for the same labels and shares.
    """
    random = np.random.default_rng(SEED)
    divided: tuple[list[np.ndarray], ...] = ([], [], [])
    for label in np.unique(labels):
        rows = random.permutation(np.flatnonzero(labels == label))
        of_class = _divide(rows, None if parts is None else parts[rows], division)
        for part, chosen in zip(divided, of_class, strict=True):
            part.append(chosen)
    together = [np.concatenate(part) for part in divided]
    if copies or near:
        together = keep_together(together, labels, copies, near)
    fit, held_out, test = map(random.permutation, together)
    return fit, held_out, test


def _divide(
    rows: np.ndarray, parts: np.ndarray | None, division: Division
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Divide the shuffled numbers of one class, as `divide_classes` does."""
    if parts is None:
        fit, held_out, _ = count_parts(len(rows), division)
        return rows[:fit], rows[fit : fit + held_out], rows[fit + held_out :]
    test, held_out = rows[parts == "test"], rows[parts == "validation"]
    rest = rows[(parts != "test") & (parts != "validation")]
    if len(held_out):
        return rest, held_out, test
    fit = len(rest) - count_held_out(len(rest))
    return rest[:fit], rest[fit:], test


def photo_dataset(
    name: str,
    files: Mapping[str, Sequence[Path]],
    side: int,
    shards: Path,
    part_of: Callable[[Path], str] | None = None,
    *,
    copies: Groups = (),
    near: Groups = (),
    channels: int = 3,
) -> Dataset:
    """Return the data set of these files by class name, cropped to squares of `side` pixels.

    Each class is shuffled with a fixed seed and divided: 60 % to learn from, 20 % held out, 20 % to test on,
    unless it is `divided` in other shares. If all pictures take more than `IN_MEMORY_BYTES`, training reads them
    from TFRecord shards, which are written into the folder `shards` once.

    Args:
        part_of: returns the part that a picture is in, see `divide_classes`; None to divide them here.
        copies, near: see `divide_classes`; the files of all classes are numbered one after the other.
        channels: 1 to read the pictures in grey.
    """
    paths = [path for class_files in files.values() for path in class_files]
    labels = np.repeat(np.arange(len(files), dtype=np.int32), [len(some) for some in files.values()])
    shape = (side, side, channels)
    keep = len(paths) * int(np.prod(shape)) <= IN_MEMORY_BYTES
    version = "\n".join(map(str, paths)).encode()

    def read_one(row: int) -> np.ndarray:
        return read_square(paths[row], side, channels)

    photos = Photos(len(paths), shape, read_one, keep=keep, version=version, paths=paths)
    parts = np.array([part_of(path) for path in paths]) if part_of else None

    def divide(division: Division) -> Dataset:
        fit, held_out, test = divide_classes(labels, parts, copies, near, division)
        rows = {"train": np.concatenate([fit, held_out]), "test": test}

        def read(split: str) -> PhotoSplit:
            chosen = rows[split]
            if keep:
                return PhotoSplit(photos, chosen, labels[chosen])
            return StreamedSplit(photos, chosen, labels[chosen], shards)

        return Dataset(name, tuple(files), shape, read, validation_size=len(held_out), divide=divide)

    return divide(USUAL)
