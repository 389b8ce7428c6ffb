"""What comes out of the drawing canvas, from what a browser may send."""

import base64
import io

import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from lib.parts.drawing_canvas import MAX_BYTES, SIDE, CanvasState, decode_png, payload
from lib.parts.drawing_canvas.state import Stroke


def picture(side: int = SIDE, kind: str = "PNG") -> bytes:
    image = Image.new("RGB", (side, side))
    image.paste((255, 255, 255), (100, 20, 120, 200))
    content = io.BytesIO()
    image.save(content, kind)
    return content.getvalue()


def in_base64(content: bytes) -> str:
    return base64.b64encode(content).decode()


def test_a_picture_arrives_byte_for_byte():
    assert decode_png(in_base64(picture())) == picture()


@pytest.mark.parametrize(
    "sent",
    [
        None,
        "",
        17,
        ["a"],
        "not base64!",
        in_base64(picture())[:-3],  # padding lost
        in_base64(picture()[:-40]),  # the file's end lost
        in_base64(picture()[:60] + b"\0\0\0\0" + picture()[64:]),  # damaged within
        in_base64(b"\x89PNG\r\n\x1a\n"),
        in_base64(picture(kind="JPEG")),
        in_base64(picture(side=28)),
        in_base64(picture() + b"\0" * MAX_BYTES),
    ],
)
def test_what_is_no_picture_from_the_canvas_counts_as_nothing(sent):
    assert decode_png(sent) is None


def page() -> None:
    import streamlit as st

    from lib.parts.drawing_canvas import drawing_canvas

    png = drawing_canvas(key="pad")
    st.write("empty" if png is None else f"{len(png)} bytes")


def test_without_a_stroke_there_is_no_picture():
    at = AppTest.from_function(page, default_timeout=30).run()
    assert not at.exception
    assert at.markdown[0].value == "empty"


def test_the_picture_in_the_session_is_returned():
    at = AppTest.from_function(page, default_timeout=30)
    strokes = [{"width": 22, "points": [10, 10, 20, 30]}]
    at.session_state["pad"] = {"drawing": {"image": in_base64(picture()), "strokes": strokes}}
    at.run()
    assert not at.exception
    assert at.markdown[0].value == f"{len(picture())} bytes"


@pytest.mark.parametrize("drawing", [None, "x", {}, {"image": "damaged", "strokes": None}])
def test_a_damaged_session_state_is_an_empty_canvas(drawing):
    at = AppTest.from_function(page, default_timeout=30)
    at.session_state["pad"] = {"drawing": drawing}
    at.run()
    assert not at.exception
    assert at.markdown[0].value == "empty"


def test_strokes_go_back_to_the_browser_as_they_came():
    strokes = [{"width": 22, "points": [10, 10.5, 20, 30]}]
    state = CanvasState.read({"drawing": {"image": in_base64(picture()), "strokes": strokes}})
    assert state.drawing.strokes == (Stroke(22, (10, 10.5, 20, 30)),)
    assert payload(state).meta["strokes"] == [{"width": 22, "points": (10, 10.5, 20, 30)}]


@pytest.mark.parametrize(
    "strokes",
    [
        [{"width": "x", "points": [1, 2]}],
        [{"width": 22, "points": [1]}],
        [{"width": 22, "points": ["a", 2]}],
        [7],
    ],
)
def test_strokes_that_are_none_are_left_out(strokes):
    assert CanvasState.read({"drawing": {"image": None, "strokes": strokes}}).drawing.strokes == ()
