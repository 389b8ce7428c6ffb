"""Turn, move, scale, shear and thicken pictures; browsers do the same in `lib/parts/kit/digit/transform.js`."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from PIL import Image

from lib.datasets.splits.deformed_split import affine_matrix

DECIMALS = 12
FIELDS = {
    "turn": "degrees",
    "right": "right",
    "down": "down",
    "size": "scale",
    "shear": "shear",
    "thick": "thickness",
}
"""What each dial changes, by the dial's name."""


@dataclass(frozen=True)
class Transformation:
    """What is done to a picture: ink is thickened, all is scaled, sheared and turned about the middle, then moved.

    Attributes:
        degrees: counter-clockwise.
        right, down: pixels.
        scale: 1 leaves the size as it is.
        shear: how many pixels a row moves to the right for each pixel that it lies below the middle.
        thickness: pixels that ink grows to each side; below 0 it shrinks.
    """

    degrees: float = 0.0
    right: float = 0.0
    down: float = 0.0
    scale: float = 1.0
    shear: float = 0.0
    thickness: float = 0.0

    @property
    def moves(self) -> bool:
        """Whether pixels get other places."""
        return (self.degrees, self.right, self.down, self.scale, self.shear) != (0, 0, 0, 1, 0)


def transformation_by(dials: Mapping[str, float]) -> Transformation:
    """Return what dials of the page do at these values, each in its own unit: size is in percent.

    Raises:
        KeyError: if there is no such dial.
    """
    return Transformation(
        **{FIELDS[dial]: value / 100 if dial == "size" else value for dial, value in dials.items()}
    )


def transform_images(images: np.ndarray, how: Transformation) -> np.ndarray:
    """Return the pictures transformed: bilinear as Pillow does it, black where nothing was.

    Args:
        images: uint8 [n, height, width, channels].

    Returns:
        uint8 of the same shape.
    """
    values = images.astype(np.float32)
    if how.thickness:
        values = _thicken(values, how.thickness)
    if how.moves:
        values = _resample(values, how)
    return np.floor(values + 0.5).astype(np.uint8)  # halves up, as JavaScript rounds


def _resample(images: np.ndarray, how: Transformation) -> np.ndarray:
    _count, height, width, _channels = images.shape
    # Rounded, so that a right angle is one, and a pixel on the border does not fall off it.
    inverse = np.linalg.inv(affine_matrix(how.degrees, how.shear, np.array([how.scale, how.scale]))).round(
        DECIMALS
    )
    (down_down, down_right), (right_down, right_right) = inverse.tolist()
    x, y = width / 2, height / 2
    # Pillow asks which place (x, y) of the picture a pixel of the result shows.
    coefficients = (
        right_right,
        right_down,
        x - right_right * (x + how.right) - right_down * (y + how.down),
        down_right,
        down_down,
        y - down_right * (x + how.right) - down_down * (y + how.down),
    )
    result = np.empty_like(images)
    for number, channel in np.ndindex(images.shape[0], images.shape[3]):
        picture = Image.fromarray(images[number, :, :, channel])
        moved = picture.transform((width, height), Image.Transform.AFFINE, coefficients, Image.Resampling.BILINEAR)
        result[number, :, :, channel] = np.asarray(moved)
    return result


def _thicken(images: np.ndarray, thickness: float) -> np.ndarray:
    """Return the pictures with ink grown or shrunk by a disc; between two whole radii, evenly between them."""
    size = abs(thickness)
    less = int(size)
    smaller = _spread(images, less, is_grown=thickness > 0)
    if size == less:
        return smaller
    larger = _spread(images, less + 1, is_grown=thickness > 0)
    return smaller + np.float32(size - less) * (larger - smaller)


def _spread(images: np.ndarray, radius: int, *, is_grown: bool) -> np.ndarray:
    """Return the largest (or the least) value within `radius` of each pixel; black beyond the border."""
    _count, height, width, _channels = images.shape
    padded = np.pad(images, ((0, 0), (radius, radius), (radius, radius), (0, 0)))
    choose = np.maximum if is_grown else np.minimum
    result = images
    for down, right in np.ndindex(2 * radius + 1, 2 * radius + 1):
        if (down - radius) ** 2 + (right - radius) ** 2 <= radius**2:
            result = choose(result, padded[:, down : down + height, right : right + width])
    return result
