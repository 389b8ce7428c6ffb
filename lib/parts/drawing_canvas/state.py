"""The state of the drawing canvas, read from what a browser may send."""

import base64
import binascii
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from PIL import Image

from lib.parts.sent import is_list, is_mapping

SIDE = 280
"""Pixels a side of the picture that arrives, white strokes on black."""
MAX_BYTES = 200_000
"""A drawing has 5 to 30 kB; more than this did not come from the canvas."""


@dataclass(frozen=True)
class Stroke:
    """One line without lifting the pen: its width and the points it goes through, in pixels of `SIDE`."""

    width: float
    points: tuple[float, ...]
    """x, y, x, y, …"""


@dataclass(frozen=True)
class Drawing:
    """A picture as a PNG of `SIDE` × `SIDE` pixels, None while nothing is drawn, and the strokes in it."""

    png: bytes | None = None
    strokes: tuple[Stroke, ...] = ()


@dataclass(frozen=True)
class CanvasState:
    """The drawing."""

    drawing: Drawing = Drawing()

    @classmethod
    def read(cls, sent: Mapping[str, object]) -> Self:
        """Return the state; anything that is no drawing from the canvas is an empty one."""
        drawing = sent.get("drawing")
        if not is_mapping(drawing):
            return cls()
        strokes = drawing.get("strokes")
        return cls(Drawing(decode_png(drawing.get("image")), _strokes_of(strokes) if is_list(strokes) else ()))


def decode_png(image: object) -> bytes | None:
    """Return the PNG that the browser sent in base64, or None if it is empty or no picture of that size."""
    if not isinstance(image, str) or not image or len(image) > MAX_BYTES * 4 / 3:
        return None
    try:
        png = base64.b64decode(image, validate=True)
        with Image.open(io.BytesIO(png), formats=["PNG"]) as picture:
            if picture.size != (SIDE, SIDE):
                return None
            picture.load()
    except (binascii.Error, ValueError, OSError, SyntaxError):  # what Pillow raises for damaged PNGs
        return None
    return png


def _strokes_of(sent: list[object]) -> tuple[Stroke, ...]:
    """Return the strokes, or none of them if one is not as the canvas sends it."""
    strokes = [stroke for one in sent if (stroke := _stroke_of(one)) is not None]
    return tuple(strokes) if len(strokes) == len(sent) else ()


def _stroke_of(sent: object) -> Stroke | None:
    if not is_mapping(sent):
        return None
    width, points = sent.get("width"), sent.get("points")
    if not isinstance(width, float | int) or not is_list(points):
        return None
    numbers = tuple(point for point in points if isinstance(point, float | int))
    has_places = len(points) >= 2 and len(points) % 2 == 0
    return Stroke(width, numbers) if has_places and len(numbers) == len(points) else None
