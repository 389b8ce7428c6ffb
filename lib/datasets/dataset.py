"""What a data set is: images with labels, split for training, validation and test."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple, Protocol

import numpy as np

from lib.datasets.division import USUAL, Division

MEAN_BATCH = 256


class Batch(NamedTuple):
    """Some examples of a split.

    Attributes:
        images: uint8 [batch, height, width, channels].
        labels: int32 [batch], or [batch, 2] where two digits overlap.
        parts: uint8 [batch, 2, height, width, channels], each of the overlapping digits alone, in the
            order of the labels; None where an image shows one thing.
    """

    images: np.ndarray
    labels: np.ndarray
    parts: np.ndarray | None = None


class Examples(Protocol):
    """Examples of a split, wherever their images come from."""

    @property
    def images(self) -> np.ndarray: ...
    @property
    def labels(self) -> np.ndarray: ...
    def __len__(self) -> int: ...
    def __getitem__(self, chosen: slice) -> "Examples": ...
    def take(self, indices: np.ndarray) -> Batch:
        """Return the examples of these numbers, in this order."""
        ...


@dataclass(frozen=True)
class Split:
    """`images` uint8 [n, height, width, channels]; `labels` int32 [n]."""

    images: np.ndarray
    labels: np.ndarray

    def __len__(self) -> int:
        return len(self.labels)

    def __getitem__(self, chosen: slice) -> "Split":
        return Split(self.images[chosen], self.labels[chosen])

    def take(self, indices: np.ndarray) -> Batch:
        """Return the examples of these numbers, in this order."""
        return Batch(self.images[indices], self.labels[indices])


@dataclass(frozen=True)
class Dataset:
    """`train` and `test` as published, each read when it is first needed.

    `train` is divided into `fit` and `validation`, its last images: they tell how a training goes, so that the
    test set is used once, at the end of a run.

    Attributes:
        class_names: by label.
        input_shape: (height, width, channels) of one image.
        read: returns the split called "train", "test" or one of `more_tests`.
        labels_per_image: 2 where two digits overlap.
        more_tests: names of further splits to test on.
        validation_size: how many of the training images are held out.
        source: what copy of the data this is where it is not the published one (marked for translation).
        read_quick_test: returns the test images without TensorFlow and without writing anything; None if reading
            "test" needs neither.
        divide: returns the data set divided in another way; None if only the number that is held out can differ.
        read_pictured: returns the examples of which snapshots show the first of each class; None for those that
            are held out.
    """

    name: str
    class_names: tuple[str, ...]
    input_shape: tuple[int, int, int]
    read: Callable[[str], Examples]
    labels_per_image: int = 1
    more_tests: tuple[str, ...] = ()
    validation_size: int = 5_000
    source: str = ""
    read_quick_test: Callable[[], Examples] | None = None
    divide: Callable[[Division], "Dataset"] | None = None
    read_pictured: Callable[[], Examples] | None = None

    @cached_property
    def train(self) -> Examples:
        """The published training images: `fit`, then `validation`."""
        return self.read("train")

    @cached_property
    def test(self) -> Examples:
        """The published test images."""
        return self.read("test")

    @cached_property
    def quick_test(self) -> Examples:
        """The test images as pages show them: equal to `test`, but read without TensorFlow."""
        return self.read_quick_test() if self.read_quick_test else self.test

    def read_once(self, split: str) -> Examples:
        """Return what `read` does; `train` and `test` are not read again."""
        return self.train if split == "train" else self.test if split == "test" else self.read(split)

    def quick_splits(self) -> dict[str, Examples]:
        """Return by name the splits that are read without writing files: all three, or "test" alone."""
        if self.read_quick_test:
            return {"test": self.quick_test}
        return {"fit": self.fit, "validation": self.validation, "test": self.test}

    @cached_property
    def mean_image(self) -> np.ndarray:
        """The mean of the images to learn from, float32 [height, width, channels] in [0, 1]."""
        total = np.zeros(self.input_shape, np.int64)
        for first in range(0, len(self.fit), MEAN_BATCH):
            some = self.fit.take(np.arange(first, min(first + MEAN_BATCH, len(self.fit))))
            total += some.images.sum(axis=0, dtype=np.int64)
        return (total / (255 * len(self.fit))).astype(np.float32)

    def first_of_each_class(self) -> np.ndarray:
        """Return the first held-out image of every class, or the first pair whose first digit is of it.

        They are the same however many of the published training images are held out (see `divided`).

        Returns:
            uint8 [classes, height, width, channels].
        """
        split = self.read_pictured() if self.read_pictured else self.validation
        labels = split.labels.reshape(len(split), -1)[:, 0]
        first = [int(np.argmax(labels == label)) for label in range(len(self.class_names))]
        return split.take(np.array(first)).images

    @cached_property
    def fit(self) -> Examples:
        """The training images that a network learns from."""
        return self.train[: len(self.train) - self.validation_size]

    @property
    def validation(self) -> Examples:
        """The training images held out; there may be none."""
        return self.train[len(self.train) - self.validation_size :]

    def divided(self, division: Division) -> "Dataset":
        """Return the data set divided in this way; itself if that is the usual one."""
        if division == USUAL:
            return self
        return self.divide(division) if self.divide else self._hold_out(division.hold_out)

    def _hold_out(self, count: int) -> "Dataset":
        """Return the data set with so many of its training images held out; nothing is read again."""
        quick = (lambda: self.quick_test) if self.read_quick_test else None
        pictured = self.read_pictured or (lambda: self.validation)
        return replace(
            self, read=self.read_once, validation_size=count, read_quick_test=quick, read_pictured=pictured
        )
