"""The Capsules page: lengths and drawings follow every gesture in the browser, with the network's own numbers."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.chromium import count_sent
from tests.e2e.waiting import wait_until_drawn
from tests.motion import box_of

PIXELS = """(canvas) => [...canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data]
  .filter((_, at) => at % 4 === 0)"""


def lengths_of(page: Page) -> list[float]:
    rows = page.locator("[data-testid^=capsule-length-]")
    return [float(one.get_attribute("data-value") or "nan") for one in rows.all()]


def test_lengths_sliders_and_overview_follow_without_the_server(page: Page, keep_screenshot):
    sent = count_sent(page)
    page.goto("/capsules?run=capsnet_small")
    page.get_by_test_id("capsule-4").wait_for()
    wait_until_drawn(page)
    shown = lengths_of(page)
    moved = page.get_by_test_id("capsules-moved")
    page.wait_for_function("(one) => one.width === 28", arg=moved.element_handle())
    before = len(sent)
    drawn = moved.evaluate(PIXELS)
    slider = page.get_by_test_id("number-5")
    slider.focus()
    for _ in range(30):
        slider.press("ArrowRight")
    page.wait_for_function(
        f"([one, before]) => ({PIXELS})(one).join() !== before",
        arg=[moved.element_handle(), ",".join(map(str, drawn))],
    )
    page.get_by_test_id("capsules-span-0.5").click()
    expect(page).to_have_url(re.compile("span=0.5"))
    page.get_by_test_id("routing-fewer").click()
    expect(page).to_have_url(re.compile("iterations=2"))
    box = box_of(page.get_by_test_id("picture-pad"))
    page.mouse.move(box["x"] + 0.5 * box["width"], box["y"] + 0.2 * box["height"])
    page.mouse.down()
    page.mouse.move(box["x"] + 0.5 * box["width"], box["y"] + 0.8 * box["height"], steps=10)
    page.wait_for_function(
        "(one) => Number(one.dataset.value) > 0.3", arg=page.get_by_test_id("capsule-length-1").element_handle()
    )
    page.mouse.up()
    expect(page).to_have_url(re.compile("image=own-"))
    keep_screenshot(page, "capsules-drawing")
    assert len(sent) == before
    live = lengths_of(page)
    assert live != shown
    page.reload()  # the server routes the drawing that was kept
    page.get_by_test_id("capsule-4").wait_for()
    assert lengths_of(page) == pytest.approx(live, abs=2e-5)
