"""The scrambled tiles: the browser cuts as the server does, and shows what networks say of whole and parts."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page, ViewportSize, expect

import lib.parts.scrambled_tiles as scrambled_tiles
from lib.models.capsules.routing import Presence
from lib.parts.packing import Payload
from lib.parts.scrambled_tiles import (
    START,
    Layout,
    Read,
    TilesNetwork,
    TilesState,
    layout_in,
    layout_of,
    payload,
)
from lib.pictures.scramble import scramble_tiles
from tests.parts.mounted import mount_part, open_part, query
from tests.parts.payloads import CHOICE

pytestmark = pytest.mark.xdist_group("stepper")

FOLDER = Path(scrambled_tiles.__file__).parent
IMAGE = np.random.default_rng(0).integers(0, 256, (28, 28, 1), dtype=np.uint8)
WHOLE, PARTS = np.array([0.1, 0.9, 0.0]), np.array([0.2, 0.7, 0.1])
ANSWERS = (PARTS, WHOLE[[1, 0, 2]])
"""What each network reads in the parts."""
PICTURES = replace(CHOICE, picture="test-1", usual="test-1", classes=("a", "b", "c"), labels=(1,))


@pytest.fixture
def viewport() -> ViewportSize:
    return {"width": 1150, "height": 900}


def networks(answers: Sequence[np.ndarray]) -> list[TilesNetwork]:
    """Return two networks that no browser has, the second with capsules."""
    features = np.array([[0.0, 0.0], [0.0, 0.9], [0.0, 0.0]]), np.array([[0.9, 0.0], [0.1, 0.0], [0.0, 0.0]])
    plain = [Read(one, np.arange(12)) for one in (WHOLE, answers[0])]
    routed = [Read(scores, poses) for scores, poses in zip((WHOLE, answers[1]), features, strict=True)]
    return [
        TilesNetwork("lenet", "lenet", "final", None, "probabilities", "dense", 12, None, *plain),
        TilesNetwork(
            "capsules", "capsules", "final", None, "lengths", "class_capsules", 2, Presence.LENGTH, *routed
        ),
    ]


def sent(layout: Layout = START, answers: Sequence[np.ndarray] = ANSWERS) -> Payload:
    """Return the payload of two networks that the server has let read this layout."""
    return payload(IMAGE, networks(answers), PICTURES, view={}, answered=layout)


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


@pytest.mark.parametrize(("sent_by_browser", "asks"), [(3, 3), (True, 0), ("3", 0), (None, 0)])
def test_what_is_no_number_of_times_counts_as_none(sent_by_browser: object, asks: int):
    assert TilesState.read({"asks": sent_by_browser}).asks == asks


def test_tapped_tiles_change_places_and_the_server_is_asked_where_no_browser_has_the_network(page: Page):
    open_part(page, FOLDER, sent())
    np.testing.assert_array_equal(pixels(page), scramble_tiles(IMAGE, 2, (2, 0, 3, 1))[..., 0])
    page.get_by_test_id("tiles-guess-skip").click()
    page.get_by_test_id("tiles-place-0").press("Enter")
    page.get_by_test_id("tiles-place-3").press("Enter")
    np.testing.assert_array_equal(pixels(page), scramble_tiles(IMAGE, 2, (1, 0, 3, 2))[..., 0])
    page.wait_for_function("window.sent.length === 1")
    assert page.evaluate("window.sent") == [["asks", 1]]
    assert query(page)["tiles"] == "2-1-0-3-2"
    assert page.locator(".tiles.stale").count() == 1
    mount_part(page, FOLDER, sent(Layout(2, (1, 0, 3, 2))))
    assert page.locator(".tiles.stale").count() == 0
    for cut in (3, 4):
        page.get_by_test_id("tiles-cut").select_option(str(cut))
        page.wait_for_function(f"window.sent.length === {cut - 1}")
        layout = layout_in(query(page)["tiles"])
        assert layout is not None and layout.order != tuple(range(cut**2))
        np.testing.assert_array_equal(pixels(page), scramble_tiles(IMAGE, cut, layout.order)[..., 0])
    page.get_by_test_id("tiles-shuffle").click()
    assert query(page)["tiles"] != layout.text
    page.get_by_test_id("tiles-restore").click()
    np.testing.assert_array_equal(pixels(page), IMAGE[..., 0])
    expect(page.get_by_test_id("tiles-said")).to_contain_text("Swap two of them.")


def test_both_networks_answers_come_after_the_guess(page: Page):
    open_part(page, FOLDER, sent())
    said = page.get_by_test_id("tiles-said")
    assert said.inner_text() == "lenet reads “b” in the whole picture. What does it read in the 4 scrambled parts?"
    for hidden in ("tiles-answer-0", "tiles-learned", "tiles-table", "tiles-save"):
        assert not page.get_by_test_id(hidden).is_visible()
    page.get_by_test_id("tiles-guess-other").click()
    assert said.inner_text().startswith(
        "You guessed “something else”, but the answer is “b, but less surely”. 1 of 2 networks"
    )
    for number, parts in enumerate(ANSWERS):
        shown = page.get_by_test_id(f"tiles-answer-{number}").locator("[data-value]")
        values = shown.evaluate_all("spans => spans.map((span) => Number(span.dataset.value))")
        np.testing.assert_allclose(np.reshape(values, (3, 2)).T, [WHOLE, parts], atol=1e-7)
    answer = page.get_by_test_id("tiles-answer-1")
    expect(answer).to_contain_text("Whole: b (0.90). In parts: a (0.90).")
    expect(answer).to_contain_text("It did not notice: it is about as sure of a as it was of b.")
    expect(answer).to_contain_text("Vector of b: length 0.10, was 0.90; direction turned by 90°")
    expect(page.get_by_test_id("tiles-noticed-0")).to_have_text("It noticed: it is less sure of b than before.")


def test_the_tiles_end_with_what_the_learners_own_tries_say(page: Page):
    open_part(page, FOLDER, sent())
    learned = page.get_by_test_id("tiles-learned")
    page.get_by_test_id("tiles-guess-other").click()
    assert learned.inner_text() == (
        "Your 1 try with these networks: "
        "lenet kept its answer in 1 of 1 (its score went from 0.90 to 0.70 on average); "
        "capsules kept its answer in 0 of 1 (its score went from 0.90 to 0.10 on average). "
        "Where an answer was kept, the parts alone were enough for it; where it changed, their places counted too."
    )
    page.get_by_test_id("tiles-place-0").click()
    page.get_by_test_id("tiles-place-3").click()
    mount_part(page, FOLDER, sent(Layout(2, (1, 0, 3, 2)), (WHOLE[[1, 0, 2]], ANSWERS[1])))
    assert learned.inner_text().startswith(
        "Your 2 tries with these networks: "
        "lenet kept its answer in 1 of 2 (its score went from 0.90 to 0.40 on average);"
    )
