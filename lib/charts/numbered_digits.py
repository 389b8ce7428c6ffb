"""A photo of several digits with a number at each, and what networks answer to each of them, as HTML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lib.charts.contact_sheet import ShownImage, as_shown
from lib.charts.html import render
from lib.charts.tiles import data_url


@dataclass(frozen=True)
class NumberedDigit:
    """A digit of a photo.

    Attributes:
        box: (left, top, right, bottom) as parts of the photo's sides.
        image: what a network receives, uint8 [height, width, channels].
        answers: (the answer, its score in words) of each network.
    """

    box: tuple[float, float, float, float]
    image: np.ndarray
    answers: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class _Row:
    """A digit as the template draws it: its place in percent."""

    left: float
    top: float
    width: float
    height: float
    shown: ShownImage
    answers: Sequence[tuple[str, str]]


def numbered_digits(
    photo: np.ndarray, digits: Sequence[NumberedDigit], networks: Sequence[str], words: Mapping[str, str]
) -> str:
    """Return the photo, uint8 [height, width, 3], and a row for each digit.

    Args:
        networks: what each is called, in the order of the answers.
        words: texts for "photo", "number" and "receives".
    """
    return render(
        "lib/charts/numbered_digits.html",
        photo=data_url(photo),
        digits=[_row(digit) for digit in digits],
        networks=networks,
        words=words,
    )


def _row(digit: NumberedDigit) -> _Row:
    left, top, right, bottom = (round(100 * edge, 2) for edge in digit.box)
    return _Row(left, top, right - left, bottom - top, as_shown(digit.image), digit.answers)
