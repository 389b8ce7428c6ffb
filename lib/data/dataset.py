"""What a data set is: images with labels, split for training, validation and test."""

from dataclasses import dataclass

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
    """`train` and `test` as published; `class_names` by label.

    `fit` and `validation` divide `train`: the last 5,000 images choose nothing but tell how a training
    goes, so that the test set is touched once, at the end of a run.
    """

    name: str
    train: Split
    test: Split
    class_names: tuple[str, ...]

    @property
    def input_shape(self) -> tuple[int, int, int]:
        """(height, width, channels) of one image."""
        _, height, width, channels = self.train.images.shape
        return height, width, channels

    @property
    def fit(self) -> Split:
        """The training images that a network learns from."""
        return Split(self.train.images[:-VALIDATION_SIZE], self.train.labels[:-VALIDATION_SIZE])

    @property
    def validation(self) -> Split:
        """The training images held out."""
        return Split(self.train.images[-VALIDATION_SIZE:], self.train.labels[-VALIDATION_SIZE:])
