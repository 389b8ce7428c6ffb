"""Networks that read together, against counts by hand."""

import numpy as np
import pytest

from lib.inspectors.answers.ensemble import read_together

LABELS = np.array([[0], [1], [2], [0]])
SCORES = [
    np.array([[0.9, 0.1, 0.0], [0.6, 0.4, 0.0], [0.0, 0.1, 0.9], [0.1, 0.8, 0.0]], np.float32),  # 2 wrong
    np.array([[0.9, 0.1, 0.0], [0.1, 0.9, 0.0], [0.0, 0.5, 0.4], [0.1, 0.8, 0.0]], np.float32),  # 2 wrong
    np.array([[0.2, 0.3, 0.0], [0.1, 0.2, 0.0], [0.0, 0.1, 0.9], [0.9, 0.1, 0.0]], np.float32),  # 1 wrong
]


def test_the_lengths_are_averaged():
    found = read_together(LABELS, SCORES)
    assert found.alone.tolist() == [0.5, 0.5, 0.25]
    # Sums of the first two: 1.8 > 0.2, 0.7 < 1.3, 0.6 < 1.3, but 0.2 < 1.6; of all in the last image 1.1 < 1.7.
    assert found.together.tolist() == [0.5, 0.25, 0.25]
    assert found.images == 4
    assert found.difference == pytest.approx((0.5 + 0.5 + 0.25) / 3 - 0.25)


def test_the_interval_compares_image_by_image():
    found = read_together(LABELS, SCORES)
    wrong = np.array([[0, 1, 0, 1], [0, 0, 1, 1], [1, 0, 0, 0]]).mean(axis=0)
    fewer = wrong - np.array([0, 0, 0, 1])
    half = 1.959964 * fewer.std(ddof=1) / 2
    np.testing.assert_allclose(found.interval, [fewer.mean() - half, fewer.mean() + half])
    assert not found.is_clear


def test_networks_that_are_alike_gain_nothing():
    found = read_together(LABELS, [SCORES[0]] * 3)
    assert found.difference == 0.0 and not found.is_clear


def test_many_that_err_apart_are_clearly_better_together():
    rng = np.random.default_rng(0)
    labels = rng.integers(0, 10, (2_000, 1))
    scores = [np.eye(10)[labels[:, 0]] + rng.normal(0, 0.6, (2_000, 10)) for _ in range(7)]
    found = read_together(labels, scores)
    assert found.is_clear and found.interval[0] > 0.1
    assert (np.diff(found.together) <= 0.02).all()
