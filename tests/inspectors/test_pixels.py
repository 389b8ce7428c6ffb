"""What networks receive of a picture that is only named, for runs of every data set's shape."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from lib import datasets
from lib.datasets.splits.overlap import overlap, place
from lib.datasets.transform import Transformation, transform_images
from lib.errors import LearnerError
from lib.inspectors.questions.pixels import read_pixels, read_pixels_for_run
from lib.inspectors.readings import Reading
from lib.pictures import own_pictures
from lib.pictures.kept_images import is_kept, keep_image
from lib.pictures.pixels import to_bytes, to_unit_range
from lib.pictures.reference import (
    HELD_OUT,
    OWN,
    PREPARATION_STEPS,
    TEST,
    OverlappedPictures,
    Picture,
    ScrambledPicture,
    TurnedPicture,
    picture_called,
)
from lib.pictures.scramble import scramble_tiles
from lib.pictures.uploads import run_preparation
from lib.runs import RunSpec, RunStore, State


def png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def drawing() -> Image.Image:
    drawing = Image.new("L", (280, 280))
    ImageDraw.Draw(drawing).line([(60, 60), (220, 60), (120, 230)], fill=255, width=20)
    return drawing


def test_a_drawing_is_framed_for_each_data_set(home: Path, drawing):
    picture = Picture(OWN, keep_image(png(drawing)))
    received = {name: read_pixels(picture, Reading(name)) for name in ("mnist", "multi_mnist", "affine_mnist")}
    assert [image.shape for image in received.values()] == [(28, 28, 1), (36, 36, 1), (40, 40, 1)]
    inks = [image.sum() for image in received.values()]  # the same digit, on more or less ground
    np.testing.assert_allclose(inks, inks[0], rtol=0.05)


def test_only_the_chosen_steps_are_taken(home: Path, drawing):
    picture = Picture(OWN, keep_image(png(drawing)))
    for steps in (frozenset(PREPARATION_STEPS), frozenset({"grey"}), frozenset()):
        expected = run_preparation(drawing, (28, 28, 1), steps=steps).model_input
        np.testing.assert_array_equal(read_pixels(picture.prepared_by(steps), Reading("mnist")), expected)


@pytest.mark.parametrize("dataset", ["mnist", "multi_mnist"])
def test_a_picture_named_by_number_is_the_data_sets_own(dataset):
    expected = datasets.read_test_example(dataset, 3).images[0].astype(np.float32) / 255
    np.testing.assert_array_equal(read_pixels(Picture(TEST, "3"), Reading(dataset)), expected)


def test_scrambled_tiles_are_those_of_the_picture():
    whole, order = Picture(TEST, "3"), (2, 0, 3, 1)
    expected = scramble_tiles(read_pixels(whole, Reading("mnist")), 2, order)
    np.testing.assert_array_equal(read_pixels(ScrambledPicture(whole, 2, order), Reading("mnist")), expected)


def test_overlapped_pictures_are_composed_as_the_data_set_does(home: Path, drawing):
    own, shifts = Picture(OWN, keep_image(png(drawing))), ((-3, 2), (1, -4))
    drawn = np.round(255 * run_preparation(drawing, (28, 28, 1)).model_input).astype(np.uint8)
    digit = datasets.load("mnist").test.images[7]
    expected = overlap(place(digit, (36, 36), 2, -3), place(drawn, (36, 36), -4, 1)).astype(np.float32) / 255
    both = OverlappedPictures("mnist", (Picture(TEST, "7"), own), shifts)
    np.testing.assert_array_equal(read_pixels(both, Reading("multi_mnist")), expected)


def test_a_run_decides_what_a_number_means(store: RunStore):
    for dataset in ("mnist", "affine_mnist"):
        run = store.create(RunSpec.create("capsnet_small", dataset, {}), "ada", state=State.COMPLETED)
        expected = datasets.read_test_example(dataset, 5).images[0].astype(np.float32) / 255
        np.testing.assert_array_equal(read_pixels_for_run(run.id, Picture(TEST, "5")), expected)


def test_what_is_not_here_is_said(home: Path):
    with pytest.raises(LearnerError, match="There is no test image 10000; they are numbered 0 to 9999"):
        read_pixels(Picture(TEST, "10000"), Reading("mnist"))
    with pytest.raises(LearnerError, match="There is no class 10; they are numbered 0 to 9"):
        read_pixels(Picture(HELD_OUT, "10"), Reading("mnist"))
    with pytest.raises(LearnerError, match="The picture in this link is not on this computer"):
        read_pixels(Picture(OWN, "0123456789abcdef"), Reading("mnist"))


@pytest.mark.parametrize("reference", ["", "test", "test-", "test-four", "own-", "mine-3", "held-0"])
def test_an_address_that_names_no_picture_is_refused_in_words(reference):
    with pytest.raises(LearnerError, match=f"The address names the picture “{reference}”; expected test-0"):
        picture_called(reference)


@pytest.mark.parametrize("reference", ["test-115", "own-0123456789abcdef"])
def test_a_picture_is_called_what_its_address_calls_it(reference):
    assert picture_called(reference).reference == reference


def test_a_picture_that_is_taken_in_is_decoded_once(home: Path, drawing, monkeypatch: pytest.MonkeyPatch):
    decoded = []
    own_pictures.load_picture.cache_clear()
    own_pictures.prepare_picture.cache_clear()
    decode = own_pictures.decode
    monkeypatch.setattr(own_pictures, "decode", lambda content: decoded.append(content) or decode(content))
    content = png(drawing)
    picture = Picture(OWN, own_pictures.take_in(content))
    assert is_kept(content)
    for dataset in ("mnist", "multi_mnist", "mnist"):
        read_pixels(picture, Reading(dataset))
    assert decoded == [content]


def test_what_is_no_picture_is_not_kept(home: Path):
    content = b"no picture at all"
    with pytest.raises(LearnerError, match="A picture"):
        own_pictures.take_in(content)
    assert not is_kept(content)


def test_a_turned_picture_is_transformed_as_the_network_receives_it():
    reading = Reading("mnist")
    whole = read_pixels(Picture(TEST, "3"), reading)
    turned = read_pixels(TurnedPicture(Picture(TEST, "3"), (("turn", 30.0), ("size", 80.0))), reading)
    expected = transform_images(to_bytes(whole)[None], Transformation(degrees=30, scale=0.8))[0]
    np.testing.assert_array_equal(turned, to_unit_range(expected))
    assert turned.dtype == np.float32 and np.abs(turned - whole).max() > 0.5
