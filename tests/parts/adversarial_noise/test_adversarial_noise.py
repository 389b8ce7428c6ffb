"""The noise in a browser that cannot run the networks: the dial, the question, what the server read."""

import json
from typing import Any

import numpy as np
from playwright.sync_api import Page, Route, expect

from lib.inspectors.answers.adversarial_noise import DIALS, Method, step_away
from lib.parts.packing import pack
from tests.parts.adversarial_noise.page import FOLDER, picture, sent
from tests.parts.mounted import expect_parameter, open_part

PIXELS = """(canvas) => [...canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data]
  .filter((_, at) => at % 4 === 0)"""
EPSILONS = DIALS[Method.FGSM]


def direction() -> np.ndarray:
    """Return signs that differ from pixel to pixel; the lower half has no gradient."""
    signs = np.random.default_rng(1).integers(-1, 2, (28, 28, 1)).astype(np.int8)
    signs[14:] = 0
    return signs


def answer_noise(asked: list[dict[str, Any]]):
    """Return what answers like the server: both networks read a 4, from ε = 0.05 on a 9."""

    def fulfil(route: Route) -> None:
        asked.append(json.loads(route.request.post_data or ""))
        scores = np.zeros((len(EPSILONS), 10), np.float32)
        for at, epsilon in enumerate(EPSILONS):
            scores[at, [4, 9]] = (0.8, 0.3) if epsilon < 0.05 else (0.2, 0.7)
        arrays = {
            "direction": (direction() + 1).astype(np.uint8),
            "pictures": np.zeros((0, 28, 28, 1), np.float32),
        }
        arrays |= {f"scores-{run_id}": scores for run_id, _checkpoint in asked[-1]["readers"]}
        route.fulfill(body=pack({"label": 4}, arrays), content_type="application/octet-stream")

    return fulfil


def test_the_dial_moves_through_what_was_asked_for_once(page: Page):
    asked: list[dict[str, Any]] = []
    page.route("**/noise/**", answer_noise(asked))
    open_part(page, FOLDER, sent(), address={"hide": "question"})
    answer = page.get_by_test_id("noise-answer-one")
    expect(answer).to_have_text("Reads 9")
    readers = [[["one", "final"]], [["other", "final"]]]
    assert [one["readers"] for one in asked] == readers and asked[0]["label"] == 4
    received = np.array(page.get_by_test_id("noise-received-one").evaluate(PIXELS)).reshape(28, 28, 1)
    expected = 255 * step_away(picture() / np.float32(255), direction(), 0.1)
    assert np.abs(received - expected).max() <= 0.51
    expect(page.get_by_test_id("noise-zeros-one")).to_have_attribute(
        "data-value", str(float((direction() == 0).mean()))
    )
    expect(page.get_by_test_id("noise-said")).to_contain_text("One reads 9 from ε = 0.05 on.")
    expect(page.get_by_test_id("noise-said")).to_contain_text("For all of them: 0.00 to 0.05.")
    dial = page.get_by_test_id("noise-epsilon")
    for _ in range(6):
        dial.press("ArrowLeft")
    expect(answer).to_have_text("Reads 4")
    expect(dial).to_have_attribute("aria-valuetext", "ε = 0.04")
    expect_parameter(page, "epsilon", "0.04")
    assert len(asked) == 2
    page.get_by_test_id("noise-table").locator("summary").click()
    rows = page.get_by_test_id("noise-table").locator("tbody tr")
    expect(rows).to_have_count(len(EPSILONS))
    expect(page.get_by_test_id("noise-target")).to_be_hidden()
    page.get_by_test_id("noise-maker").select_option("other")
    expect(page.get_by_test_id("noise-received-one")).to_be_visible()
    expect_parameter(page, "maker", "other")
    assert len(asked) == 3
    assert asked[2]["readers"] == [["one", "final"], ["other", "final"]]


def test_nothing_tells_the_answer_before_the_guess(page: Page):
    page.route("**/noise/**", answer_noise([]))
    open_part(page, FOLDER, sent())
    expect(page.get_by_test_id("noise-said")).to_contain_text("How large must ε be")
    for hidden in ("noise-answer-one", "noise-curve-one", "noise-summary", "noise-table"):
        expect(page.get_by_test_id(hidden)).to_be_hidden()
    page.get_by_test_id("noise-guess-2").click()
    expect(page.get_by_test_id("noise-said")).to_contain_text("You guessed: 0.10 to 0.20.")
    for shown in ("noise-answer-one", "noise-curve-one", "noise-table"):
        expect(page.get_by_test_id(shown)).to_be_visible()


def test_what_the_server_says_against_it_is_said(page: Page):
    page.route("**/noise/**", lambda route: route.fulfill(status=503, body="There is no such run."))
    open_part(page, FOLDER, sent(), address={"hide": "question"})
    expect(page.get_by_test_id("noise-trouble")).to_have_text(
        "The server could not make the noise. There is no such run."
    )
    expect(page.get_by_test_id("noise-answer-one")).to_have_text("Reads 4")
