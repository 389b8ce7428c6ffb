"""While the pen moves, the networks answer in the browser, and nothing goes to the server."""

import re

from playwright.sync_api import Page, expect

from tests.chromium import count_sent
from tests.e2e.test_main_journey import draw_seven
from tests.e2e.waiting import wait_until_drawn
from tests.motion import box_of


def test_every_card_follows_the_pen_without_the_server(page: Page, keep_screenshot):
    sent = count_sent(page)
    page.goto("/predict")
    page.get_by_test_id("canvas-surface").wait_for()
    cards = page.get_by_test_id("card-answer")
    expect(cards).to_have_count(2)
    expect(page.get_by_text("It reads “").nth(1)).to_be_visible()
    wait_until_drawn(page)
    box = box_of(page.get_by_test_id("canvas-surface"))
    before = len(sent)

    def move(x: float, y: float) -> None:
        page.mouse.move(box["x"] + x * box["width"], box["y"] + y * box["height"], steps=10)

    move(0.5, 0.2)
    page.mouse.down()
    move(0.5, 0.8)
    expect(cards.filter(has_text="“1”")).to_have_count(2)  # the pen is still down
    keep_screenshot(page, "predict-live")
    assert len(sent) == before
    page.mouse.up()
    expect(page).to_have_url(re.compile("image=own-"))
    expect(cards.filter(has_text="“1”")).to_have_count(2)


def test_where_the_browser_cannot_the_card_says_why_and_the_server_answers(page: Page, keep_screenshot):
    page.route("**/networks/capsnet_small/*", lambda route: route.fulfill(body=b"\0" * 5000))
    page.route("**/networks/lenet/*", lambda route: route.fulfill(status=404))
    page.goto("/predict")
    draw_seven(page)
    cards, notes = page.get_by_test_id("card-answer"), page.get_by_test_id("card-note")
    expect(cards.filter(has_text="“7”")).to_have_count(2)
    expect(notes.nth(0)).to_contain_text("The network arrived damaged, so the server answers")
    expect(notes.nth(1)).to_contain_text("The network did not arrive, so the server answers")
    keep_screenshot(page, "predict-on-the-server")


def test_two_digits_are_read_while_one_is_dragged(page: Page, keep_screenshot):
    sent = count_sent(page)
    page.goto("/overlap")
    page.get_by_role("button", name="Skip").click()
    expect(page.get_by_test_id("overlap-said")).to_contain_text("It reads")
    wait_until_drawn(page)
    box = box_of(page.get_by_test_id("overlap-stage"))
    pixel = box["width"] / 36
    place = (box["x"] + 0.42 * box["width"], box["y"] + 0.44 * box["height"])
    length = page.get_by_test_id("overlap-length-3")
    before, shown = len(sent), str(length.get_attribute("data-value"))
    page.mouse.move(*place)
    page.mouse.down()
    for step in range(1, 5):
        page.mouse.move(place[0] + step * pixel, place[1])
        expect(length).not_to_have_attribute("data-value", shown)  # while it is held
        shown = str(length.get_attribute("data-value"))
    keep_screenshot(page, "overlap-live")
    page.mouse.up()
    expect(page).to_have_url(re.compile("_at="))
    expect(page.locator(".overlap.stale")).to_have_count(0)
    there_and_back = """(stage) => {
      for (const key of ["ArrowRight", "ArrowLeft"]) stage.dispatchEvent(new KeyboardEvent("keydown", { key }))
    }"""
    shown = str(length.get_attribute("data-value"))
    page.get_by_test_id("overlap-stage").evaluate(there_and_back)
    page.wait_for_timeout(500)
    expect(page.locator(".overlap.stale")).to_have_count(0)
    expect(length).to_have_attribute("data-value", shown)
    assert len(sent) == before
