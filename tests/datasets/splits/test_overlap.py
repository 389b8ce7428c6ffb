"""Placing digits on a frame and adding them, against sums done by hand."""

import numpy as np
import pytest

from lib.datasets.splits.overlap import overlap, place

DIGIT = np.arange(1, 7, dtype=np.uint8).reshape(2, 3, 1)


@pytest.mark.parametrize(
    ("down", "right", "top", "left"), [(0, 0, 2, 1), (-2, -1, 0, 0), (2, 1, 4, 2), (1, -1, 3, 0)]
)
def test_a_digit_moves_from_the_middle(down, right, top, left):
    frame = place(DIGIT, (6, 5), down, right)
    assert frame.shape == (6, 5, 1)
    assert frame.dtype == np.uint8
    np.testing.assert_array_equal(frame[top : top + 2, left : left + 3], DIGIT)
    assert frame.sum() == DIGIT.sum()


@pytest.mark.parametrize(("down", "right"), [(-3, 0), (3, 0), (0, -2), (0, 2)])
def test_a_digit_must_stay_on_its_frame(down, right):
    with pytest.raises(ValueError, match="2×3 must lie on its frame of 6×5 as a whole"):
        place(DIGIT, (6, 5), down, right)


def test_each_digit_has_its_own_place():
    digits = np.random.default_rng(0).integers(1, 256, (4, 2, 3, 3, 2), np.uint8)
    down, right = np.random.default_rng(1).integers(-2, 3, (2, 4, 2))
    frames = place(digits, (7, 7), down, right)
    assert frames.shape == (4, 2, 7, 7, 2)
    for i in range(4):
        for j in range(2):
            np.testing.assert_array_equal(
                frames[i, j], place(digits[i, j], (7, 7), int(down[i, j]), int(right[i, j]))
            )


def test_no_digits_give_no_frames():
    assert place(np.zeros((0, 3, 3, 1), np.uint8), (5, 5), np.zeros(0, int), np.zeros(0, int)).shape == (
        0,
        5,
        5,
        1,
    )


def test_a_sum_is_clipped_at_white_and_never_wraps():
    first = np.array([0, 100, 100, 255, 255], np.uint8)
    second = np.array([0, 100, 200, 1, 255], np.uint8)
    assert overlap(first, second).tolist() == [0, 200, 255, 255, 255]
    assert overlap(first, second).dtype == np.uint8
