"""Read what the Data page shows of a data set: some images of each class, their numbers, and the mean."""

import numpy as np

from lib import datasets
from lib.datasets import Examples
from lib.datasets.splits.photo_split import PhotoSplit
from lib.inspectors.answers.data_look import DataLook

SAMPLES = 10
"""How many images of each class are shown."""
SEED = 5


def look_at_data(name: str, image_size: int, version: int = 0) -> DataLook:
    """Return what to show of the data set `name`, its images read at this size; 0 stands for its own.

    Of MultiMNIST it shows only the test pairs, because the 165,000 others would have to be written first.

    Args:
        version: of its files; tells answers apart.

    Raises:
        LearnerError: if it is not on this computer, or cannot be read.
    """
    dataset = datasets.load(name, image_size)
    splits = dataset.quick_splits()
    first = next(iter(splits.values()))
    has_other_tests = datasets.entry_of(name).has_other_tests
    chosen = _choose_samples(first, len(dataset.class_names))
    tests = _choose_samples(splits["test"], len(dataset.class_names)) if has_other_tests else []
    return DataLook(
        dataset.class_names,
        np.stack([_count_labels(split.labels, len(dataset.class_names)) for split in splits.values()]),
        tuple(splits),
        _take(first, chosen),
        dataset.mean_image if "fit" in splits else (first.images.mean(axis=0) / 255).astype(np.float32),
        dataset.source,
        _take(splits["test"], tests),
        tuple(map(first.files, chosen)) if isinstance(first, PhotoSplit) and first.photos.paths else (),
    )


def _count_labels(labels: np.ndarray, classes: int) -> np.ndarray:
    return np.bincount(labels.ravel(), minlength=classes)


def _choose_samples(split: Examples, classes: int) -> list[np.ndarray]:
    """Return the numbers of some examples of each class."""
    random = np.random.default_rng(SEED)
    labels = split.labels.reshape(len(split), -1)
    found = []
    for label in range(classes):
        rows = np.flatnonzero((labels == label).any(axis=1))
        chosen = random.permutation(rows)[:SAMPLES]
        found.append(np.sort(chosen))
    return found


def _take(split: Examples, chosen: list[np.ndarray]) -> tuple[np.ndarray, ...]:
    return tuple(split.take(rows).images for rows in chosen)
