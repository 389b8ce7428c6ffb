"""What the overlap of two digits sends to the browser, and what it takes from there."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page, expect

import lib.parts.digit_overlap as digit_overlap
from lib.models.capsules.routing import Presence
from lib.parts.digit_overlap import Answer, Digit, OverlapState, payload
from tests.motion import box_of
from tests.parts.mounted import expect_parameter, expect_query, mount_part, open_part
from tests.parts.origin import ORIGIN
from tests.parts.payloads import CHOICE, unpacked

pytestmark = pytest.mark.xdist_group("stepper")

FOLDER = Path(digit_overlap.__file__).parent
CLASSES = tuple("0123456789")
SHIFTS = ((-3, -2), (4, 1))


def digit(label: str | None, rows: slice, reference: str) -> Digit:
    image = np.zeros((28, 28, 1), np.uint8)
    image[rows, 8:20] = 200
    return Digit(image, label, replace(CHOICE, picture=reference, usual=reference))


PAIR = {"first": "test-18", "second": "test-15"}
DIGITS = (digit("3", slice(4, 10), PAIR["first"]), digit("5", slice(18, 24), PAIR["second"]))


def answer(winners: tuple[int, int], drawings: np.ndarray | None = None) -> Answer:
    scores = np.full(10, 0.125, np.float32)
    scores[list(winners)] = 0.9, 0.8
    return Answer("lengths", CLASSES, scores, winners, drawings, (36, 36), Presence.LENGTH)


def test_what_the_browser_gets():
    drawings = np.random.default_rng(0).uniform(0, 1, (2, 36, 36, 1)).astype(np.float32)
    asked = answer((5, 3), drawings)
    meta, arrays = unpacked(payload(DIGITS, SHIFTS, asked, reader="a run 1 2").packed("zh"))
    np.testing.assert_array_equal(arrays["digits"], np.stack([one.image for one in DIGITS]))
    np.testing.assert_array_equal(arrays["scores"], asked.scores)
    assert np.abs(arrays["drawings"] / 255 - drawings).max() <= 0.5 / 255 + 1e-6
    assert meta == {
        "language": "zh",
        "visit": None,
        "classes": list(CLASSES),
        "score_name": "lengths",
        "presence": "length",
        "winners": [5, 3],
        "names": ["3", "5"],
        "choices": json.loads(json.dumps([one.others.meta() for one in DIGITS])),
        "shifts": [[-3, -2], [4, 1]],
        "shape": [36, 36],
        "reader": "a run 1 2",
        "network": None,
    }


def test_without_a_decoder_there_are_no_drawings():
    _, arrays = unpacked(payload(DIGITS, SHIFTS, answer((3, 5)), reader="").packed("en"))
    assert set(arrays) == {"digits", "scores"}


def test_digits_that_do_not_fit_are_refused():
    wide = Digit(np.zeros((40, 40, 1), np.uint8), "1", CHOICE)
    with pytest.raises(ValueError, match="do not fit into"):
        payload((wide, wide), SHIFTS, answer((3, 5)), reader="")
    with pytest.raises(ValueError, match="do not fit into"):
        payload((DIGITS[0], wide), SHIFTS, answer((3, 5)), reader="")


@pytest.mark.parametrize(("sent", "asks"), [(True, True), (False, False), (None, False), ("true", False)])
def test_it_only_says_that_it_asks(sent, asks):
    assert OverlapState.read({"asks": sent}) == OverlapState(asks)


def drawn(page: Page, testid: str) -> np.ndarray:
    """Return the pixels of a canvas, [rows, columns, 3]."""
    read = "getContext('2d').getImageData(0, 0, one.width, one.height).data"
    rows, columns, *values = page.get_by_test_id(testid).evaluate(
        f"(one) => [one.height, one.width, ...one.{read}]"
    )
    return np.array(values, np.uint8).reshape(rows, columns, 4)[..., :3]


def test_a_guess_then_the_answer(page: Page):
    drawings = np.random.default_rng(0).uniform(0, 1, (2, 36, 36, 1)).astype(np.float32)
    open_part(page, FOLDER, payload(DIGITS, SHIFTS, answer((5, 8), drawings), reader="a"))
    said = page.get_by_test_id("overlap-said")
    expect(said).to_have_text("Which of the two digits does it read? Guess first, then look.")
    expect(page.get_by_test_id("overlap-length-0")).to_be_hidden()
    choices = page.locator("[data-testid^=overlap-guess]")
    assert choices.all_inner_texts() == ["both", "only the blue 3", "only the orange 5", "neither", "Skip"]
    page.get_by_test_id("overlap-guess-both").click()
    expect(said).to_have_text(
        "You guessed “both”, but the answer is “only the orange 5”. It reads 5 (0.90) and 8 (0.80). "
        "Only 5 is right; a pair counts as right only if both labels are."
    )
    for at, score in enumerate(answer((5, 8)).scores):
        assert float(page.get_by_test_id(f"overlap-length-{at}").get_attribute("data-value") or "nan") == score
    assert page.get_by_test_id("overlap-length-5").get_attribute("data-colour") == "second"
    assert page.get_by_test_id("overlap-length-8").get_attribute("data-colour") == "first"
    orange = np.minimum(255, np.rint(np.rint(drawings[0] * 255) / 255 * [255, 150, 30]))
    assert np.abs(drawn(page, "overlap-second-drawn") - orange).max() <= 1
    mount_part(page, FOLDER, payload(DIGITS, SHIFTS, answer((5, 8)), reader="b"))
    expect(page.get_by_test_id("overlap-guess-both")).to_be_visible()  # another question is asked anew


def test_digits_are_moved_by_hand_by_keys_and_by_buttons(page: Page):
    open_part(page, FOLDER, payload(DIGITS, SHIFTS, answer((3, 5)), reader="c"))
    page.get_by_test_id("overlap-guess-skip").click()
    expect(page.get_by_test_id("overlap-said")).to_have_text(
        "It reads 3 (0.90) and 5 (0.80). Both labels are right, so this pair counts as right."
    )
    expect_query(page, {"first_at": "-3,-2", "second_at": "4,1"})
    stage = page.get_by_test_id("overlap-stage")
    box = box_of(stage)
    pixel = box["width"] / 36
    x, y = box["x"] + (4 + 12 - 3 + 0.5) * pixel, box["y"] + (4 + 6 - 2 + 0.5) * pixel  # ink of the first digit
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 5 * pixel, y + pixel, steps=3)
    assert page.evaluate("window.sent") == []  # not before it comes to rest
    page.mouse.up()
    page.wait_for_function("window.sent.length === 1")
    assert page.evaluate("window.sent[0]") == ["asks", True]
    expect_query(page, {**PAIR, "first_at": "2,-1", "second_at": "4,1"})
    received = np.zeros((36, 36), np.uint8)
    received[4 + 4 - 1 : 4 + 10 - 1, 4 + 8 + 2 : 4 + 20 + 2] = 200
    received[4 + 18 + 1 : 4 + 24 + 1, 4 + 8 + 4 : 4 + 20 + 4] = 200
    np.testing.assert_array_equal(drawn(page, "overlap-input")[..., 0], received)
    stage.press(" ")
    expect(page.get_by_test_id("overlap-second")).to_have_attribute("aria-pressed", "true")
    for _ in range(3):
        stage.press("ArrowLeft")
    expect_query(page, {**PAIR, "first_at": "2,-1", "second_at": "1,1"})
    page.wait_for_function("window.sent.length >= 2")  # once where the three keys follow each other quickly
    asked = page.evaluate("window.sent.length")
    # An answer that comes late does not move the digits back.
    mount_part(page, FOLDER, payload(DIGITS, ((2, -1), (4, 1)), answer((3, 5)), reader="c"))
    expect_query(page, {**PAIR, "first_at": "2,-1", "second_at": "1,1"})
    page.get_by_test_id("overlap-apart").click()
    page.wait_for_function(f"window.sent.length === {asked + 1}")
    expect_query(page, {**PAIR, "first_at": "-4,-4", "second_at": "4,4"})
    page.get_by_test_id("overlap-together").click()
    page.wait_for_function(f"window.sent.length === {asked + 2}")
    expect_query(page, {**PAIR, "first_at": "0,0", "second_at": "0,0"})


def test_where_the_browser_cannot_the_server_is_asked_about_a_drawing_once_it_is_kept(page: Page):
    open_part(page, FOLDER, payload(DIGITS, SHIFTS, answer((3, 5)), reader="e"))
    page.route(f"{ORIGIN}pictures", lambda route: route.fulfill(json={"picture": "own-0123456789abcdef"}))
    page.get_by_test_id("overlap-guess-skip").click()
    before = drawn(page, "overlap-input")
    pad = box_of(page.get_by_test_id("overlap-second-card").get_by_test_id("picture-pad"))
    page.mouse.move(pad["x"] + 0.5 * pad["width"], pad["y"] + 0.2 * pad["height"])
    page.mouse.down()
    page.mouse.move(pad["x"] + 0.5 * pad["width"], pad["y"] + 0.8 * pad["height"], steps=4)
    page.wait_for_function("document.querySelector('#host .overlap.stale')")
    expect(page.get_by_test_id("overlap-guess-second")).to_have_text("only the orange one")  # it is asked anew
    assert (drawn(page, "overlap-input") != before).any()
    assert page.evaluate("window.sent") == []
    page.mouse.up()
    page.wait_for_function("window.sent.length === 1")
    assert page.evaluate("window.sent[0]") == ["asks", True]
    expect_parameter(page, "second", "own-0123456789abcdef")
    page.get_by_test_id("overlap-guess-both").click()
    own = digit(None, slice(18, 24), "own-0123456789abcdef")
    mount_part(page, FOLDER, payload((DIGITS[0], own), SHIFTS, answer((3, 1)), reader="e"))
    said = page.get_by_test_id("overlap-said")
    expect(said).to_have_text(
        "You guessed “both”. It reads 3 (0.90) and 1 (0.80). Your drawing has no label yet. "
        "Say which digit it is, and the answer can be checked."
    )
    page.get_by_test_id("overlap-second-label").select_option("1")
    expect(said).to_contain_text("You guessed “both”, and that is right.")
    page.wait_for_function("location.href.includes('second=own-0123456789abcdef-1')")
    assert page.evaluate("window.sent.length") == 1


def test_an_older_answer_of_the_server_does_not_take_a_drawing_away(page: Page):
    open_part(page, FOLDER, payload(DIGITS, SHIFTS, answer((3, 5)), reader="f"))
    page.route(f"{ORIGIN}pictures", lambda route: route.fulfill(json={"picture": "own-0123456789abcdef"}))
    page.get_by_test_id("overlap-guess-skip").click()
    pad = page.get_by_test_id("overlap-first-card").get_by_test_id("picture-pad")
    pad.click()
    page.wait_for_function("window.sent.length === 1")
    shown = drawn(page, "overlap-input")
    mount_part(page, FOLDER, payload(DIGITS, SHIFTS, answer((3, 5)), reader="f"))
    np.testing.assert_array_equal(drawn(page, "overlap-input"), shown)
    expect_parameter(page, "first", "own-0123456789abcdef")
    assert page.locator(".overlap.stale").count() == 1


def test_the_picture_to_take_along(page: Page):
    open_part(page, FOLDER, payload(DIGITS, SHIFTS, answer((3, 5)), reader="d"), language="zh")
    page.get_by_test_id("overlap-guess-skip").click()
    with page.expect_download() as png:
        page.get_by_test_id("overlap-save").click()
    assert png.value.suggested_filename == "two-digits.png"
    assert png.value.path().read_bytes().startswith(b"\x89PNG")
