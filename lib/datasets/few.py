"""Few of the images that a data set has to learn from, as many of each class as can be."""

from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

import numpy as np

from lib.datasets.dataset import Batch, Dataset, Examples
from lib.datasets.splits.patch_split import PatchSplit


@dataclass(frozen=True)
class ChosenExamples:
    """Some examples of a split, read from it when they are needed.

    Attributes:
        rows: int64 [n], their numbers in `split`.
    """

    split: Examples
    rows: np.ndarray

    @property
    def images(self) -> np.ndarray:
        """All of them, uint8 [n, height, width, channels]."""
        return self.take(np.arange(len(self))).images

    @property
    def labels(self) -> np.ndarray:
        """Their labels, int32 [n], or [n, 2] where two digits overlap."""
        return self.split.labels[self.rows]

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, chosen: slice) -> "ChosenExamples":
        return ChosenExamples(self.split, self.rows[chosen])

    def take(self, indices: np.ndarray) -> Batch:
        """Return the examples of these numbers, in this order."""
        return self.split.take(self.rows[indices])


@dataclass(frozen=True)
class FewToLearnFrom(Dataset):
    """A data set of whose images to learn from only `count` are there.

    Attributes:
        count: how many; all where there are not more.
        seed: what they are drawn by.
    """

    count: int = 0
    seed: int = 0

    @cached_property
    def fit(self) -> Examples:
        """The images that a network learns from."""
        everything = super().fit
        if self.count >= len(everything):
            return everything
        rows = draw_rows(everything.labels, self.count, self.seed)
        if isinstance(everything, PatchSplit):  # which is cut from the whole images
            return PatchSplit(ChosenExamples(everything.whole, rows), everything.side)
        return ChosenExamples(everything, rows)


def learn_from_few(dataset: Dataset, count: int, seed: int) -> Dataset:
    """Return the data set with only `count` images to learn from, drawn by `seed`; 0 leaves all of them."""
    if not count:
        return dataset

    same: dict[str, Any] = {field.name: getattr(dataset, field.name) for field in fields(Dataset)}
    if dataset.read_quick_test:
        same["read_quick_test"] = lambda: dataset.quick_test
    same["read"] = dataset.read_once
    return FewToLearnFrom(**same, count=count, seed=seed)


def draw_rows(labels: np.ndarray, count: int, seed: int) -> np.ndarray:
    """Return which `count` of n examples are drawn: of each class equally many, or one more, while it has some.

    With more of them, all that fewer would give are there too.

    Args:
        labels: int [n], or [n, 2], of which the first counts.

    Returns:
        int64 [count], in the order of the numbers.
    """
    first = labels.reshape(len(labels), -1)[:, 0]
    order = np.random.default_rng(seed).permutation(len(first))
    drawn = first[order]
    place = np.empty(len(order), np.int64)  # of each, among those of its class
    for label in np.unique(drawn):
        of_class = drawn == label
        place[of_class] = np.arange(of_class.sum())
    return np.sort(order[np.argsort(place, kind="stable")[:count]])
