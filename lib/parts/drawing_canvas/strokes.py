"""A drawing is a PNG with its strokes in it, so that a link brings back what can be undone and drawn further."""

import io
import json
import struct
import zlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from PIL import Image

from lib.errors import LearnerError
from lib.parts.sent import is_list, is_mapping
from lib.pictures.kept_images import read_image
from lib.pictures.reference import OWN, Picture

KEYWORD = "capsule-lab-strokes"
"""Of the text chunk that has the strokes as JSON."""
_HEADER_END = 33
"""Bytes of a PNG's signature and its first chunk, the header; what stands behind it is read without any pixels."""


@dataclass(frozen=True)
class Stroke:
    """One line without lifting the pen: its width and the points it goes through, in pixels of the picture."""

    width: float
    points: tuple[float, ...]
    """x, y, x, y, …"""


def read_strokes(sent: object) -> tuple[Stroke, ...]:
    """Return the strokes that JSON from outside describes, or none of them if one is not as a canvas sends it."""
    if not is_list(sent):
        return ()
    strokes = [stroke for one in sent if (stroke := _read_stroke(one)) is not None]
    return tuple(strokes) if len(strokes) == len(sent) else ()


def with_strokes(png: bytes, strokes: Sequence[Stroke]) -> bytes:
    """Return the PNG with these strokes in it; the same pixels and strokes give the same bytes."""
    text = json.dumps([asdict(stroke) for stroke in strokes], separators=(",", ":")).encode()
    body = b"zTXt" + KEYWORD.encode() + b"\0\0" + zlib.compress(text)
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return png[:_HEADER_END] + chunk + png[_HEADER_END:]


def strokes_in(content: bytes) -> tuple[Stroke, ...]:
    """Return the strokes that `with_strokes` put into a PNG; none of any other file."""
    try:
        with Image.open(io.BytesIO(content), formats=["PNG"]) as picture:
            return read_strokes(json.loads(str(picture.info.get(KEYWORD, "[]"))))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return ()


def strokes_of(digest: str) -> tuple[Stroke, ...]:
    """Return the strokes of a kept picture; none if it is no drawing, or is not here."""
    try:
        return strokes_in(read_image(digest))
    except LearnerError:
        return ()


def strokes_of_picture(picture: Picture | None) -> tuple[Stroke, ...]:
    """Return the strokes of a learner's own picture; none of any other, and of one that was not drawn here."""
    return strokes_of(picture.name) if picture is not None and picture.kind == OWN else ()


def _read_stroke(sent: object) -> Stroke | None:
    if not is_mapping(sent):
        return None
    width, points = sent.get("width"), sent.get("points")
    if not isinstance(width, float | int) or not is_list(points):
        return None
    numbers = tuple(point for point in points if isinstance(point, float | int))
    has_places = len(points) >= 2 and len(points) % 2 == 0
    return Stroke(width, numbers) if has_places and len(numbers) == len(points) else None
