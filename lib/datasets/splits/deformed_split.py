"""A split of digits that are deformed when they are taken, so that a page that shows one waits for no other."""

from dataclasses import dataclass

import numpy as np

from lib.datasets.dataset import Batch
from lib.pictures.ndimage import ndimage


@dataclass(frozen=True)
class DeformedSplit:
    """Like `Split`, but with the digits and how each is deformed.

    Attributes:
        digits: uint8 [n, height, width, 1].
        labels: int32 [n].
        matrices: float64 [n, 2, 2] of `affine_matrix`.
        places: float64 [n, 2] in [0, 1), how far (down, right) each digit lies between one border and the other.
        shape: (height, width) of the canvas.
    """

    digits: np.ndarray
    labels: np.ndarray
    matrices: np.ndarray
    places: np.ndarray
    shape: tuple[int, int]

    def __len__(self) -> int:
        return len(self.labels)

    def __getitem__(self, chosen: slice) -> "DeformedSplit":
        return DeformedSplit(
            self.digits[chosen], self.labels[chosen], self.matrices[chosen], self.places[chosen], self.shape
        )

    @property
    def images(self) -> np.ndarray:
        """All images, uint8 [n, *shape, 1], made anew each time; `take` makes only those that are needed."""
        return self.take(np.arange(len(self))).images

    def take(self, indices: np.ndarray) -> Batch:
        """Return the examples of these numbers, in this order.

        Raises:
            ValueError: if a digit does not fit on the canvas.
        """
        frames = np.zeros((len(indices), *self.shape, 1), np.uint8)
        for frame, index in zip(frames, indices, strict=True):
            ink = _crop(transform_image(self.digits[index, ..., 0], self.matrices[index]))
            room = np.subtract(self.shape, ink.shape)
            if room.min() < 0:
                raise ValueError(f"a deformed digit of {ink.shape} does not fit on {self.shape}")
            top, left = (self.places[index] * (room + 1)).astype(int)
            frame[top : top + ink.shape[0], left : left + ink.shape[1], 0] = ink
        return Batch(frames, self.labels[indices])


def affine_matrix(degrees: float, shear: float, scales: np.ndarray) -> np.ndarray:
    """Return the matrix [2, 2] that maps an offset (down, right) from the middle: scale, then shear, then turn.

    Args:
        degrees: counter-clockwise.
        shear: how many pixels a row moves to the right for each pixel that it lies below the middle.
        scales: (vertical, horizontal).
    """
    sine, cosine = np.sin(np.deg2rad(degrees)), np.cos(np.deg2rad(degrees))
    return np.array([[cosine, -sine], [sine, cosine]]) @ [[1, 0], [shear, 1]] @ np.diag(scales)


def transform_image(image: np.ndarray, matrix: np.ndarray) -> np.ndarray:
    """Return a picture transformed by `matrix` about its middle, with bilinear interpolation.

    Args:
        image: uint8 [height, width].

    Returns:
        uint8 of twice the size, so that nothing is cut off.
    """
    shape = (2 * image.shape[0], 2 * image.shape[1])
    inverse = np.linalg.inv(matrix)
    # Each pixel of the result asks which place of the image it shows.
    offset = (np.array(image.shape) - 1) / 2 - inverse @ ((np.array(shape) - 1) / 2)
    result = ndimage().affine_transform(
        image.astype(np.float32), inverse, offset, shape, order=1, mode="grid-constant"
    )
    return np.round(result).astype(np.uint8)


def _crop(image: np.ndarray) -> np.ndarray:
    """Return the picture from its first to its last row and column that are not black."""
    rows, columns = (np.flatnonzero(image.any(axis)) for axis in (1, 0))
    if not rows.size:
        return image[:0, :0]
    return image[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
