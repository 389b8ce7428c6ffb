"""How a part is mounted: once, with styles and texts before the first draw, and cleaned up with its element."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import lib.parts.drawing_canvas as drawing_canvas
from lib.parts.drawing_canvas import CanvasState, payload
from tests.motion import box_of
from tests.parts.mounted import mount_part, open_part, unmount_part

pytestmark = pytest.mark.xdist_group("stepper")

FOLDER = Path(drawing_canvas.__file__).parent


def draw_stroke(page: Page, shift: int = 0) -> None:
    page.evaluate("window.sent = []")
    box = box_of(page.get_by_test_id("canvas-surface"))
    page.mouse.move(box["x"] + 60 + shift, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 60 + shift, box["y"] + 160, steps=4)
    page.mouse.up()
    page.wait_for_function("window.sent.length > 0")


def test_the_first_draw_has_styles_and_texts(page: Page):
    open_part(page, FOLDER, payload(CanvasState()))
    assert page.get_by_test_id("canvas-undo").inner_text() == "Undo"
    assert page.locator(".surface").evaluate("(one) => getComputedStyle(one).position") == "relative"


def test_a_stroke_reaches_python_and_another_run_leaves_it(page: Page):
    open_part(page, FOLDER, payload(CanvasState()))
    draw_stroke(page)
    [[name, told]] = page.evaluate("window.sent")
    drawing = CanvasState.read({name: told}).drawing
    assert drawing is not None and drawing.png is not None and drawing.png.startswith(b"\x89PNG")
    assert [stroke.width for stroke in drawing.strokes] == [22]
    draw_stroke(page, 60)  # the server still answers to the first
    mount_part(page, FOLDER, payload(CanvasState(drawing)))
    expect(page.get_by_test_id("canvas-status")).to_have_text("2 strokes drawn.")
    page.get_by_test_id("canvas-undo").click()
    expect(page.get_by_test_id("canvas-status")).to_have_text("1 stroke drawn.")


def test_strokes_of_an_earlier_visit_are_there_and_can_be_undone(page: Page):
    open_part(page, FOLDER, payload(CanvasState()))
    draw_stroke(page)
    [[name, told]] = page.evaluate("window.sent")
    unmount_part(page)
    mount_part(page, FOLDER, payload(CanvasState.read({name: told})))
    expect(page.get_by_test_id("canvas-status")).to_have_text("1 stroke drawn.")
    page.get_by_test_id("canvas-undo").click()
    expect(page.get_by_test_id("canvas-status")).to_have_text("Nothing is drawn yet.")


def test_another_language_comes_with_another_run(page: Page):
    open_part(page, FOLDER, payload(CanvasState()))
    draw_stroke(page)
    mount_part(page, FOLDER, payload(CanvasState()), language="zh")
    expect(page.get_by_test_id("canvas-undo")).to_have_text("撤销")
    expect(page.get_by_test_id("canvas-status")).to_have_text("已画 1 笔。")


def test_texts_travel_once(page: Page):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_part(page, FOLDER, payload(CanvasState()))
    assert len([url for url in asked if url.endswith("/labels/en/drawing_canvas.json")]) == 1
    asked.clear()
    mount_part(page, FOLDER, payload(CanvasState(), hint="Draw here"))
    expect(page.locator(".hint")).to_have_text("Draw here")
    assert asked == []


def test_cleaning_up_leaves_nothing_and_belongs_to_the_newest_call(page: Page):
    open_part(page, FOLDER, payload(CanvasState()))
    page.evaluate("window.surface = document.querySelector('[data-testid=canvas-surface]')")
    page.evaluate("window.cleanUp()")  # as Streamlit does with a call that a newer one will overtake
    page.evaluate("window.first = window.cleanUp")
    mount_part(page, FOLDER, payload(CanvasState()))
    page.evaluate("window.first()")  # or has overtaken
    assert page.get_by_test_id("canvas-surface").evaluate("(one) => one === window.surface")
    assert unmount_part(page) == 0
