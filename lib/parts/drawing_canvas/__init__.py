"""A surface to draw a digit on with mouse, pen or finger."""

import base64
import binascii
import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st
from PIL import Image

from lib.errors import N_
from lib.parts.declare import declare

SIDE = 280
"""Pixels a side of the picture that arrives, white strokes on black."""
MAX_BYTES = 200_000
"""A drawing has 5 to 30 kB; more than this did not come from the canvas."""

CANVAS_LABELS: dict[str, str] = {
    "hint": N_("Draw a digit here"),
    "undo": N_("Undo"),
    "clear": N_("Clear"),
    "brush": N_("Brush width"),
    "status_empty": N_("Nothing is drawn yet."),
    "status": N_("Strokes drawn: {count}."),
}

_component = declare(Path(__file__).parent)


def drawing_canvas(*, translate: Callable[[str], str], key: str, hint: str = "") -> bytes | None:
    """Show the canvas; after each stroke the script reruns with the new picture.

    The strokes are kept in the session under `key`, so undo and a mount after a while away work;
    another key gives an empty canvas.

    Args:
        translate: gives a label in the learner's language.
        hint: what to draw, in the learner's language; "" for a digit.
        key: of the component; `st.session_state[key]["drawing"]` is `{"image": base64 PNG or None,
            "strokes": [{"width", "points": [x, y, x, y, ...]}]}`.

    Returns:
        A PNG of `SIDE` × `SIDE` pixels, or None while nothing is drawn.
    """
    labels = {name: translate(text) for name, text in CANVAS_LABELS.items()}
    if hint:
        labels["hint"] = hint
    before = _drawing_of(st.session_state.get(key))
    result = _component(
        data={"labels": labels, "side": SIDE, "strokes": before.get("strokes") or []},
        key=key,
        on_drawing_change=_nothing,  # makes `result.drawing` exist from the first run on
    )
    return decode_drawing(_drawing_of(result).get("image"))


def decode_drawing(image: object) -> bytes | None:
    """The PNG in base64 text that the browser sent; None for nothing, and for what is no such picture."""
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


def _drawing_of(state: Any) -> Mapping[str, Any]:
    drawing = state.get("drawing") if isinstance(state, Mapping) else getattr(state, "drawing", None)
    return drawing if isinstance(drawing, Mapping) else {}


def _nothing() -> None:
    """The component's state needs a callback to be declared; the rerun itself is all that is wanted."""
