"""A part begins anew with each visit of its page, and is in no frame absent, empty or doubled."""

import pytest
from playwright.sync_api import Page, expect
from streamlit.testing.v1 import AppTest

from lib.parts.drawing_canvas import CanvasState, payload
from lib.parts.labels import FOLDER
from tests.motion import box_of
from tests.parts.feature_maps import page as maps_page
from tests.parts.frames import HOST, parts_seen, watch_parts
from tests.parts.mounted import mount_part, open_part, unmount_part
from tests.parts.payloads import told_values
from tests.parts.test_controls import PAYLOADS

pytestmark = pytest.mark.xdist_group("stepper")

CANVAS = FOLDER / "drawing_canvas"


def page_of_visit(visit: int) -> None:
    import streamlit as st

    from lib.parts.drawing_canvas import drawing_canvas
    from lib.parts.key import OfVisit

    drawing = drawing_canvas(key=OfVisit("pad", visit))
    st.text(f"emptied: {drawing.was_emptied}")


def draw_stroke(page: Page) -> None:
    box = box_of(page.get_by_test_id("canvas-surface"))
    page.mouse.move(box["x"] + 60, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 160, steps=4)
    page.mouse.up()
    expect(page.get_by_test_id("canvas-status")).to_have_text("1 stroke drawn.")


@pytest.mark.parametrize("name", PAYLOADS)
def test_another_visit_builds_the_part_again_before_the_next_frame(page: Page, name: str):
    sent = PAYLOADS[name]()[0]
    open_part(page, FOLDER / name, sent)
    mount_part(page, FOLDER / name, sent, visit=1)
    page.evaluate("window.first = document.querySelector('#host > .lab:not(.notice)')")
    watch_parts(page, HOST)
    mount_part(page, FOLDER / name, sent, visit=2)
    assert parts_seen(page) == [[True]]
    assert not page.evaluate("window.first.isConnected")
    assert unmount_part(page) == 0


def test_another_run_of_the_same_visit_leaves_the_part_and_another_visit_clears_it(page: Page):
    open_part(page, CANVAS, payload(CanvasState()))
    mount_part(page, CANVAS, payload(CanvasState()), visit=1)
    draw_stroke(page)
    page.wait_for_function("window.sent.length > 0")
    assert page.evaluate("window.visitOfSent") == 1
    mount_part(page, CANVAS, payload(CanvasState()), visit=1)
    expect(page.get_by_test_id("canvas-status")).to_have_text("1 stroke drawn.")
    mount_part(page, CANVAS, payload(CanvasState()), visit=2)
    expect(page.get_by_test_id("canvas-status")).to_have_text("Nothing is drawn yet.")


def test_the_page_stays_where_it_is_scrolled_to(page: Page):
    page.set_viewport_size({"width": 1280, "height": 300})
    open_part(page, maps_page.FOLDER, maps_page.sent())
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    where = page.evaluate("window.scrollY")
    mount_part(page, maps_page.FOLDER, maps_page.sent(), visit=1)
    assert where > 0
    assert page.evaluate("window.scrollY") == where
    assert page.evaluate("document.querySelector('#host > .lab').style.minBlockSize") == ""


@pytest.mark.parametrize(("visit", "is_heard"), [(3, True), (4, False)])
def test_what_was_told_in_another_visit_is_not_heard(visit: int, is_heard: bool):
    at = AppTest.from_function(page_of_visit, args=(visit,), default_timeout=30)
    at.session_state["pad"] = told_values(3, drawing={"image": None, "strokes": []})
    at.run()
    assert not at.exception
    assert at.text[0].value == f"emptied: {is_heard}"
