"""What comes out of the drawing canvas, from what a browser may send."""

import base64
import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from streamlit.testing.v1 import AppTest

import lib.parts.drawing_canvas as drawing_canvas
from lib.parts.drawing_canvas import MAX_BYTES, SIDE, CanvasState, Drawing, decode_png, payload
from lib.parts.drawing_canvas.strokes import Stroke, strokes_in, with_strokes
from lib.parts.served import address_of
from tests.parts.mounted import open_part
from tests.parts.payloads import told_values, unpacked

pytestmark = pytest.mark.xdist_group("stepper")

FOLDER = Path(drawing_canvas.__file__).parent
STROKES = (Stroke(22, (10, 10.5, 20, 30)), Stroke(10, (5, 5)))


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

    drawing = drawing_canvas(key="pad")
    st.write("emptied" if drawing.was_emptied else f"{drawing.png is not None} {len(drawing.strokes)}")


def test_without_a_stroke_there_is_no_picture():
    at = AppTest.from_function(page, default_timeout=30).run()
    assert not at.exception
    assert at.markdown[0].value == "False 0"


def test_the_picture_in_the_session_is_returned():
    at = AppTest.from_function(page, default_timeout=30)
    strokes = [{"width": 22, "points": [10, 10, 20, 30]}]
    at.session_state["pad"] = told_values(None, drawing={"image": in_base64(picture()), "strokes": strokes})
    at.run()
    assert not at.exception
    assert at.markdown[0].value == "True 1"


def test_a_canvas_that_was_cleared_is_not_one_that_nobody_touched():
    at = AppTest.from_function(page, default_timeout=30)
    at.session_state["pad"] = told_values(None, drawing={"image": None, "strokes": []})
    at.run()
    assert at.markdown[0].value == "emptied"


@pytest.mark.parametrize("drawing", [None, "x", {}, {"image": "damaged", "strokes": None}])
def test_a_damaged_session_state_is_an_empty_canvas(drawing):
    at = AppTest.from_function(page, default_timeout=30)
    at.session_state["pad"] = told_values(None, drawing=drawing)
    at.run()
    assert not at.exception
    assert at.markdown[0].value == "False 0"


def test_strokes_go_back_to_the_browser_as_they_came():
    strokes = [{"width": 22, "points": [10, 10.5, 20, 30]}]
    state = CanvasState.read({"drawing": {"image": in_base64(picture()), "strokes": strokes}})
    assert state.drawing is not None and state.drawing.strokes == (Stroke(22, (10, 10.5, 20, 30)),)
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
    drawing = CanvasState.read({"drawing": {"image": in_base64(picture()), "strokes": strokes}}).drawing
    assert drawing is not None and drawing.strokes == ()


def test_a_drawing_has_its_strokes_in_it_and_the_same_pixels():
    content = with_strokes(picture(), STROKES)
    assert strokes_in(content) == STROKES
    assert content == with_strokes(picture(), STROKES)
    with Image.open(io.BytesIO(content)) as drawn, Image.open(io.BytesIO(picture())) as before:
        np.testing.assert_array_equal(np.asarray(drawn), np.asarray(before))


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", picture(), picture(kind="JPEG"), picture()[:40]])
def test_no_other_file_has_strokes(content):
    assert strokes_in(content) == ()


def test_what_the_learner_did_comes_before_what_the_canvas_began_with():
    example = np.zeros((28, 28, 1), np.uint8)

    def sent(state: CanvasState, **begin) -> tuple[int, list[str]]:
        meta, arrays = unpacked(payload(state, **begin).packed("en"))
        return len(meta["strokes"]), list(arrays)

    untouched, emptied = CanvasState(), CanvasState(Drawing(was_emptied=True))
    assert sent(untouched) == (0, [])
    assert sent(untouched, example=example) == (0, ["example"])
    assert sent(untouched, example=example, strokes=STROKES) == (2, [])
    assert sent(emptied, example=example, strokes=STROKES) == (0, [])
    assert sent(CanvasState(Drawing(picture(), STROKES[:1])), strokes=STROKES) == (1, [])


