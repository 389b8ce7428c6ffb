"""Affine MNIST, generated: learned from digits that are only moved, tested on digits that are also deformed.

Sabour, Frosst and Hinton 2017, section 5.2, train on MNIST digits "placed randomly on a black background
of 40 × 40 pixels" and test on affNIST (T. Tieleman, https://www.cs.toronto.edu/~tijmen/affNIST/). The
test images here are drawn anew after affNIST's ranges, one for each MNIST test image, where affNIST's
own files have 32: accuracies are comparable, images are not the same.

A moved digit's 28×28 frame lies anywhere on the canvas, so its ink keeps about 4 pixels off the border; a
deformed digit's ink may touch it. Shifting training images by more than that would cut digits off.
"""

from dataclasses import replace
from typing import Any

import numpy as np
import scipy.ndimage

from lib.data import mnist
from lib.data.dataset import Dataset, Examples, Split
from lib.data.overlap import place

# SciPy ships no types, and those that a checker guesses from its code are wrong.
ndimage: Any = scipy.ndimage

NAME = "affine_mnist"
SHAPE = (40, 40)
TRANSLATED = "translated"
MOST_DEGREES = 20.0
MOST_SHEAR = 0.2
SCALES = (0.8, 1.2)
SEED = 2013
_SPLITS = ("train", "test", TRANSLATED)


def load(digits: Dataset | None = None) -> Dataset:
    """Affine MNIST made of `digits` (by default all of MNIST), generated when a split is first read.

    `train` and `translated` are training and test digits moved by whole pixels; `test` is deformed too.
    """
    digits = digits or mnist.load()

    def read(split: str) -> Split:
        random = np.random.default_rng((SEED, _SPLITS.index(split)))
        source = digits.train if split == "train" else digits.test
        images = deformed(source.images, random) if split == "test" else moved(source, random)
        return Split(images, source.labels)

    shape = (*SHAPE, digits.input_shape[2])
    return replace(digits, name=NAME, input_shape=shape, read=read, more_tests=(TRANSLATED,))


def moved(digits: Examples, random: np.random.Generator) -> np.ndarray:
    """Place each digit's frame anywhere on the canvas: uint8 [n, 40, 40, channels]."""
    images = digits.images
    most = np.subtract(SHAPE, images.shape[1:3]) // 2
    down, right = random.integers(-most[:, None], most[:, None] + 1, (2, len(images)))
    return place(images, SHAPE, down, right)


def deformed(images: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Rotate, shear and scale each digit, then place it anywhere on the canvas as a whole.

    Args:
        images: uint8 [n, height, width, 1].
        random: where angles (±20°), shears (±0.2), scales (0.8 to 1.2, vertical and horizontal apart)
            and places come from, all uniform.

    Returns:
        uint8 [n, 40, 40, 1].

    Raises:
        ValueError: if a digit does not fit.
    """
    count = len(images)
    degrees = random.uniform(-MOST_DEGREES, MOST_DEGREES, count)
    shears = random.uniform(-MOST_SHEAR, MOST_SHEAR, count)
    scales = random.uniform(*SCALES, (count, 2))
    wheres = random.uniform(size=(count, 2))
    frames = np.zeros((count, *SHAPE, 1), np.uint8)
    for image, frame, *chosen, where in zip(images, frames, degrees, shears, scales, wheres, strict=True):
        ink = _cropped(transformed(image[..., 0], affine_matrix(*chosen)))
        room = np.subtract(SHAPE, ink.shape)
        if room.min() < 0:
            raise ValueError(f"a deformed digit of {ink.shape} does not fit on {SHAPE}")
        top, left = (where * (room + 1)).astype(int)
        frame[top : top + ink.shape[0], left : left + ink.shape[1], 0] = ink
    return frames


def affine_matrix(degrees: float, shear: float, scales: np.ndarray) -> np.ndarray:
    """[2, 2], maps an offset (down, right) from the middle to where it goes: scale, then shear, then turn.

    Args:
        degrees: counter-clockwise.
        shear: how many pixels a row moves to the right for each pixel that it lies below the middle.
        scales: (vertical, horizontal).
    """
    sine, cosine = np.sin(np.deg2rad(degrees)), np.cos(np.deg2rad(degrees))
    return np.array([[cosine, -sine], [sine, cosine]]) @ [[1, 0], [shear, 1]] @ np.diag(scales)


def transformed(image: np.ndarray, matrix: np.ndarray) -> np.ndarray:
    """Apply `matrix` about the middle of a picture, with bilinear interpolation.

    Args:
        image: uint8 [height, width].

    Returns:
        uint8 of twice the size, so that nothing is cut off.
    """
    shape = (2 * image.shape[0], 2 * image.shape[1])
    inverse = np.linalg.inv(matrix)
    # Each pixel of the result asks which place of the image it shows.
    offset = (np.array(image.shape) - 1) / 2 - inverse @ ((np.array(shape) - 1) / 2)
    result = ndimage.affine_transform(
        image.astype(np.float32), inverse, offset, shape, order=1, mode="grid-constant"
    )
    return np.round(result).astype(np.uint8)


def _cropped(image: np.ndarray) -> np.ndarray:
    """The rows and columns from the first to the last that is not black."""
    rows, columns = (np.flatnonzero(image.any(axis)) for axis in (1, 0))
    if not rows.size:
        return image[:0, :0]
    return image[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
