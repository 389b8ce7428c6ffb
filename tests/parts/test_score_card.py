"""The card of a network: exact values, the winner, what it says, and in brief beside it."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, expect

import lib.parts.answers_in_brief as answers_in_brief
import lib.parts.score_card as score_card
from lib.models.capsules.routing import Presence
from lib.parts.score_card import CardState
from tests.parts.mounted import call_module, mount_part, open_part
from tests.parts.payloads import unpacked

pytestmark = pytest.mark.xdist_group("stepper")

FOLDER = Path(score_card.__file__).parent
SCORES = np.array([0.1, 0.7654321, 1e-7], np.float32)


def card(**changes: Any) -> Any:
    given: dict[str, Any] = {
        "run_id": "a-run",
        "title": "A run · 99 %",
        "class_names": ["<b>a</b>", "seven", "c"],
        "score_name": "lengths",
        "presence": Presence.LENGTH,
        "is_of_digits": True,
        "answers": 1,
        "labels": (),
        "scores": SCORES,
        "reconstruction": None,
        "network": None,
        "input_shape": (28, 28, 1),
        "steps": ["grey"],
        "number": 0,
        "has_picture": True,
        "is_live": False,
    }
    return score_card.payload(**given | changes)


def test_what_the_browser_gets():
    drawn = np.full((2, 3, 1), 0.5, np.float32)
    meta, arrays = unpacked(card(reconstruction=drawn).packed("zh"))
    np.testing.assert_array_equal(arrays["scores"], SCORES)
    np.testing.assert_array_equal(arrays["reconstruction"], np.full((2, 3, 1), 128, np.uint8))
    assert meta["run"] == "a-run" and meta["inputShape"] == [28, 28, 1] and meta["language"] == "zh"


def test_without_scores_the_browser_finds_out():
    _, arrays = unpacked(card(scores=None).packed("en"))
    assert arrays == {}


def test_a_card_says_how_active_a_capsule_is_that_has_an_activation(page: Page):
    open_part(page, FOLDER, card(presence=Presence.ACTIVATION))
    expect(page.get_by_test_id("card-answer")).to_have_text(
        "It reads “seven”: the activation of that capsule is 0.77."
    )
    expect(page.get_by_role("table", name="capsule activations")).to_be_visible()


@pytest.mark.parametrize(("sent", "is_live"), [({"is_live": True}, True), ({"is_live": 1}, False), ({}, False)])
def test_the_state(sent, is_live):
    assert CardState.read(sent) == CardState(is_live)


def test_every_score_is_there_exactly_and_names_are_text(page: Page):
    open_part(page, FOLDER, card())
    values = page.locator("[data-value]").evaluate_all("cells => cells.map((cell) => Number(cell.dataset.value))")
    np.testing.assert_array_equal(np.array(values, np.float32), SCORES)
    assert page.locator("tr").evaluate_all("rows => rows.map((row) => row.className)") == ["", "winner", ""]
    expect(page.get_by_test_id("card-answer")).to_have_text("It reads “seven”: that capsule is 0.77 long.")
    expect(page.get_by_role("rowheader", name="<b>a</b>")).to_be_visible()
    expect(page.get_by_test_id("card-reconstruction")).to_be_hidden()
    expect(page.get_by_test_id("card-note")).to_be_hidden()
    texts = page.locator("td.score").all_inner_texts()
    assert texts == ["0.100", "0.765", "0.000"]


def test_what_is_drawn_back_is_shown_with_the_name_of_its_capsule(page: Page):
    open_part(page, FOLDER, card(reconstruction=np.zeros((28, 28, 1), np.float32)), language="zh")
    expect(page.get_by_test_id("card-reconstruction")).to_be_visible()
    expect(page.get_by_test_id("card-reconstruction")).to_have_attribute("aria-label", "由胶囊 seven 画回")
    mount_part(page, FOLDER, card(score_name="probabilities"), language="zh")
    expect(page.get_by_test_id("card-reconstruction")).to_be_hidden()
    assert page.locator("td.score").all_inner_texts() == ["10.0\u00a0%", "76.5\u00a0%", "<\u00a00.1\u00a0%"]


def test_a_short_longest_capsule_is_marked_as_unsure(page: Page):
    open_part(page, FOLDER, card(scores=SCORES / 2))
    expect(page.locator(".body.unsure")).to_have_count(1)
    expect(page.get_by_test_id("card-answer")).to_have_text(
        "None of them: even the longest capsule, seven, is only 0.38 long."
    )


def test_in_brief_it_stands_elsewhere_on_a_narrow_page(page: Page):
    page.set_viewport_size({"width": 390, "height": 844})
    brief = Path(answers_in_brief.__file__).parent
    open_part(page, brief, answers_in_brief.payload({"a-run": "A run", "none": "Not on the page"}))
    expect(page.locator("p")).to_have_count(0)
    call_module(page, "kit/live.js", "publish", "answer/a-run", "3 + 8")
    expect(page.get_by_test_id("brief-a-run")).to_have_text("A run 3 + 8")
    page.set_viewport_size({"width": 1280, "height": 720})
    expect(page.get_by_test_id("brief-a-run")).to_be_hidden()
