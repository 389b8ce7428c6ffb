"""The kinds of pictures that a network of digits never learned; picture `n` of a kind is always the same."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from lib import datasets
from lib.datasets.unseen.ink import COUNT, generator_of, read_ink
from lib.pictures.digit_frame import MNIST_SIDE

DIGITS = "mnist"
"""The data set of the digits, which the networks learned; its test images are what the rest is set beside."""
CLOTHES = "fashion_mnist"
DIGIT, CLOTHING = "digit", "clothing"
TEST_COUNT = 1_000
"""How many test images of digits stand beside the `COUNT` pictures of every other kind: the first ones."""
MOST_SHIFT = 4
"""Pixels that each of two digits is moved in each direction, as MultiMNIST does it."""
NO_DIGIT = -1
SHAPE = (MNIST_SIDE, MNIST_SIDE, 1)


@dataclass(frozen=True)
class Unseen:
    """Pictures, and the digits that are on them.

    Attributes:
        images: uint8 [n, 28, 28, 1].
        digits: int8 [n, 2], the digits that each picture shows, the smaller first; −1 where there is no other.
    """

    images: np.ndarray
    digits: np.ndarray


Making = Callable[[int, np.random.Generator], tuple[np.ndarray, tuple[int, ...]]]
"""Makes picture `n`, by its own generator: uint8 [28, 28, 1] and the digits on it."""


def _letter(number: int, rng: np.random.Generator) -> tuple[np.ndarray, tuple[int, ...]]:
    return read_ink("letter")[number], ()


def _clothing(number: int, rng: np.random.Generator) -> tuple[np.ndarray, tuple[int, ...]]:
    return datasets.read_test_example(CLOTHES, number).images[0], ()


def _pair(number: int, rng: np.random.Generator) -> tuple[np.ndarray, tuple[int, ...]]:
    """Return two test images of different digits, each moved as far as it stays on the picture, and added."""
    test = datasets.load(DIGITS).quick_test
    first = int(rng.integers(len(test)))
    others = np.flatnonzero(test.labels != test.labels[first])
    both = test.take(np.array([first, int(rng.choice(others))]))
    moved = [move_ink(image, *rng.integers(-MOST_SHIFT, MOST_SHIFT + 1, 2)) for image in both.images]
    added = np.minimum(moved[0].astype(np.uint16) + moved[1], 255).astype(np.uint8)
    return added, tuple(sorted(int(label) for label in both.labels))


def _scribble(number: int, rng: np.random.Generator) -> tuple[np.ndarray, tuple[int, ...]]:
    return read_ink("scribble")[number], ()


def _noise(number: int, rng: np.random.Generator) -> tuple[np.ndarray, tuple[int, ...]]:
    return rng.integers(0, 256, SHAPE, np.uint8), ()


def _shuffled(number: int, rng: np.random.Generator) -> tuple[np.ndarray, tuple[int, ...]]:
    """Return test image `number` with its pixels in another order."""
    image = datasets.read_test_example(DIGITS, number).images[0]
    return rng.permutation(image.reshape(-1)).reshape(SHAPE), ()


def _digit(number: int, rng: np.random.Generator) -> tuple[np.ndarray, tuple[int, ...]]:
    example = datasets.read_test_example(DIGITS, number)
    return example.images[0], (int(example.labels[0]),)


_MAKING: dict[str, Making] = {
    "letter": _letter,
    CLOTHING: _clothing,
    "pair": _pair,
    "scribble": _scribble,
    "noise": _noise,
    "shuffled": _shuffled,
    DIGIT: _digit,
}
KINDS = tuple(_MAKING)
"""The last one is what the networks learned, for comparison."""


def count_of(kind: str) -> int:
    """Return how many pictures there are of a kind."""
    return TEST_COUNT if kind == DIGIT else COUNT


def is_here(kind: str) -> bool:
    """Return whether the pictures of a kind can be made from what is on this computer."""
    return kind != CLOTHING or not datasets.missing(CLOTHES)


def unseen_pictures(kind: str, numbers: Sequence[int] | None = None) -> Unseen:
    """Return the pictures of a kind with these numbers, which count from 0; None for all of them.

    Raises:
        LearnerError: if a data set that they are made from is not on this computer.
        ValueError: if there is no such kind, or no picture of such a number.
    """
    chosen = range(count_of(kind)) if numbers is None else numbers
    if kind not in _MAKING or not all(0 <= number < count_of(kind) for number in chosen):
        raise ValueError(f"expected one of {', '.join(KINDS)}, and numbers below {count_of(kind)}")
    made = [_MAKING[kind](number, generator_of(kind, number)) for number in chosen]
    images = np.stack([image for image, _digits in made]) if made else np.zeros((0, *SHAPE), np.uint8)
    digits = [(*shown, NO_DIGIT, NO_DIGIT)[:2] for _image, shown in made]
    return Unseen(images, np.array(digits, np.int8).reshape(-1, 2))


def move_ink(image: np.ndarray, down: int, right: int) -> np.ndarray:
    """Return the picture moved by so many pixels, or by fewer where what is drawn would leave it.

    Args:
        image: [height, width, channels], black where nothing is drawn.
    """
    for axis, shift in ((0, down), (1, right)):
        drawn = np.flatnonzero(image.any(axis=(1 - axis, 2)))
        room = (-int(drawn[0]), image.shape[axis] - 1 - int(drawn[-1]))
        image = np.roll(image, int(np.clip(shift, *room)), axis)
    return image
