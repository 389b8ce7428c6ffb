"""Read what the Data page shows of a data set: some images of each class, their numbers, and the mean."""

import numpy as np

from lib import datasets
from lib.datasets import Examples
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
    return DataLook(
        dataset.class_names,
        np.stack([_count_labels(split.labels, len(dataset.class_names)) for split in splits.values()]),
        tuple(splits),
        _take_samples(first, len(dataset.class_names)),
        dataset.mean_image if "fit" in splits else (first.images.mean(axis=0) / 255).astype(np.float32),
        dataset.source,
        _take_samples(splits["test"], len(dataset.class_names)) if has_other_tests else (),
    )


def _count_labels(labels: np.ndarray, classes: int) -> np.ndarray:
    return np.bincount(labels.ravel(), minlength=classes)


def _take_samples(split: Examples, classes: int) -> tuple[np.ndarray, ...]:
    random = np.random.default_rng(SEED)
    labels = split.labels.reshape(len(split), -1)
    found = []
    for label in range(classes):
        rows = np.flatnonzero((labels == label).any(axis=1))
        chosen = random.permutation(rows)[:SAMPLES]
        found.append(split.take(np.sort(chosen)).images)
    return tuple(found)
