"""On a projector of 1280 × 720 and on a phone, what a page is about is in sight without a scroll."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.server import Server
from tests.e2e.test_main_journey import draw_seven
from tests.e2e.waiting import wait_until_drawn
from tests.motion import box_of, finish_motion


@pytest.fixture
def projector(page: Page) -> Page:
    page.set_viewport_size({"width": 1280, "height": 720})
    return page


@pytest.fixture
def phone(browser: Browser, server: Server) -> Iterator[Page]:
    page = browser.new_page(
        viewport={"width": 390, "height": 844}, base_url=server.url, locale="en-US", has_touch=True, is_mobile=True
    )
    yield page
    page.close()


def expect_whole(part: Locator) -> None:
    """Expect all of this to be in sight, and nothing over it."""
    expect(part).to_be_in_viewport(ratio=0.99)
    is_on_top = """(one) => {
      if (!one.isConnected) return null
      const { left, top, width, height } = one.getBoundingClientRect()
      const found = one.getRootNode().elementFromPoint(left + width / 2, top + height / 2)
      return one.contains(found) || found.contains(one)
    }"""
    finish_motion(part.page)
    while (found := part.evaluate(is_on_top)) is None:  # the page has just drawn it anew
        pass
    assert found


def skip(page: Page) -> None:
    wait_until_drawn(page)
    page.locator("[data-testid$=-skip]").first.click()


def test_the_navigation_is_whole_and_the_document_says_its_language_and_page(projector: Page):
    projector.goto("/paper")
    wait_until_drawn(projector)
    expect_whole(projector.get_by_test_id("stSidebarUserContent").get_by_text("简体中文"))
    for link in projector.get_by_test_id("stSidebarNavLink").all():
        expect_whole(link)

    document = projector.locator("html")
    expect(document).to_have_attribute("lang", "en")
    expect(projector).to_have_title("Paper lab · Capsule Lab")
    projector.get_by_test_id("stSidebarUserContent").get_by_text("简体中文").click()
    expect(document).to_have_attribute("lang", "zh")
    expect(projector).to_have_title("论文实验室 · Capsule Lab")
    projector.get_by_test_id("stSidebarNavLink").first.click()
    expect(projector).to_have_title("首页 · Capsule Lab")
    expect(document).to_have_attribute("lang", "zh")


def test_the_arithmetic_of_the_lab(projector: Page):
    projector.goto("/convolution")
    skip(projector)
    expect_whole(projector.get_by_test_id("conv-work").locator(".cells").first)


def test_the_arithmetic_of_a_map(projector: Page):
    projector.goto("/maps?layer=conv2&map=3&at=5,5")
    wait_until_drawn(projector)
    expect_whole(projector.locator(".ledger .total"))


def test_the_answers_to_a_drawing_and_what_the_networks_receive(projector: Page):
    projector.goto("/predict")
    draw_seven(projector)
    expect(projector).to_have_url(re.compile("image=own-"))
    expect(projector.get_by_test_id("card-answer").first).to_contain_text("“7”")
    for card in range(2):
        expect_whole(projector.locator(".card").nth(card).locator("table"))
    expect_whole(projector.get_by_test_id("preparation-tile").last.locator("canvas"))


def test_what_is_said_of_a_filter(projector: Page):
    projector.goto("/filters?run=lenet")
    skip(projector)
    expect_whole(projector.get_by_test_id("machine-readout"))


def test_all_columns_of_an_evaluation(projector: Page):
    projector.goto("/evaluate")
    table = projector.get_by_test_id("stDataFrame").locator(".dvn-scroller").first
    table.wait_for()
    assert table.evaluate("(one) => one.scrollWidth <= one.clientWidth")


def test_the_canvas_of_own_classes_and_the_button_that_adds(projector: Page):
    projector.goto("/data?look=own")
    projector.get_by_label("What these pictures show").fill("seven")
    projector.get_by_label("What these pictures show").press("Enter")
    add = projector.get_by_role("button", name="Add to seven")
    for _ in range(2):
        draw_seven(projector)
        expect(add).to_be_enabled()
        expect_whole(add)
        expect_whole(projector.get_by_test_id("canvas-clear"))
        place = box_of(add)
        add.click()
        expect(add).to_be_disabled()
        assert box_of(add) == place  # the first picture moves nothing


def test_on_a_phone_the_answers_stand_below_the_canvas(phone: Page):
    phone.goto("/predict")
    draw_seven(phone)
    expect(phone).to_have_url(re.compile("image=own-"))
    answer = phone.locator(".brief p", has_text="LeNet")
    expect(answer).to_have_text(re.compile(r"LeNet · MNIST\s+7"))
    expect_whole(answer)
