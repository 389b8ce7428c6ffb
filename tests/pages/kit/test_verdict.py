"""What a network says of a picture, in a sentence: one class, or two where it learned from pairs."""

import numpy as np
import pytest

from lib.inspectors.answers.observation import Observation
from lib.runs import RunSpec
from pages.kit.runs import verdict


def seen(score_name: str = "lengths", **scores: float) -> Observation:
    values = np.full(10, 0.1, np.float32)
    for name, score in scores.items():
        values[int(name.removeprefix("digit_"))] = score
    image = np.zeros((36, 36, 1), np.float32)
    return Observation(score_name, tuple("0123456789"), values, image, {}, None)


@pytest.mark.parametrize(
    ("observation", "sentence"),
    [
        (seen(digit_3=0.7, digit_8=0.91), "It reads “8” (0.91) and “3” (0.70)."),
        (seen(digit_3=0.3, digit_8=0.91), "It reads “8” (0.91); the next, “3”, has only 0.30."),
        (seen(digit_3=0.3, digit_8=0.41), "None of them: even the highest are 8, 0.41, and 3, 0.30."),
        (seen("probabilities", digit_3=0.45, digit_8=0.46), "It reads “8” (46.0\u00a0%) and “3” (45.0\u00a0%)."),
    ],
)
def test_a_network_that_learned_from_pairs(observation, sentence):
    assert verdict._pair_answer(observation) == sentence


@pytest.mark.parametrize(
    ("dataset", "observation", "answer"),
    [
        ("mnist", seen(digit_7=0.93), "7"),
        ("mnist", seen(digit_7=0.4), "none of them"),
        ("mnist", seen("probabilities", digit_7=0.4), "7"),
        ("multi_mnist", seen(digit_3=0.7, digit_8=0.91), "8 + 3"),
        ("multi_mnist", seen(digit_3=0.3, digit_8=0.91), "8"),
    ],
)
def test_an_answer_in_brief_is_the_class_alone(store, dataset, observation, answer):
    run = store.create(RunSpec.create("capsnet_small", dataset, {}), "nobody")
    assert verdict.answer_in_brief(run, observation) == answer


@pytest.mark.parametrize(
    ("observation", "sentence"),
    [
        (seen(digit_7=0.93), "It reads “7”: that capsule is 0.93 long."),
        (seen(digit_7=0.4), "None of them: even the longest capsule, 7, is only 0.40 long."),
        (seen("probabilities", digit_7=0.4), "It reads “7”, with probability 40.0\u00a0%."),
        (seen("probabilities", digit_7=1 - 9.8e-8), "It reads “7”, with probability >\u00a099.9\u00a0%."),
    ],
)
def test_a_network_that_learned_from_single_images(observation, sentence):
    assert verdict._single_answer(observation) == sentence
