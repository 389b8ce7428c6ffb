"""Of several digits in a picture one is taken, and where it stands is said; one digit in several pieces is one."""

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from lib import datasets
from lib.pictures.uploads import run_preparation, to_model_input
from tests.pictures.drawings import DIGITS, correlation, drawing
from tests.pictures.photos import photo_of_digit


def strip(labels: tuple[int, ...], size: tuple[int, int] = (3000, 300)) -> tuple[Image.Image, NDArray[np.uint8]]:
    """Dark digits in a row on white paper, each of MNIST, the one in the middle a little larger; and that one."""
    mnist = datasets.load("mnist").test
    sheet = np.full(size[::-1], 255, np.uint8)
    middle, chosen = len(labels) // 2, np.zeros((28, 28), np.uint8)
    for place, label in enumerate(labels):
        digit = mnist.images[int(np.flatnonzero(mnist.labels == label)[0]), ..., 0]
        side = round(0.9 * size[1]) if place == middle else round(0.7 * size[1])
        left = place * size[0] // len(labels) + size[0] // len(labels) // 2 - side // 2
        top = (size[1] - side) // 2
        large = np.asarray(Image.fromarray(digit).resize((side, side), Image.Resampling.BICUBIC))
        sheet[top : top + side, left : left + side] = 255 - large
        chosen = digit if place == middle else chosen
    return Image.fromarray(sheet), chosen


def test_of_a_strip_of_digits_one_is_taken():
    picture, chosen = strip((3, 1, 4, 0, 5, 7, 2))
    preparation = run_preparation(picture, DIGITS)
    assert preparation.taken is not None
    left, top, right, bottom = preparation.taken
    assert 3 / 7 <= left < right <= 4 / 7 and 0 < top < bottom < 1
    assert correlation(preparation.model_input[..., 0], chosen) > 0.9


@pytest.mark.parametrize("labels", [(6, 8), (1, 0), (2, 2, 2)])
def test_digits_close_to_each_other_are_not_read_as_one(labels: tuple[int, ...]):
    picture, chosen = strip(labels, (130 * len(labels), 140))
    preparation = run_preparation(picture, DIGITS)
    assert preparation.taken is not None
    assert correlation(preparation.model_input[..., 0], chosen) > 0.85


def test_a_digit_of_several_strokes_is_one():
    five = drawing(points=[(200, 40), (90, 40)])
    ImageDraw.Draw(five).line([(80, 70), (80, 130), (190, 150), (190, 220), (80, 240)], fill="white", width=20)
    preparation = run_preparation(five, DIGITS)
    assert preparation.taken is None
    assert not preparation.is_blank


@pytest.mark.parametrize("seed", range(12))
def test_on_photos_of_one_digit_no_other_is_seen(seed: int):
    mnist = datasets.load("mnist").test
    photo = photo_of_digit(mnist.images[seed, ..., 0], seed, ruling=("plain", "lines", "squares")[seed % 3])
    assert run_preparation(photo, DIGITS).taken is None


def test_what_is_not_cut_out_takes_no_digit():
    picture, _chosen = strip((6, 8), (280, 140))
    assert run_preparation(picture, DIGITS, steps={"grey", "invert"}).taken is None
    assert to_model_input(picture, DIGITS).shape == DIGITS
