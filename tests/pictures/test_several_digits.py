"""Of several digits in a picture one is taken, and where it stands is said; one digit in several pieces is one."""

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from lib import datasets
from lib.pictures.every_digit import cut_out_every_digit
from lib.pictures.image_files import as_rgb
from lib.pictures.uploads import run_preparation, to_model_input
from tests.pictures.drawings import DIGITS, correlation, drawing
from tests.pictures.photos import photo_of_digit


def first_of(label: int) -> NDArray[np.uint8]:
    """The first of MNIST's test images with this label."""
    mnist = datasets.load("mnist").test
    return mnist.images[int(np.flatnonzero(mnist.labels == label)[0]), ..., 0]


def strip(labels: tuple[int, ...], size: tuple[int, int] = (3000, 300)) -> tuple[Image.Image, NDArray[np.uint8]]:
    """Dark digits in a row on white paper, each of MNIST, the one in the middle a little larger; and that one."""
    sheet = np.full(size[::-1], 255, np.uint8)
    middle, chosen = len(labels) // 2, np.zeros((28, 28), np.uint8)
    for place, label in enumerate(labels):
        digit = first_of(label)
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


def test_every_digit_is_cut_out_in_the_order_in_which_one_reads():
    labels = (3, 1, 4, 0, 5, 7, 2)
    row, middle = strip(labels)
    sheet = Image.new("L", (3000, 700), 255)
    sheet.paste(row, (0, 20))
    sheet.paste(row.transpose(Image.Transpose.FLIP_LEFT_RIGHT), (0, 360))
    digits = cut_out_every_digit(as_rgb(sheet))
    assert len(digits) == 14
    lefts = [digit.box[0] for digit in digits]
    assert lefts == sorted(lefts[:7]) + sorted(lefts[7:])
    assert all(top < 0.5 for _left, top, _right, _bottom in (digit.box for digit in digits[:7]))
    for label, digit in zip(labels, digits[:7], strict=True):
        expected = first_of(label)
        assert correlation(to_model_input(digit.picture, DIGITS)[..., 0], expected) > 0.85, label
    assert correlation(to_model_input(digits[3].picture, DIGITS)[..., 0], middle) > 0.9


def test_the_digit_that_is_taken_is_the_same_as_when_all_are_cut_out():
    picture, _chosen = strip((6, 8, 1))
    taken = run_preparation(picture, DIGITS)
    [_six, eight, _one] = cut_out_every_digit(as_rgb(picture))
    assert taken.taken is not None
    np.testing.assert_allclose(eight.box, taken.taken)
    assert correlation(to_model_input(eight.picture, DIGITS), taken.model_input) > 0.99


@pytest.mark.parametrize("seed", range(3))
def test_of_a_photo_of_one_digit_one_is_cut_out(seed: int):
    photo = photo_of_digit(datasets.load("mnist").test.images[seed, ..., 0], seed)
    assert len(cut_out_every_digit(photo.convert("RGB"))) == 1


def test_an_empty_sheet_has_no_digit():
    assert cut_out_every_digit(Image.new("RGB", (300, 200), "white")) == []
