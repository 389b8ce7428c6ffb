"""What a data set is: images with labels, split for training, validation and test."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

VALIDATION_SIZE = 5_000


@dataclass(frozen=True)
class Split:
    """`images` uint8 [n, height, width, channels]; `labels` int32 [n]."""

    images: np.ndarray
    labels: np.ndarray

    def __len__(self) -> int:
        return len(self.labels)


@dataclass(frozen=True)
class Dataset:
    """`train` and `test` as published, each read when it is first asked for.

    `fit` and `validation` divide `train`: the last 5,000 images choose nothing but tell how a training
    goes, so that the test set is touched once, at the end of a run.

    Attributes:
        class_names: by label.
        input_shape: (height, width, channels) of one image.
        read: gives the split called "train" or "test".
    """

    name: str
    class_names: tuple[str, ...]
    input_shape: tuple[int, int, int]
    read: Callable[[str], Split]

    @cached_property
    def train(self) -> Split:
        return self.read("train")

    @cached_property
    def test(self) -> Split:
        return self.read("test")

    @property
    def fit(self) -> Split:
        """The training images that a network learns from."""
        return Split(self.train.images[:-VALIDATION_SIZE], self.train.labels[:-VALIDATION_SIZE])

    @property
    def validation(self) -> Split:
        """The training images held out."""
        return Split(self.train.images[-VALIDATION_SIZE:], self.train.labels[-VALIDATION_SIZE:])
