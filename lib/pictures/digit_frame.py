"""Frame a digit as MNIST's makers did.

LeCun, Cortes and Burges (http://yann.lecun.com/exdb/mnist): "size normalized to fit in a 20x20 pixel
box while preserving their aspect ratio [...] centered in a 28x28 image by computing the center of mass
of the pixels, and translating the image so as to position this point at the center of the 28x28 field".

All pictures here are float32 `[h, w]` from 0 to 255.
"""

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from lib.pictures.ndimage import Grey, Mask, ndimage

Level = TypeVar("Level", np.float32, np.int32)

MNIST_SIDE = 28
BOX = 20 / MNIST_SIDE
"""Side of the box the digit is fitted into, as a part of the frame's."""
STROKE = 2.5 / MNIST_SIDE
"""Width that thinner strokes are brought to, as a part of the frame's side: MNIST's median by `stroke_width`."""
FLAT = 8.0
"""Grey levels within which a background counts as one level: a drawing, not a photo."""


def frame_side(shape: tuple[int, int]) -> int:
    """Return the side of the square in the middle of a network's picture that a digit is framed in.

    MultiMNIST (36×36) and affNIST (40×40) put MNIST's own 28×28 pictures on a larger ground, so a picture
    of up to twice that size keeps them as they are; in smaller and larger ones the digit grows with the picture.
    """
    side = min(shape)
    return MNIST_SIDE if MNIST_SIDE <= side < 2 * MNIST_SIDE else side


def frame_digit(digit: Grey, shape: tuple[int, int], fineness: int) -> Grey:
    """Fit a cropped digit into the box in the middle of the picture, its strokes at least `STROKE` wide.

    The box is `BOX` of the frame, whose side is `frame_side(shape)`.

    Args:
        digit: a crop from `find_digit`.
        shape: the network's `(h, w)`.
        fineness: how many pixels a side become one of the network's pixels.

    Returns:
        `[h * n, w * n]`, where n is `fineness`, or 1 if the digit fits the box as it is: an MNIST picture
        does, and resampling would only blur it.
    """
    side = frame_side(shape)
    box = round(BOX * side)
    if 0.9 * box <= max(digit.shape) <= 1.1 * box:
        return _place(digit, shape)
    frame_shape = (shape[0] * fineness, shape[1] * fineness)
    width, length = stroke_width(digit > 127), max(digit.shape)
    target = STROKE * side * fineness
    scale = box * fineness / length
    if width * scale < target and length > width:
        # Thickening adds what the stroke still lacks to the length as well.
        scale = (box * fineness - target) / (length - width)
    height, breadth = (max(1, round(s * scale)) for s in digit.shape)
    scaled = np.asarray(Image.fromarray(digit).resize((breadth, height), Image.Resampling.BICUBIC))
    frame = _place(np.clip(scaled, 0, 255), frame_shape)
    lacking = target - stroke_width(frame > 127)
    if lacking <= 0 or not (frame > 127).any():
        return frame
    away = ndimage().distance_transform_edt(frame <= 127)
    return np.maximum(frame, np.clip(lacking / 2 + 1 - away, 0, 1) * 255).astype(np.float32)


def centre_by_mass(picture: Grey, pixel: int = 1) -> Grey:
    """Return a light-on-dark picture shifted by whole pixels so that its centre of mass is at its middle.

    Args:
        pixel: how many of this picture's pixels a side become one of the network's.
    """
    ground = float(np.median(border(picture)))
    mass = np.clip(picture - ground, 0, None)
    if mass.max(initial=0) < FLAT:
        return picture
    # MNIST's middle is the pixel right of and below the exact one: of 28 columns, number 14 counted from 0.
    middle = (np.array(picture.shape) + pixel - 1) / 2
    shift = np.round(middle - np.array(ndimage().center_of_mass(mass)))
    return ndimage().shift(picture, shift, order=0, cval=ground)


def stroke_width(mask: Mask) -> float:
    """Return the mean width of the strokes in pixels: in a bar, the mean distance to its edge is a quarter."""
    if not mask.any():
        return 0.0
    inside = ndimage().distance_transform_edt(np.pad(mask, 1))[1:-1, 1:-1]
    return max(1.0, 4 * float(inside[mask].mean()) - 1)


def border(picture: NDArray[Level]) -> NDArray[Level]:
    """Return the outermost pixels of a picture, in one row."""
    return np.concatenate([picture[0], picture[-1], picture[:, 0], picture[:, -1]])


def _place(picture: Grey, shape: tuple[int, int]) -> Grey:
    """Return a picture in the middle of a black frame that is at least as large."""
    frame = np.zeros(shape, np.float32)
    top, left = ((s - p) // 2 for s, p in zip(shape, picture.shape, strict=True))
    frame[top : top + picture.shape[0], left : left + picture.shape[1]] = picture
    return frame
