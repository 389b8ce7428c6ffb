"""The dials of the turned picture, its question, and what is shown where no browser runs the networks."""

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from lib.datasets.transform import Transformation, transform_images
from lib.parts.turned_picture.state import TurnedState
from tests.parts.mounted import expect_parameter, mount_part, open_part, query
from tests.parts.turned_picture.page import FOLDER, picture, sent

PIXELS = """(canvas) => [...canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data]
  .filter((_, at) => at % 4 === 0)"""
ANSWERED = {"hide": "question"}


def pixels_of(page: Page) -> np.ndarray:
    return np.array(page.get_by_test_id("turn-picture").evaluate(PIXELS)).reshape(28, 28)


def test_the_picture_follows_every_dial_as_the_server_would_transform_it(page: Page):
    view = {"turn": "30", "right": "2", "down": "-1.5", "size": "80", "shear": "0.2", "thick": "0.5"}
    open_part(page, FOLDER, sent(view), address=ANSWERED)
    expected = transform_images(picture()[None], Transformation(30, 2, -1.5, 0.8, 0.2, 0.5))[0, :, :, 0]
    assert np.abs(pixels_of(page) - expected.astype(int)).max() <= 1
    page.get_by_test_id("turn-reset").click()
    assert np.array_equal(pixels_of(page), picture()[:, :, 0])
    expect(page.get_by_test_id("turn-reset")).to_be_disabled()
    assert not {*view} & {*query(page)}


def test_a_dial_is_turned_with_the_keyboard_and_stays_in_the_address(page: Page):
    open_part(page, FOLDER, sent(), address=ANSWERED)
    dial = page.get_by_test_id("dial-turn")
    dial.focus()
    for _ in range(3):
        dial.press("ArrowRight")
    expect(page.get_by_test_id("dial-value-turn")).to_have_text("3°")
    expect(dial).to_have_attribute("aria-valuetext", "3°")
    expect_parameter(page, "turn", "3")
    page.get_by_test_id("dial-size").press("ArrowLeft")
    expect_parameter(page, "size", "99")
    expect_parameter(page, "dial", "size")
    mount_part(page, FOLDER, sent())  # the page ran for another reason
    expect(page.get_by_test_id("dial-value-turn")).to_have_text("3°")


def test_the_server_answers_where_the_browser_cannot_and_is_asked_once_for_what_is_turned(page: Page):
    open_part(page, FOLDER, sent(), address=ANSWERED)
    page.evaluate("window.sent = []")
    expect(page.get_by_test_id("turn-answer-one")).to_have_text("Reads 4")
    expect(page.get_by_test_id("turn-answer-other")).to_have_text("Reads 9")
    note = page.get_by_test_id("turn-note-one")
    expect(note).to_contain_text("too large to be sent to a browser")
    page.get_by_test_id("dial-turn").press("ArrowRight")
    expect(note).to_contain_text("The server read the picture as it was:")
    expect(page.get_by_test_id("turn-answer-one")).to_have_text("Reads 4")
    assert page.evaluate("window.sent") == [["asks", 1]]
    usual = {"turn": 0, "right": 0, "down": 0, "size": 100, "shear": 0, "thick": 0}
    mount_part(page, FOLDER, sent(answered=usual | {"turn": 1}))
    expect(page.get_by_test_id("turn-answer-one")).to_have_text("Reads 7")
    expect(note).not_to_contain_text("as it was")
    mount_part(page, FOLDER, sent())  # the page ran for another reason, and nobody asks again and again
    expect(note).to_contain_text("The server read the picture as it was:")
    assert page.evaluate("window.sent") == [["asks", 1]]


def test_every_chart_has_a_name_before_anything_is_read(page: Page):
    open_part(page, FOLDER, sent(), address=ANSWERED)
    expect(page.get_by_test_id("turn-path-one")).to_have_attribute("aria-label", "The way of the vector: One")
    for chart, name in (("score", "How sure of 4"), ("cosine", "How alike inside")):
        expect(page.get_by_test_id(f"turn-{chart}")).to_have_attribute("aria-label", name)


def test_parameters_and_accuracy_stand_beside_each_network(page: Page):
    open_part(page, FOLDER, sent())
    card = page.locator(".card").first
    expect(card).to_contain_text("1,000 parameters · 98.00 % of 500 test images as they are (97.00 % to 99.00 %)")
    expect(page.get_by_test_id("turn-pair")).to_contain_text("the most alike")
    mount_part(page, FOLDER, sent(pair=""))


def test_nothing_tells_the_answer_before_the_guess(page: Page):
    open_part(page, FOLDER, sent({"turn": "40"}))
    expect(page.get_by_test_id("turn-said")).to_contain_text("Up to what angle")
    for hidden in ("turn-score", "turn-length", "turn-answer-one", "turn-summary", "turn-table"):
        expect(page.get_by_test_id(hidden)).to_be_hidden()
    page.get_by_test_id("turn-guess-45").click()
    expect(page.get_by_test_id("turn-said")).to_contain_text("You guessed: 20° to 45°.")
    for shown in ("turn-score", "turn-answer-one", "turn-table"):
        expect(page.get_by_test_id(shown)).to_be_visible()


@pytest.mark.parametrize(("sent_by_browser", "asks"), [(3, 3), (True, 0), ("3", 0), (None, 0)])
def test_what_is_no_number_of_times_counts_as_none(sent_by_browser: object, asks: int):
    assert TurnedState.read({"asks": sent_by_browser}).asks == asks
