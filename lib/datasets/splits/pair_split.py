"""A split of pictures that two digits share, each composed when it is taken."""

from dataclasses import dataclass

import numpy as np

from lib.datasets.dataset import Batch
from lib.datasets.splits.overlap import overlap, place_and_cut


@dataclass(frozen=True)
class PairSplit:
    """Like `Split`, but with the digits and their places, in less than half the memory of pictures and parts.

    Attributes:
        digits: uint8 [n, 2, height, width, channels].
        shifts: int8 [n, 2, 2], how far each digit is moved (down, right) from the middle of the frame.
        labels: int32 [n, 2].
        shape: (height, width) of the frame.
    """

    digits: np.ndarray
    shifts: np.ndarray
    labels: np.ndarray
    shape: tuple[int, int]

    def __len__(self) -> int:
        return len(self.labels)

    def __getitem__(self, chosen: slice) -> "PairSplit":
        return PairSplit(self.digits[chosen], self.shifts[chosen], self.labels[chosen], self.shape)

    @property
    def images(self) -> np.ndarray:
        """All pictures, uint8 [n, *shape, channels], composed each time; `take` composes only those needed."""
        return self.take(np.arange(len(self))).images

    def take(self, indices: np.ndarray) -> Batch:
        """Return the pairs of these numbers, in this order."""
        shifts = self.shifts[indices].astype(np.intp)
        parts = place_and_cut(self.digits[indices], self.shape, shifts[..., 0], shifts[..., 1])
        return Batch(overlap(parts[:, 0], parts[:, 1]), self.labels[indices], parts)
