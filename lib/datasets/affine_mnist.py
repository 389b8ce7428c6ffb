"""Affine MNIST, generated here: its training digits are only moved, its test digits are also deformed.

Sabour, Frosst and Hinton 2017, section 5.2, train on MNIST digits "placed randomly on a black background
of 40 × 40 pixels" and test on affNIST (T. Tieleman, https://www.cs.toronto.edu/~tijmen/affNIST/). The
test images here are drawn anew from affNIST's ranges: scaled, then sheared, then turned, one for each MNIST
test image, where affNIST's own files have 32. They are not the same images.

A moved digit's 28×28 frame lies anywhere on the canvas, so its ink keeps about 4 pixels off the border; a
deformed digit's ink may touch it. Shifting training images by more than that would cut digits off.
"""

from dataclasses import replace

import numpy as np

from lib.datasets import mnist
from lib.datasets.dataset import Dataset, Examples, Split
from lib.datasets.entry import DatasetEntry
from lib.datasets.family import ImageKind, one_dataset
from lib.datasets.splits.deformed_split import DeformedSplit, affine_matrix
from lib.datasets.splits.overlap import place
from lib.errors import N_

SHAPE = (40, 40)
ENTRY = DatasetEntry(
    name="affine_mnist",
    title=N_("Affine MNIST: learned upright, tested askew"),
    summary=N_(
        "MNIST digits anywhere on 40 × 40 pixels; the 10,000 test digits are also rotated, sheared and "
        "scaled. Generated here after affNIST’s definition; these are not affNIST’s own images."
    ),
    input_shape=(*SHAPE, 1),
    class_names=mnist.ENTRY.class_names,
    fit_size=55_000,
    held_out=5_000,
    origin=N_("Made of MNIST (CC BY-SA 3.0) after affNIST’s definition by T. Tieleman."),
    has_other_tests=True,
    is_generated=True,
)
TRANSLATED = "translated"
MOST_DEGREES = 20.0
MOST_SHEAR = 0.2
SCALES = (0.8, 1.2)
SEED = 2013
_SPLITS = ("train", "test", TRANSLATED)


def load(digits: Dataset | None = None) -> Dataset:
    """Return affine MNIST made of `digits` (by default all of MNIST), generated when a split is first read.

    `train` and `translated` are training and test digits moved by whole pixels; `test` is deformed too.
    """
    digits = digits or mnist.load()

    def read(split: str) -> Examples:
        random = np.random.default_rng((SEED, _SPLITS.index(split)))
        if split == "test":
            return deform_digits(digits.test, random)
        return move_digits(digits.train if split == "train" else digits.test, random)

    shape = (*SHAPE, digits.input_shape[2])
    return replace(digits, name=ENTRY.name, input_shape=shape, read=read, more_tests=(TRANSLATED,))


def move_digits(digits: Examples, random: np.random.Generator) -> Split:
    """Return the digits, the frame of each anywhere on the canvas."""
    images = digits.images
    most = np.subtract(SHAPE, images.shape[1:3]) // 2
    down, right = random.integers(-most[:, None], most[:, None] + 1, (2, len(images)))
    return Split(place(images, SHAPE, down, right), digits.labels)


def deform_digits(digits: Examples, random: np.random.Generator) -> DeformedSplit:
    """Return the digits scaled, sheared and turned, each anywhere on the canvas as a whole.

    Args:
        random: where angles (±20°), shears (±0.2), scales (0.8 to 1.2, vertical and horizontal apart)
            and places are drawn from, all uniform.
    """
    count = len(digits)
    degrees = random.uniform(-MOST_DEGREES, MOST_DEGREES, count)
    shears = random.uniform(-MOST_SHEAR, MOST_SHEAR, count)
    scales = random.uniform(*SCALES, (count, 2))
    places = random.uniform(size=(count, 2))
    matrices = np.array([affine_matrix(*chosen) for chosen in zip(degrees, shears, scales, strict=True)])
    return DeformedSplit(digits.images, digits.labels, matrices, places, SHAPE)


FAMILY = one_dataset(ENTRY, load, place=30, kind=ImageKind.COMPOSED_DIGITS)
