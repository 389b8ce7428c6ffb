"""A verdict's card: exact values, the winner, and nothing of a class name that could be markup."""

import re

import numpy as np

from lib.charts.score_card import score_card
from lib.inspectors.answers.evaluation import Mistake

LABELS = {"reconstruction": "drawn back", "scores": "lengths"}


def card(scores, names=("a", "b", "c"), **values):
    defaults = {"unsure": False, "reconstruction": None, "labels": LABELS}
    score_name = values.pop("score_name", "lengths")
    return score_card(
        "A run", "It reads a b.", names, np.array(scores, np.float32), score_name, **{**defaults, **values}
    )


def test_every_score_is_there_exactly():
    scores = np.array([0.1, 0.7654321, 1e-7], np.float32)
    shown = [float(value) for value in re.findall(r'data-value="([^"]+)"', card(scores))]
    np.testing.assert_array_equal(np.array(shown, np.float32), scores)


def test_only_the_highest_is_the_winner():
    rows = re.findall(r"<tr.*?</tr>", card([0.1, 0.9, 0.3]), re.DOTALL)
    assert ['class="winner"' in row for row in rows] == [False, True, False]


def test_names_are_text_not_markup():
    assert "<script>" not in card([0.1, 0.2, 0.3], names=("<script>", "b", "c"))


def test_a_reconstruction_is_shown_where_there_is_one():
    assert "<img" not in card([0.1, 0.2, 0.3])
    assert "<img" in card([0.1, 0.2, 0.3], reconstruction=np.zeros((28, 28, 1), np.float32))


def test_probabilities_are_written_as_percent_and_lengths_as_numbers():
    def texts(score_name):
        return re.findall(r'data-value="[^"]+">([^<]+)<', card([9.8e-8, 0.9991, 0.25], score_name=score_name))

    assert texts("probabilities") == ["&lt;\u00a00.1\u00a0%", "&gt;\u00a099.9\u00a0%", "25.0\u00a0%"]
    assert texts("lengths") == ["0.000", "0.999", "0.250"]


def test_a_mistake_names_as_many_classes_as_the_image_shows():
    scores = np.array([0.1, 0.9, 0.3, 0.8], np.float32)
    image = np.zeros((2, 2, 1), np.uint8)
    assert Mistake(0, 2, 3, scores, 1.0, (1, 2), image).answers == (1, 3)
    assert Mistake(0, 2, 1, scores, 1.0, (2,), image).answers == (1,)
