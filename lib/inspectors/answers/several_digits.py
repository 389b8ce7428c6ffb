"""The digits of a picture that shows several, each a picture of its own."""

from dataclasses import dataclass

import numpy as np

from lib.inspectors.ask import question
from lib.pictures.reference import Picture


@dataclass(frozen=True)
class DigitAt:
    """One of several digits.

    Attributes:
        picture: the digit alone, light on black, kept as a learner's own pictures are.
        box: where it stands: (left, top, right, bottom) as parts of the photo's sides.
    """

    picture: Picture
    box: tuple[float, float, float, float]


@dataclass(frozen=True)
class SeveralDigits:
    """A photo, uint8 [height, width, 3], and its digits as one reads them, row by row."""

    photo: np.ndarray
    digits: tuple[DigitAt, ...]


@question("prepare", keep=16)
def cut_out_digits(picture: Picture) -> SeveralDigits:
    """Return every digit of a learner's own picture.

    Raises:
        LearnerError: if the picture is not here, or the digits cannot be kept.
    """
    ...
