"""The row of what networks receive: the server's pictures, and in their place those of a drawing."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, expect

import lib.parts.preparation as preparation
from lib.charts.tiles import data_url
from lib.parts.preparation import Given, Input, Tile
from lib.parts.served import address_of
from tests.motion import box_of
from tests.parts.mounted import mount_part, open_part

pytestmark = pytest.mark.xdist_group("stepper")

FOLDER = Path(preparation.__file__).parent
PUBLISH = """async ([live, drawing]) => {
  const { publish } = await import(new URL(live, document.baseURI))
  if (drawing === null) return publish("picture", null)
  const { side, bars } = drawing
  const pixels = new Uint8Array(side * side)
  for (const [left, top, right, bottom] of bars) {
    for (let y = top; y < bottom; y += 1) pixels.fill(255, y * side + left, y * side + right)
  }
  const picture = { data: pixels, height: side, width: side, channels: 1 }
  publish("picture", { from: "pen", pixels: () => picture, isMoving: true, number: null })
}"""


def row(**changes: Any) -> Any:
    given: dict[str, Any] = {
        "inputs": [Input((28, 28, 1), ["grey", "invert", "cut_out", "centre"])],
        "given": None,
        "is_expected": False,
        "is_live": True,
    }
    return preparation.payload(**given | changes)


def draw(page: Page, *bars: tuple[int, int, int, int]) -> None:
    """Let the canvas say that these bars are drawn: left, top, right and bottom of each."""
    page.evaluate(PUBLISH, [address_of("kit/live.js"), {"side": 280, "bars": bars}])


def titles(page: Page) -> list[str]:
    return page.locator("figcaption").all_inner_texts()


TALL = (60, 40, 90, 240)
GIVEN = Given((Tile("resize", data_url(np.full((28, 28), 128, np.uint8)), 28, 28),), ("A test image.",))


def test_the_row_follows_the_pen_and_keeps_its_places(page: Page):
    open_part(page, FOLDER, row(given=GIVEN))
    expect(page.get_by_role("img", name="What it receives")).to_be_visible()
    expect(page.get_by_text("A test image.")).to_be_visible()
    height = box_of(page.locator(".preparation"))["height"]
    draw(page, TALL)
    expect(page.get_by_test_id("preparation-tile")).to_have_count(6)
    assert titles(page) == [
        "Your picture",
        "Grey",
        "Light on dark",
        "Cut out",
        "Centred by mass",
        "What it receives",
    ]
    expect(page.get_by_text("A test image.")).to_be_hidden()
    received = page.locator("canvas").last
    column = """(canvas) => {
      const { data } = canvas.getContext("2d").getImageData(14, 0, 1, 28)
      return data.filter((_, at) => at % 4 === 0).reduce((sum, level) => sum + (level > 127), 0)
    }"""
    assert received.evaluate(column) == 21  # 20 rows and the two halves beside them, of which one counts
    assert box_of(page.locator(".preparation"))["height"] == height
    mount_part(page, FOLDER, row(is_expected=True))  # the stroke has ended, and the page has run
    assert page.get_by_test_id("preparation-tile").count() == 6
    assert box_of(page.locator(".preparation"))["height"] == height


def test_a_frame_appears_while_a_second_digit_is_drawn(page: Page):
    open_part(page, FOLDER, row())
    draw(page, TALL, (200, 60, 225, 230))
    frame = page.get_by_test_id("preparation-taken")
    expect(frame).to_be_visible()
    expect(page.get_by_text("There is more than one digit")).to_be_visible()
    whole, framed = box_of(page.locator(".whole").first), box_of(frame)
    assert whole["width"] == 96
    assert abs(framed["x"] + 3 - whole["x"] - 96 * 60 / 280) < 1
    draw(page, TALL)
    expect(frame).to_have_count(0)
    expect(page.get_by_text("There is more than one digit")).to_have_count(0)


def test_steps_that_are_switched_off_have_no_picture(page: Page):
    open_part(
        page,
        FOLDER,
        row(inputs=[Input(shape, ["grey", "centre"]) for shape in ((28, 28, 1), (36, 36, 1), (32, 32, 3))]),
    )
    draw(page, TALL)
    expect(page.get_by_test_id("preparation-tile")).to_have_count(6)
    received = ["What it receives 28×28", "What it receives 36×36", "What it receives 32×32"]
    assert titles(page) == ["Your picture", "Grey", "Centred by mass", *received]


def test_when_the_canvas_is_cleared_the_learner_is_asked_to_draw(page: Page):
    open_part(page, FOLDER, row(), language="zh")
    draw(page, TALL)
    expect(page.get_by_test_id("preparation-tile")).to_have_count(6)
    page.evaluate(PUBLISH, [address_of("kit/live.js"), None])
    expect(page.get_by_test_id("preparation-tile")).to_have_count(0)
    expect(page.get_by_text("画一个、上传或拍一张")).to_be_visible()


def test_a_picture_of_another_shape_is_not_stretched_and_its_frame_stands_where_the_digit_does(page: Page):
    wide = Tile("original", data_url(np.full((100, 200), 128, np.uint8)), 100, 200)
    given = Given((wide, *GIVEN.tiles), taken=(0.5, 0.0, 0.75, 1.0), is_blank=True)
    open_part(page, FOLDER, row(given=given, is_live=False))
    whole, framed = box_of(page.locator(".whole").first), box_of(page.get_by_test_id("preparation-taken"))
    assert (whole["width"], whole["height"]) == (202, 101)
    assert (framed["x"] + 3 - whole["x"], framed["width"] - 6) == (101, 50.5)
    expect(page.get_by_text("Nothing stands out")).to_be_visible()
