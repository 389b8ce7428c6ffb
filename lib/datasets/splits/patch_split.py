"""A split of square patches: of the middle of each image, or cut anew at random places for a training."""

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from lib.datasets.dataset import Batch, Examples


@dataclass(frozen=True)
class PatchSplit:
    """Like `Split`, of the middle patch of each image; training cuts others with `cut_patches`.

    Attributes:
        whole: the examples with their whole images, of one label each.
        side: of a patch, in pixels.
    """

    whole: Examples
    side: int

    @property
    def images(self) -> np.ndarray:
        """The middle patches of all images, uint8 [n, side, side, channels]."""
        return cut_middle(self.whole.images, self.side)

    @property
    def labels(self) -> np.ndarray:
        """Their labels, int32 [n]."""
        return self.whole.labels

    def __len__(self) -> int:
        return len(self.whole)

    def __getitem__(self, chosen: slice) -> "PatchSplit":
        return PatchSplit(self.whole[chosen], self.side)

    def take(self, indices: np.ndarray) -> Batch:
        """Return the examples of these numbers, in this order, as middle patches."""
        batch = self.whole.take(indices)
        return batch._replace(images=cut_middle(batch.images, self.side))


def cut_middle(images: np.ndarray, side: int) -> np.ndarray:
    """Return the middle square of each image; of an odd rest the larger half lies below and to the right.

    Args:
        images: uint8 [n, height, width, channels].
        side: in pixels, at most height and width.

    Returns:
        uint8 [n, side, side, channels].
    """
    _, height, width, _ = images.shape
    top, left = (height - side) // 2, (width - side) // 2
    return images[:, top : top + side, left : left + side]


def cut_patches(images: np.ndarray, side: int, random: np.random.Generator) -> np.ndarray:
    """Return a square of each image, from a place of its own, all places being equally likely.

    Args:
        images: uint8 [n, height, width, channels].
        side: in pixels, at most height and width.
        random: what the places are drawn from.

    Returns:
        uint8 [n, side, side, channels].
    """
    count, height, width, _ = images.shape
    windows = sliding_window_view(images, (side, side), axis=(1, 2))  # type: ignore[call-overload]
    places: list[np.ndarray] = [random.integers(0, length - side + 1, size=count) for length in (height, width)]
    return np.moveaxis(windows[np.arange(count), *places], 1, -1)  # (n, side, side, channels)
