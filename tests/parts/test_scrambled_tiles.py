"""The scrambled tiles: the browser cuts as the server does, and shows what networks say of whole and parts."""

from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page, ViewportSize

import lib.parts.scrambled_tiles as scrambled_tiles
from lib.parts.packing import Payload
from lib.parts.scrambled_tiles import START, Layout, TilesAnswer, TilesState, layout_in, layout_of, payload
from lib.pictures.scramble import scramble_tiles
from tests.parts.mounted import mount_part, open_part, query

pytestmark = pytest.mark.xdist_group("stepper")

FOLDER = Path(scrambled_tiles.__file__).parent
IMAGE = np.random.default_rng(0).integers(0, 256, (28, 28, 1), dtype=np.uint8)
WHOLE, PARTS = np.array([0.1, 0.9, 0.0]), np.array([0.2, 0.7, 0.1])
ANSWERS = (
    TilesAnswer("lenet", "probabilities", WHOLE, PARTS),
    TilesAnswer("capsules", "lengths", WHOLE, WHOLE[[1, 0, 2]]),
)


@pytest.fixture
def viewport() -> ViewportSize:
    return {"width": 1150, "height": 900}


def sent(layout: Layout = START, answers=ANSWERS) -> Payload:
    return payload(
        IMAGE, layout, answers, ("a", "b", "c"), label="b", question="lenet test-1", networks="lenet capsules"
    )


def pixels(page: Page) -> np.ndarray:
    """Return the pixels of the scrambled picture, uint8 [28, 28]."""
    data = page.get_by_test_id("tiles-picture").evaluate(
        "(canvas) => [...canvas.getContext('2d').getImageData(0, 0, 28, 28).data]"
    )
    return np.reshape(data, (28, 28, 4))[..., 0]


def test_layouts_of_browsers_and_addresses():
    assert layout_in("2-2-0-3-1") == layout_of(2, [2, 0, 3, 1]) == Layout(2, (2, 0, 3, 1))
    for text in ("", "2", "2-0-1-2", "2-0-1-2-2", "5-0-1", "2-0-1-2-x", "2--0-1-2-3"):
        assert layout_in(text) is None
    for cut, order in (
        (2, None),
        (2, "0123"),
        (None, [0, 1, 2, 3]),
        (2, [0, 1, 2, 3.0]),
        ("2", [0, 1, 2, 3]),
        (2.0, [0, 1, 2, 3]),
    ):
        assert layout_of(cut, order) is None


def test_what_the_browser_says_is_read_as_a_layout_or_as_none():
    assert TilesState.read({"layout": {"cut": 2, "order": [2, 0, 3, 1]}}) == TilesState(START)
    for told in (
        {},
        {"layout": None},
        {"layout": [2]},
        {"layout": {"cut": 2}},
        {"layout": {"cut": 2, "order": [0, 0, 1, 2]}},
    ):
        assert TilesState.read(told) == TilesState()


def test_tapped_tiles_change_places_as_the_server_cuts_them(page: Page):
    open_part(page, FOLDER, sent())
    np.testing.assert_array_equal(pixels(page), scramble_tiles(IMAGE, 2, (2, 0, 3, 1))[..., 0])
    page.get_by_test_id("tiles-guess-skip").click()
    page.get_by_test_id("tiles-place-0").click()
    page.get_by_test_id("tiles-place-3").click()
    np.testing.assert_array_equal(pixels(page), scramble_tiles(IMAGE, 2, (1, 0, 3, 2))[..., 0])
    page.wait_for_function("window.sent.length === 1")
    assert page.evaluate("window.sent") == [["layout", {"cut": 2, "order": [1, 0, 3, 2]}]]
    assert query(page)["tiles"] == "2-1-0-3-2"
    assert page.locator(".tiles.stale").count() == 1
    mount_part(page, FOLDER, sent(Layout(2, (1, 0, 3, 2))))
    assert page.locator(".tiles.stale").count() == 0
    for cut in (3, 4):
        page.get_by_test_id("tiles-cut").select_option(str(cut))
        page.wait_for_function(f"window.sent.length === {cut - 1}")
        order = page.evaluate("window.sent.at(-1)[1].order")
        assert order != sorted(order)
        np.testing.assert_array_equal(pixels(page), scramble_tiles(IMAGE, cut, order)[..., 0])
    page.get_by_test_id("tiles-shuffle").click()
    page.wait_for_function("window.sent.length === 4")
    assert page.evaluate("window.sent.at(-1)[1].order") != order
    page.get_by_test_id("tiles-restore").click()
    np.testing.assert_array_equal(pixels(page), IMAGE[..., 0])


def test_both_networks_answers_come_after_the_guess(page: Page):
    open_part(page, FOLDER, sent())
    said = page.get_by_test_id("tiles-said")
    assert said.inner_text() == "lenet reads “b” in the whole picture. What does it read in the 4 scrambled parts?"
    assert not page.get_by_test_id("tiles-answer-0").is_visible()
    page.get_by_test_id("tiles-guess-other").click()
    assert said.inner_text().startswith(
        "You guessed “something else”, but the answer is “b, but less surely”. 1 of 2 networks"
    )
    for number, answer in enumerate(ANSWERS):
        shown = page.get_by_test_id(f"tiles-answer-{number}").locator("[data-value]")
        values = shown.evaluate_all("spans => spans.map((span) => Number(span.dataset.value))")
        np.testing.assert_array_equal(np.reshape(values, (3, 2)).T, [answer.whole, answer.parts])
    assert "Whole: b (0.90). In parts: a (0.90)." in page.get_by_test_id("tiles-answer-1").inner_text()


def test_the_tiles_end_with_what_the_learners_own_tries_say(page: Page):
    open_part(page, FOLDER, sent())
    learned = page.get_by_test_id("tiles-learned")
    assert not learned.is_visible()
    page.get_by_test_id("tiles-guess-other").click()
    assert learned.inner_text() == (
        "Your 1 try with these networks: "
        "lenet kept its answer in 1 of 1 (its score went from 0.90 to 0.70 on average); "
        "capsules kept its answer in 0 of 1 (its score went from 0.90 to 0.10 on average). "
        "Where an answer was kept, the parts alone were enough for it; where it changed, their places counted too."
    )
    changed = (TilesAnswer("lenet", "probabilities", WHOLE, WHOLE[[1, 0, 2]]), ANSWERS[1])
    mount_part(page, FOLDER, sent(Layout(2, (1, 0, 3, 2)), changed))
    assert learned.inner_text().startswith(
        "Your 2 tries with these networks: "
        "lenet kept its answer in 1 of 2 (its score went from 0.90 to 0.40 on average);"
    )
    mount_part(page, FOLDER, sent(Layout(2, (0, 1, 2, 3)), changed))
    assert learned.inner_text().startswith("Your 2 tries")
