"""Images of each class in a row, and single images beside each other, as HTML that wraps on a phone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np
from PIL import Image

from lib.charts.html import render
from lib.charts.tiles import data_url
from lib.datasets.head_boxes import Box

MOST_SIDE = 96
"""Pixels a side that a larger image is reduced to: no more are shown."""
SMOOTH_FROM = 48
"""Pixels a side from which an image is enlarged smoothly; of a smaller one each pixel is seen as a square."""


@dataclass(frozen=True)
class ClassRow:
    """A class: its name, how many images it has in words, and some, uint8 [height, width, channels] each.

    `boxes` are drawn on the square images in their order; None draws nothing.
    """

    name: str
    count: str
    images: Iterable[np.ndarray]
    boxes: Sequence[Box | None] = ()


@dataclass(frozen=True)
class ShownImage:
    """An image as the templates draw it."""

    url: str
    is_small: bool


def contact_sheet(rows: Sequence[ClassRow]) -> str:
    """Return HTML of a row a class."""
    drawn = [
        {
            "name": row.name,
            "count": row.count,
            "images": list(zip_longest(map(as_shown, row.images), row.boxes)),
        }
        for row in rows
    ]
    return render("lib/charts/contact_sheet.html", rows=drawn)


def picture_row(pictures: Sequence[tuple[str, np.ndarray]], signs: Sequence[str]) -> str:
    """Return HTML of captioned uint8 images with a sign, such as "−" or "=", between each and the next."""
    drawn = [
        (sign, caption, as_shown(image)) for sign, (caption, image) in zip(("", *signs), pictures, strict=True)
    ]
    return render("lib/charts/picture_row.html", pictures=drawn)


def thumbnail(image: np.ndarray, text: str) -> str:
    """Return HTML of one uint8 image, as large as those of a `contact_sheet`, and in words what it shows."""
    return render("lib/charts/thumbnail.html", shown=as_shown(image), text=text)


def as_shown(image: np.ndarray) -> ShownImage:
    """Return a uint8 image [height, width, channels] as templates draw it, at most `MOST_SIDE` pixels long."""
    side = max(image.shape[:2])
    if side > MOST_SIDE:
        small = Image.fromarray(image[..., 0] if image.shape[-1] == 1 else image)
        small.thumbnail((MOST_SIDE, MOST_SIDE))
        image = np.asarray(small)
    return ShownImage(data_url(image), side < SMOOTH_FROM)
