"""Shows a canvas to draw a digit on with mouse, pen or finger."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from lib.parts.drawing_canvas.state import MAX_BYTES, SIDE, CanvasState, Drawing, decode_png
from lib.parts.drawing_canvas.strokes import Stroke, strokes_of, strokes_of_picture
from lib.parts.key import Key
from lib.parts.packing import Payload
from lib.parts.part import Part

__all__ = [
    "MAX_BYTES",
    "PART",
    "SIDE",
    "CanvasState",
    "Drawing",
    "Keeping",
    "decode_png",
    "drawing_canvas",
    "payload",
    "strokes_of",
    "strokes_of_picture",
]

PART = Part("drawing_canvas", CanvasState)
Example = NDArray[np.uint8]
"""[height, width] or [height, width, 1 or 3]"""


@dataclass(frozen=True)
class Keeping:
    """How the browser has a drawing kept without a run of the page.

    Attributes:
        address: where, relative to a page of the app.
        parameter: of the page's address that names the drawing then.
        is_left_to_browser: whether the page need not run for it: the browser shows all that there is to show.
    """

    address: str
    parameter: str
    is_left_to_browser: bool


def drawing_canvas(
    *,
    key: Key,
    hint: str = "",
    strokes: Sequence[Stroke] = (),
    example: Example | None = None,
    kept: Keeping | None = None,
) -> Drawing:
    """Show the canvas and return what is drawn on it; after each stroke the script reruns with the new picture.

    Where the browser has it kept, what is returned says so, and the script reruns only if it has to know.

    What the learner changes is kept in the session under `key`, so undo and a mount after a while away work;
    another key begins anew.

    Args:
        key: of the component; `st.session_state[key]["drawing"]` is `{"image": base64 PNG or None,
            "strokes": [{"width", "points": [x, y, x, y, ...]}], "number": of the drawing}`.
        hint: what to draw, in the learner's language; "" for a digit.
        strokes: that are there before the learner changes anything; then the picture returned is None.
        example: a picture that the canvas shows, if there are no strokes, until the learner draws or clears.
        kept: how the browser has the drawing kept; None if the server gets it.
    """
    sent = payload(PART.state(key), hint=hint, strokes=strokes, example=example, kept=kept)
    return PART.mount(sent, key=key).drawing or Drawing(strokes=tuple(strokes))


def payload(
    state: CanvasState,
    *,
    hint: str = "",
    strokes: Sequence[Stroke] = (),
    example: Example | None = None,
    kept: Keeping | None = None,
) -> Payload:
    """Return the size of the picture, what to draw, and what the canvas shows when it is mounted."""
    is_untouched = state.drawing is None
    drawn = strokes if state.drawing is None or state.drawing.is_kept else state.drawing.strokes
    meta = {
        "side": SIDE,
        "hint": hint,
        "strokes": [asdict(stroke) for stroke in drawn],
        "number": 0 if state.drawing is None else state.drawing.number,
        "kept": kept
        and {
            "address": kept.address,
            "parameter": kept.parameter,
            "isLeftToBrowser": kept.is_left_to_browser,
        },
    }
    if example is None or drawn or not is_untouched:
        return Payload(meta)
    return Payload(meta, {"example": example.reshape(*example.shape[:2], -1)})
