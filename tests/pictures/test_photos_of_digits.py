"""MNIST's own pictures, and photos of them, come out as MNIST's makers framed them."""

import numpy as np
import pytest
from PIL import Image

from lib.datasets import load
from lib.datasets.splits.overlap import place
from lib.pictures.digit_frame import frame_side
from lib.pictures.uploads import run_preparation, to_model_input
from tests.pictures.drawings import DIGITS, centre_of_mass, correlation, drawing
from tests.pictures.photos import photo_of_digit


@pytest.fixture(scope="module")
def mnist() -> np.ndarray:
    return load("mnist").test.images[..., 0]


def test_an_mnist_picture_passes_nearly_unchanged(mnist):
    received = np.stack([to_model_input(Image.fromarray(x), DIGITS)[..., 0] for x in mnist[:500]])
    difference = np.abs(received * 255 - mnist[:500]).mean(axis=(1, 2))
    assert np.median(difference) < 0.5
    assert difference.mean() < 1.0
    # One in a hundred has its centre of mass halfway between two pixels and lands on the other one.
    assert (difference > 5).mean() < 0.03


@pytest.mark.parametrize("side", [36, 40])
def test_on_a_larger_ground_an_mnist_picture_keeps_its_size_and_middle(mnist, side):
    """MultiMNIST and affNIST place MNIST's own 28×28 pictures on 36×36 and 40×40."""
    received = np.stack([to_model_input(Image.fromarray(x), (side, side, 1)) for x in mnist[:200]])
    expected = place(mnist[:200, ..., None], (side, side), 0, 0)
    difference = np.abs(received * 255 - expected).sum(axis=(1, 2, 3)) / 28**2
    assert np.median(difference) < 0.5
    assert (difference > 5).mean() < 0.03


@pytest.mark.parametrize("side", [36, 40])
def test_a_drawing_on_a_larger_ground_fills_mnists_box_of_twenty(side):
    picture = to_model_input(drawing(), (side, side, 1))[..., 0]
    rows, columns = np.nonzero(picture > 0.2)
    assert 19 <= max(np.ptp(rows), np.ptp(columns)) + 1 <= 21
    np.testing.assert_allclose(centre_of_mass(picture), (side / 2, side / 2), atol=0.1)


@pytest.mark.parametrize(
    ("shape", "side"),
    [
        ((28, 28), 28),
        ((36, 36), 28),
        ((40, 40), 28),
        ((36, 30), 28),
        ((55, 55), 28),
        ((56, 56), 56),
        ((20, 28), 20),
    ],
)
def test_the_side_a_digit_is_framed_in(shape, side):
    assert frame_side(shape) == side


PHOTOS = {
    "seed decides": {},
    "table": {"table": True},
    "lines": {"ruling": "lines"},
    "squares": {"ruling": "squares"},
    "chalk": {"chalk": True, "table": False},
}


@pytest.mark.parametrize("options", PHOTOS.values(), ids=PHOTOS)
def test_photos_of_digits_come_out_like_the_digits(mnist, options):
    count = 30 if not options else 12
    preparations = [run_preparation(photo_of_digit(mnist[i], i, **options), DIGITS) for i in range(count)]
    likeness = [correlation(p.model_input, mnist[i]) for i, p in enumerate(preparations)]
    # Not 1: the photos are turned by up to 6° and their pen is thinner than MNIST's.
    assert np.median(likeness) > 0.86
    assert np.percentile(likeness, 10) > 0.72
    assert np.mean([p.was_inverted for p in preparations]) == (0 if options.get("chalk") else 1)
    assert not any(p.is_blank for p in preparations)


@pytest.mark.parametrize("ruling", ["plain", "lines", "squares"])
@pytest.mark.parametrize("table", [False, True])
def test_a_photo_of_an_empty_sheet_gives_zeros(ruling, table):
    for seed in range(3):
        photo = photo_of_digit(np.zeros((28, 28), np.uint8), seed, ruling=ruling, table=table)
        preparation = run_preparation(photo, DIGITS)
        assert preparation.is_blank, seed
        assert preparation.model_input.sum() == 0
