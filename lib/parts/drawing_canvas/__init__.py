"""Shows a canvas to draw a digit on with mouse, pen or finger."""

from dataclasses import asdict

from lib.parts.drawing_canvas.state import MAX_BYTES, SIDE, CanvasState, decode_png
from lib.parts.packing import Payload
from lib.parts.part import Part

__all__ = ["MAX_BYTES", "SIDE", "CanvasState", "decode_png", "drawing_canvas", "payload"]

PART = Part("drawing_canvas", CanvasState)


def drawing_canvas(*, key: str, hint: str = "") -> bytes | None:
    """Show the canvas; after each stroke the script reruns with the new picture.

    The strokes are kept in the session under `key`, so undo and a mount after a while away work;
    another key gives an empty canvas.

    Args:
        key: of the component; `st.session_state[key]["drawing"]` is `{"image": base64 PNG or None,
            "strokes": [{"width", "points": [x, y, x, y, ...]}]}`.
        hint: what to draw, in the learner's language; "" for a digit.

    Returns:
        A PNG of `SIDE` × `SIDE` pixels, or None while nothing is drawn.
    """
    return PART.mount(payload(PART.state(key), hint=hint), key=key).drawing.png


def payload(state: CanvasState, *, hint: str = "") -> Payload:
    """Return the size of the picture, what to draw, and the strokes that are drawn already."""
    strokes = [asdict(stroke) for stroke in state.drawing.strokes]
    return Payload({"side": SIDE, "hint": hint, "strokes": strokes})
