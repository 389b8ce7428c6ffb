"""Cut every digit out of a picture that shows several."""

from dataclasses import dataclass

import numpy as np
from PIL import Image

from lib.pictures.digit_cutout import FoundDigit, cut_out, find_relief, is_dark_on_light
from lib.pictures.digit_pieces import AS_TALL, find_strokes
from lib.pictures.ndimage import Mask

WORKING_SIDE = 640
MOST_DIGITS = 24
LEAST_INK = 0.1
"""Of the most prominent digit's: what has less is none."""
ROOM = 0.35
"""Of black around a digit that was cut out, as a part of its longer side."""


@dataclass(frozen=True)
class CutDigit:
    """A digit that was cut out.

    Attributes:
        picture: light on black, mode L, with room around the digit.
        box: where it stands: (left, top, right, bottom) as parts of the picture's sides.
    """

    picture: Image.Image
    box: tuple[float, float, float, float]


def cut_out_every_digit(image: Image.Image) -> list[CutDigit]:
    """Return the digits of a picture in mode RGB as one reads them, row by row; at most `MOST_DIGITS`.

    The most prominent one is the digit that `find_digit` takes, and the others are those that it tells from it.
    """
    small = image.copy()
    small.thumbnail((WORKING_SIDE, WORKING_SIDE), Image.Resampling.BOX)
    grey = np.asarray(small.convert("L"), np.float32)
    was_dark = is_dark_on_light(grey)
    found = find_relief(255 - grey if was_dark else grey, was_dark=was_dark)
    if found is None:
        return []
    strokes = _strokes_of_every(found.mask, is_drawing=found.is_drawing)
    digits: list[FoundDigit] = []
    for at, mine in enumerate(strokes):
        others = np.zeros_like(mine)
        for number, other in enumerate(strokes):
            others |= other if number != at else False
        digits.append(cut_out(found, mine, others))
    height, width = grey.shape
    return [_as_cut(digit, width, height) for digit in _in_reading_order(digits)]


def _strokes_of_every(mask: Mask, *, is_drawing: bool) -> list[Mask]:
    """Return the strokes of each digit, the most prominent first: of what is as tall as that one, more or less.

    A digit may be in pieces, none of which is as tall, so each is looked for as if those before were not there.
    """
    found = find_strokes(mask, is_drawing=is_drawing)
    if found is None:
        return []
    first, beside = found
    strokes, rest = [first], mask & ~first
    while beside.any() and len(strokes) < MOST_DIGITS:
        found = find_strokes(rest, is_drawing=is_drawing)
        if found is None or found[0].sum() < LEAST_INK * first.sum():
            break
        rest = rest & ~found[0]
        if _height_of(found[0]) >= AS_TALL * _height_of(first):
            strokes.append(found[0])
    return strokes


def _height_of(strokes: Mask) -> int:
    rows = np.flatnonzero(strokes.any(axis=1))
    return int(rows[-1] - rows[0] + 1)


def _in_reading_order(digits: list[FoundDigit]) -> list[FoundDigit]:
    """Return digits row by row, from left to right; in a row are those whose middle another's height holds."""
    rows: list[list[FoundDigit]] = []
    for digit in sorted(digits, key=lambda one: one.box[1] + one.box[3]):
        middle = (digit.box[1] + digit.box[3]) / 2
        if rows and rows[-1][0].box[1] <= middle < rows[-1][0].box[3]:
            rows[-1].append(digit)
        else:
            rows.append([digit])
    return [digit for row in rows for digit in sorted(row, key=lambda one: one.box[0])]


def _as_cut(digit: FoundDigit, width: int, height: int) -> CutDigit:
    tall, wide = digit.picture.shape
    room = round(ROOM * max(tall, wide))
    framed = np.pad(np.round(digit.picture).astype(np.uint8), room)
    left, top, right, bottom = digit.box
    return CutDigit(Image.fromarray(framed), (left / width, top / height, right / width, bottom / height))
