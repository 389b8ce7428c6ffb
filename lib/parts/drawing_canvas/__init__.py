"""Shows a canvas to draw a digit on with mouse, pen or finger."""

from collections.abc import Sequence
from dataclasses import asdict

import numpy as np
from numpy.typing import NDArray

from lib.parts.drawing_canvas.state import MAX_BYTES, SIDE, CanvasState, Drawing, decode_png
from lib.parts.drawing_canvas.strokes import Stroke, strokes_of
from lib.parts.packing import Payload
from lib.parts.part import Part

__all__ = [
    "MAX_BYTES",
    "PART",
    "SIDE",
    "CanvasState",
    "Drawing",
    "decode_png",
    "drawing_canvas",
    "payload",
    "strokes_of",
]

PART = Part("drawing_canvas", CanvasState)
Example = NDArray[np.uint8]
"""[height, width] or [height, width, 1 or 3]"""


def drawing_canvas(
    *, key: str, hint: str = "", strokes: Sequence[Stroke] = (), example: Example | None = None
) -> Drawing:
    """Show the canvas and return what is drawn on it; after each stroke the script reruns with the new picture.

    What the learner changes is kept in the session under `key`, so undo and a mount after a while away work;
    another key begins anew.

    Args:
        key: of the component; `st.session_state[key]["drawing"]` is `{"image": base64 PNG or None,
            "strokes": [{"width", "points": [x, y, x, y, ...]}], "number": of the drawing}`.
        hint: what to draw, in the learner's language; "" for a digit.
        strokes: that are there before the learner changes anything; then the picture returned is None.
        example: a picture that the canvas shows, if there are no strokes, until the learner draws or clears.
    """
    sent = payload(PART.state(key), hint=hint, strokes=strokes, example=example)
    return PART.mount(sent, key=key).drawing or Drawing(strokes=tuple(strokes))


def payload(
    state: CanvasState, *, hint: str = "", strokes: Sequence[Stroke] = (), example: Example | None = None
) -> Payload:
    """Return the size of the picture, what to draw, and what the canvas shows when it is mounted."""
    is_untouched = state.drawing is None
    drawn = strokes if state.drawing is None else state.drawing.strokes
    number = 0 if state.drawing is None else state.drawing.number
    meta = {"side": SIDE, "hint": hint, "strokes": [asdict(stroke) for stroke in drawn], "number": number}
    if example is None or drawn or not is_untouched:
        return Payload(meta)
    return Payload(meta, {"example": example.reshape(*example.shape[:2], -1)})
