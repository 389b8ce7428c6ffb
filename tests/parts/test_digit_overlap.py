"""What the overlap of two digits sends to the browser, and what it takes from there."""

from pathlib import Path

import numpy as np
import pytest

import lib.parts.digit_overlap as digit_overlap
from lib.parts.digit_overlap import Answer, Digit, payload, shifts_within
from lib.parts.digit_overlap.overlap import stands_for
from tests.parts.test_digit_journey import unpacked

FOLDER = Path(digit_overlap.__file__).parent
CLASSES = tuple("0123456789")
SHIFTS = ((-3, -2), (4, 1))


def own_scripts() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.js"))


def digit(label: str | None, rows: slice) -> Digit:
    image = np.zeros((28, 28, 1), np.uint8)
    image[rows, 8:20] = 200
    return Digit(image, label)


DIGITS = (digit("3", slice(4, 10)), digit("5", slice(18, 24)))


def answer(winners: tuple[int, int], drawings: np.ndarray | None = None) -> Answer:
    scores = np.full(10, 0.125, np.float32)
    scores[list(winners)] = 0.9, 0.8
    return Answer("lengths", CLASSES, scores, winners, drawings, (36, 36))


def test_what_the_browser_gets():
    drawings = np.random.default_rng(0).uniform(0, 1, (2, 36, 36, 1)).astype(np.float32)
    asked = answer((5, 3), drawings)
    meta, arrays = unpacked(payload(DIGITS, SHIFTS, asked, labels={"skip": "überspringen"}, question="a run 1 2"))
    np.testing.assert_array_equal(arrays["digits"], np.stack([one.image for one in DIGITS]))
    np.testing.assert_array_equal(arrays["scores"], asked.scores)
    assert np.abs(arrays["drawings"] / 255 - drawings).max() <= 0.5 / 255 + 1e-6
    assert meta == {
        "labels": {"skip": "überspringen"},
        "classes": list(CLASSES),
        "score_name": "lengths",
        "winners": [5, 3],
        "stands_for": [1, 0],
        "names": ["3", "5"],
        "shifts": [[-3, -2], [4, 1]],
        "shape": [36, 36],
        "question": "a run 1 2",
    }


def test_without_a_decoder_there_are_no_drawings():
    _, arrays = unpacked(payload(DIGITS, SHIFTS, answer((3, 5)), labels={}, question=""))
    assert set(arrays) == {"digits", "scores"}


@pytest.mark.parametrize(
    ("winners", "colours"),
    [((3, 5), (0, 1)), ((5, 3), (1, 0)), ((3, 8), (0, 1)), ((8, 3), (1, 0)), ((5, 8), (1, 0)), ((8, 5), (0, 1))],
)
def test_a_winner_with_the_label_of_a_digit_has_its_colour(winners, colours):
    assert stands_for(DIGITS, SHIFTS, answer(winners)) == colours


def test_without_labels_the_drawing_decides():
    unnamed = tuple(Digit(one.image, None) for one in DIGITS)
    drawings = np.zeros((2, 36, 36, 1), np.float32)
    drawings[0, 22 + 1 : 28 + 1, 12 + 4 : 24 + 4] = 0.7  # where the second digit is, moved by (4, 1)
    drawings[1, 8 - 2 : 14 - 2, 12 - 3 : 24 - 3] = 0.7
    assert stands_for(unnamed, SHIFTS, answer((0, 1), drawings)) == (1, 0)
    assert stands_for(unnamed, SHIFTS, answer((0, 1), drawings[::-1])) == (0, 1)


def test_digits_that_do_not_fit_are_refused():
    wide = Digit(np.zeros((40, 40, 1), np.uint8), "1")
    with pytest.raises(ValueError, match="do not fit into"):
        payload((wide, wide), SHIFTS, answer((3, 5)), labels={}, question="")
    with pytest.raises(ValueError, match="do not fit into"):
        payload((DIGITS[0], wide), SHIFTS, answer((3, 5)), labels={}, question="")


@pytest.mark.parametrize("sent", [[[-3, -2], [4, 1]], SHIFTS])
def test_shifts_within_the_picture_are_taken(sent):
    assert shifts_within(sent, (4, 4)) == SHIFTS


@pytest.mark.parametrize(
    "sent", [None, "x", [], [[1, 2]], [[1, 2], [3, 5]], [[1, 2], [-5, 0]], [[1.5, 2], [3, 4]], [[1, "2"], [3, 4]]]
)
def test_anything_else_counts_as_nothing(sent):
    assert shifts_within(sent, (4, 4)) is None