def last_sent(page: Page) -> dict:
    """The drawing that the canvas sent last, once it has."""
    page.wait_for_function("() => window.sent.length > 0")
    return page.evaluate("() => window.sent.splice(0).at(-1)[1]")


def lit(image: str) -> float:
    """How many pixels of a picture in base64 are lit."""
    with Image.open(io.BytesIO(base64.b64decode(image))) as drawn:
        return float((np.asarray(drawn.convert("L")) > 127).sum())


def test_a_tap_draws_a_dot(page: Page):
    open_part(page, FOLDER, payload(CanvasState()))
    page.get_by_test_id("canvas-surface").click(position={"x": 100, "y": 100})
    sent = last_sent(page)
    assert [len(stroke["points"]) for stroke in sent["strokes"]] == [2]
    assert lit(sent["image"]) == pytest.approx(np.pi * 11**2, rel=0.1)  # a disc as wide as the brush, 22
    expect(page.get_by_test_id("canvas-status")).to_have_text("1 stroke drawn.")


def test_an_example_stands_on_the_canvas_until_the_learner_draws(page: Page):
    example = np.full((28, 28, 1), 200, np.uint8)
    open_part(page, FOLDER, payload(CanvasState(), example=example))
    shown = page.get_by_test_id("canvas-example")
    expect(shown).to_be_visible()
    page.get_by_test_id("canvas-surface").click(position={"x": 50, "y": 50}, force=True)
    expect(shown).to_be_hidden()
    assert lit(last_sent(page)["image"]) < 1000  # the example is no part of the drawing
    page.get_by_test_id("canvas-undo").click()
    assert last_sent(page)["image"] is None
    expect(shown).to_be_hidden()


def test_an_example_can_be_cleared_away(page: Page):
    open_part(page, FOLDER, payload(CanvasState(), example=np.full((28, 28, 3), 200, np.uint8)))
    page.get_by_test_id("canvas-clear").click()
    assert last_sent(page) == {"image": None, "strokes": [], "number": 1}
    expect(page.get_by_test_id("canvas-example")).to_be_hidden()
    expect(page.get_by_test_id("canvas-clear")).to_be_disabled()


def test_undo_takes_away_the_strokes_that_a_drawing_came_with(page: Page):
    open_part(page, FOLDER, payload(CanvasState(), strokes=STROKES))
    page.get_by_test_id("canvas-undo").click()
    assert len(last_sent(page)["strokes"]) == 1


def test_other_parts_hear_of_each_move_with_the_pixels_that_the_server_gets(page: Page):
    open_part(page, FOLDER, payload(CanvasState()))
    script = """async (address) => {
      const { listen } = await import(new URL(address, document.baseURI))
      window.heard = []
      listen("picture", (drawing) => window.heard.push(drawing && { ...drawing, ...drawing.pixels() }))
    }"""
    page.evaluate(script, address_of("kit/live.js"))
    page.mouse.move(100, 100)
    page.mouse.down()
    page.mouse.move(200, 220, steps=4)
    page.wait_for_function("heard.length >= 2 && heard.at(-1).isMoving")
    page.mouse.up()
    with Image.open(io.BytesIO(base64.b64decode(last_sent(page)["image"]))) as drawn:
        expected = np.asarray(drawn.convert("L"))
    last = page.evaluate("({ ...heard.at(-1), data: [...heard.at(-1).data] })")
    assert (last["height"], last["width"], last["isMoving"], last["number"]) == (SIDE, SIDE, False, 1)
    np.testing.assert_array_equal(np.array(last["data"], np.uint8).reshape(SIDE, SIDE), expected)
    assert expected.max() == 255
    page.get_by_test_id("canvas-clear").click()
    page.wait_for_function("heard.at(-1) === null")
