"""Pictures of what networks of digits never learned: the same on every computer, and what they say they are."""

import numpy as np
import pytest

from lib import datasets
from lib.datasets.unseen import KINDS, count_of, is_here, unseen_pictures
from lib.datasets.unseen.ink import draw_ink, smooth
from lib.datasets.unseen.kinds import move_ink


@pytest.mark.parametrize("kind", [kind for kind in KINDS if is_here(kind)])
def test_a_picture_depends_on_its_number_alone(kind: str):
    some = unseen_pictures(kind, [3, 7])
    assert some.images.shape == (2, 28, 28, 1) and some.images.dtype == np.uint8 and some.digits.dtype == np.int8
    assert np.array_equal(unseen_pictures(kind, [7]).images[0], some.images[1])
    assert not np.array_equal(*some.images) and some.images.max(axis=(1, 2, 3)).min() > 100
    with pytest.raises(ValueError, match="numbers below"):
        unseen_pictures(kind, [count_of(kind)])


@pytest.mark.parametrize("kind", ["letter", "scribble"])
def test_the_ink_that_comes_with_the_app_is_what_its_seeds_draw(kind: str):
    kept = unseen_pictures(kind, range(24, 28)).images
    for at, image in enumerate(kept):
        # Another version of Pillow may round a few pixels otherwise.
        assert np.abs(draw_ink(kind, 24 + at).astype(int) - image).mean() < 1
    rows, columns = np.nonzero(kept[0, :, :, 0] > 60)
    assert max(np.ptp(rows), np.ptp(columns)) in range(17, 22)  # the box of 20 pixels that MNIST's makers used


def test_two_digits_are_two_different_test_images_added():
    found = unseen_pictures("pair", range(20))
    assert (found.digits[:, 0] < found.digits[:, 1]).all() and found.digits.min() >= 0
    ink = datasets.load("mnist").test.images.sum(axis=(1, 2, 3))
    assert found.images.sum(axis=(1, 2, 3)).mean() > 1.5 * ink.mean()


def test_shuffled_pixels_are_those_of_the_test_image():
    shuffled, digits = unseen_pictures("shuffled", [5]).images[0], unseen_pictures("digit", [5])
    assert np.array_equal(np.sort(shuffled, axis=None), np.sort(digits.images[0], axis=None))
    assert digits.digits.tolist() == [[int(datasets.load("mnist").test.labels[5]), -1]]


def test_ink_moves_as_far_as_there_is_room():
    image = np.zeros((6, 6, 1), np.uint8)
    image[1:3, 2] = 9
    assert np.argwhere(move_ink(image, 4, -4)).tolist() == [[4, 0, 0], [5, 0, 0]]


def test_a_curve_goes_through_its_points():
    points = np.array([[0.0, 0.0], [1.0, 2.0], [3.0, 1.0]])
    curve = smooth(points)
    assert all(np.abs(curve - point).sum(axis=1).min() < 1e-9 for point in points)
