"""The state of the drawing canvas, read from what a browser may send."""

import base64
import binascii
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from PIL import Image

from lib.parts.drawing_canvas.strokes import Stroke, read_strokes, with_strokes
from lib.parts.sent import is_mapping

SIDE = 280
"""Pixels a side of the picture that arrives, white strokes on black."""
MAX_BYTES = 200_000
"""A drawing has 5 to 30 kB; more than this did not come from the canvas."""


@dataclass(frozen=True)
class Drawing:
    """What a learner has drawn.

    Attributes:
        png: `SIDE` × `SIDE` pixels, with the strokes in it (see `with_strokes`); None while there is nothing.
        strokes: which can be undone.
        was_emptied: whether the learner took everything away that was there.
        is_kept: whether the browser had it kept, so that the address names it, or a newer one.
        number: counts the drawings of one canvas; 0 for what it began with.
    """

    png: bytes | None = None
    strokes: tuple[Stroke, ...] = ()
    was_emptied: bool = False
    is_kept: bool = False
    number: int = 0


@dataclass(frozen=True)
class CanvasState:
    """The drawing; None before the learner has changed anything."""

    drawing: Drawing | None = None

    @classmethod
    def read(cls, sent: Mapping[str, object]) -> Self:
        """Return the state; anything that is no drawing from the canvas counts as nothing sent."""
        drawing = sent.get("drawing")
        if not is_mapping(drawing):
            return cls()
        sent_number = drawing.get("number")
        number = sent_number if isinstance(sent_number, int) else 0
        if drawing.get("isKept") is True:
            return cls(Drawing(is_kept=True, number=number))
        if "image" not in drawing:
            return cls()
        png, strokes = decode_png(drawing["image"]), read_strokes(drawing.get("strokes"))
        if png is None:
            return cls(Drawing(was_emptied=True, number=number)) if drawing["image"] is None else cls()
        return cls(Drawing(with_strokes(png, strokes), strokes, number=number))


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
