"""Affine MNIST: known patterns turned, sheared and scaled by known amounts; whole digits; fixed images."""

import hashlib
import json

import numpy as np
import pytest

from lib import catalog, datasets
from lib.datasets import affine_mnist, mnist
from lib.datasets.affine_mnist import deform_digits
from lib.datasets.splits.deformed_split import affine_matrix, transform_image
from tests.datasets.elsewhere import of_another_process
from tests.training.small import TEST, TRAIN, VALIDATION, small_mnist

NO_SCALE = np.ones(2)
PATTERN = np.random.default_rng(0).integers(1, 256, (28, 28), np.uint8)


@pytest.fixture(scope="module")
def digits() -> datasets.Dataset:
    return affine_mnist.load(small_mnist())


def ink_box(image: np.ndarray) -> tuple[int, int, int, int]:
    """First and last row, first and last column that are not black."""
    rows, columns = np.flatnonzero(image.any(axis=(1, 2))), np.flatnonzero(image.any(axis=(0, 2)))
    return rows[0], rows[-1], columns[0], columns[-1]


def test_sizes(digits):
    assert digits.input_shape == (40, 40, 1)
    assert (digits.labels_per_image, digits.more_tests) == (1, ("translated",))
    assert digits.train.images.shape == (TRAIN, 40, 40, 1)
    assert (len(digits.fit), len(digits.validation)) == (TRAIN - VALIDATION, VALIDATION)
    for split in (digits.test, digits.read("translated")):
        assert split.images.shape == (TEST, 40, 40, 1)
        assert split.images.dtype == np.uint8
        np.testing.assert_array_equal(split.labels, small_mnist().test.labels)
    np.testing.assert_array_equal(digits.train.labels, small_mnist().train.labels)


def test_the_catalogue_tells_its_size():
    entry, loaded = catalog.dataset("affine_mnist"), datasets.load("affine_mnist")
    assert entry.fit_size == len(mnist.load().fit)
    assert entry.input_shape == loaded.input_shape
    assert entry.class_names == loaded.class_names
    assert (entry.labels_per_image, entry.is_generated) == (1, True)


@pytest.mark.parametrize("split", ["train", "translated"])
def test_moved_digits_are_the_originals_somewhere_else(digits, split: str):
    originals = (small_mnist().train if split == "train" else small_mnist().test).images
    for original, image in zip(originals, digits.read(split).images, strict=True):
        top, bottom, left, right = ink_box(original)
        down, _, across, _ = ink_box(image)
        ink = original[top : bottom + 1, left : right + 1]
        found = image[down : down + ink.shape[0], across : across + ink.shape[1]]
        np.testing.assert_array_equal(found, ink)
        assert image.sum() == original.sum()


def test_frames_are_everywhere_on_the_canvas():
    white = datasets.Split(np.full((20_000, 28, 28, 1), 255, np.uint8), np.zeros(20_000, np.int32))
    images = affine_mnist.move_digits(white, np.random.default_rng(0)).images
    tops, lefts = images[:, :, 20, 0].argmax(axis=1), images[:, 20, :, 0].argmax(axis=1)
    counts = np.bincount(tops * 13 + lefts, minlength=169)
    assert counts.size == 169
    assert np.abs(counts - 20_000 / 169).max() < 5 * np.sqrt(20_000 / 169)


def test_no_change_at_all():
    np.testing.assert_array_equal(transform_image(PATTERN, affine_matrix(0, 0, NO_SCALE)), np.pad(PATTERN, 14))


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_quarter_turns_are_counter_clockwise(turns):
    turned = transform_image(PATTERN, affine_matrix(90 * turns, 0, NO_SCALE))
    np.testing.assert_array_equal(turned, np.pad(np.rot90(PATTERN, turns), 14))


def test_a_small_turn_moves_a_point_along_its_circle():
    dot = np.zeros((28, 28), np.uint8)
    dot[13:15, 23:25] = 200  # 10 pixels right of the middle
    turned = transform_image(dot, affine_matrix(20, 0, NO_SCALE)).astype(float)
    rows, columns = np.indices(turned.shape)
    down, right = ((turned * axis).sum() / turned.sum() - 27.5 for axis in (rows, columns))
    assert down == pytest.approx(-10 * np.sin(np.deg2rad(20)), abs=0.05)
    assert right == pytest.approx(10 * np.cos(np.deg2rad(20)), abs=0.05)


def test_a_shear_moves_rows_sideways():
    sheared = transform_image(PATTERN, affine_matrix(0, 2.0, NO_SCALE))
    for row in range(8, 20):  # at a shear of 2, a row moves by twice its distance of ±0.5, ±1.5 … from the middle
        start = 14 + (2 * row - 27)
        np.testing.assert_array_equal(sheared[14 + row, start : start + 28], PATTERN[row])


@pytest.mark.parametrize("scales", [(0.5, 1.0), (1.0, 0.5)])
def test_scales_are_vertical_and_horizontal(scales):
    small = transform_image(PATTERN, affine_matrix(0, 0, np.array(scales)))
    if scales[0] == 0.5:
        mean = (PATTERN[0::2].astype(int) + PATTERN[1::2]) / 2
        np.testing.assert_allclose(small[21:35, 14:42], mean, atol=0.5)
    else:
        mean = (PATTERN[:, 0::2].astype(int) + PATTERN[:, 1::2]) / 2
        np.testing.assert_allclose(small[14:42, 21:35], mean, atol=0.5)


def test_scale_comes_first_then_shear_then_turn():
    together = affine_matrix(17, 0.15, np.array([0.9, 1.1]))
    turn, shear = affine_matrix(17, 0, NO_SCALE), affine_matrix(0, 0.15, NO_SCALE)
    np.testing.assert_allclose(together, turn @ shear @ np.diag([0.9, 1.1]))
    assert np.linalg.det(together) == pytest.approx(0.9 * 1.1)


class Given(np.random.Generator):
    """Random numbers that are given: every angle, shear and scale at one end of its range, and every place."""

    def __init__(self) -> None:
        super().__init__(np.random.PCG64())
        self.asked: list[tuple[float, float, int | tuple[int, ...]]] = []

    def uniform(self, low: float = 0.0, high: float = 1.0, size: int | tuple[int, ...] = 1) -> np.ndarray:
        self.asked.append((low, high, size))
        count = size if isinstance(size, int) else size[0]
        values = np.where(np.arange(count) % 2, high, low)
        return values if isinstance(size, int) else np.stack([values, values], 1) * (1 - 1e-9)


def test_the_ranges_of_affnist():
    given = Given()
    deform_digits(small_mnist().test[:2], given)
    assert given.asked == [(-20, 20, 2), (-0.2, 0.2, 2), (0.8, 1.2, (2, 2)), (0.0, 1.0, (2, 2))]


def test_a_digit_can_touch_every_border():
    first, last = deform_digits(small_mnist().test[:2], Given()).images
    assert ink_box(first)[::2] == (0, 0)
    assert ink_box(last)[1::2] == (39, 39)


def test_no_digit_is_cut_off(digits):
    """The ink that each digit has on a canvas of any size is the ink that it has on this one."""
    random = np.random.default_rng((affine_mnist.SEED, 1))
    degrees, shears = random.uniform(-20, 20, TEST), random.uniform(-0.2, 0.2, TEST)
    scales = random.uniform(0.8, 1.2, (TEST, 2))
    for row, image in enumerate(digits.test.images):
        matrix = affine_matrix(degrees[row], shears[row], scales[row])
        whole = transform_image(small_mnist().test.images[row, ..., 0], matrix)
        assert image.sum() == whole.sum()


def test_digits_are_on_average_in_the_middle_and_everywhere(digits):
    for split in (digits.train, digits.read("translated"), digits.test):
        boxes = np.array([ink_box(image) for image in split.images])
        middles = (boxes[:, ::2] + boxes[:, 1::2]) / 2
        spread = middles.std(axis=0)
        # MNIST centres the mass of the ink, which lies up to half a pixel beside the middle of its box.
        assert (np.abs(middles.mean(axis=0) - 19.5) < 0.5 + 4 * spread / np.sqrt(len(middles))).all()
        assert (spread > 3).all()


def test_deformed_digits_differ_from_moved_ones_as_much_as_they_should(digits):
    """Ink grows with the product of the scales: 1 on average, with a spread of 0.164."""
    ratio = digits.test.images.sum(axis=(1, 2, 3)) / small_mnist().test.images.sum(axis=(1, 2, 3))
    assert ratio.mean() == pytest.approx(1, abs=0.05)
    assert ratio.std() == pytest.approx(0.164, abs=0.04)
    assert 0.62 < ratio.min() < 0.8
    assert 1.2 < ratio.max() < 1.46


def test_a_digit_too_large_for_the_canvas():
    white = datasets.Split(np.full((20, 28, 28, 1), 255, np.uint8), np.zeros(20, np.int32))
    with pytest.raises(ValueError, match=r"a deformed digit of \(\d+, \d+\) does not fit on \(40, 40\)"):
        deform_digits(white, np.random.default_rng(0)).take(np.arange(20))


def test_an_empty_image_stays_empty():
    empty = datasets.Split(np.zeros((3, 28, 28, 1), np.uint8), np.zeros(3, np.int32))
    assert not deform_digits(empty, np.random.default_rng(0)).images.any()


def test_a_single_image_is_that_of_the_whole(digits):
    chosen = digits.test.take(np.array([40, 7]))
    np.testing.assert_array_equal(chosen.images, digits.test.images[[40, 7]])
    np.testing.assert_array_equal(chosen.labels, small_mnist().test.labels[[40, 7]])
    assert chosen.parts is None
    part = digits.test[5:10]
    assert len(part) == 5
    np.testing.assert_array_equal(part.take(np.array([2])).images, digits.test.images[[7]])
    np.testing.assert_array_equal(part.labels, small_mnist().test.labels[5:10])


DIGITS_ELSEWHERE = """
import hashlib, json, sys
from lib.datasets import affine_mnist
from tests.training.small import small_mnist
digits = affine_mnist.load(small_mnist())
splits = [digits.train, digits.read("translated"), digits.test]
print(json.dumps({
    "tensorflow": "tensorflow" in sys.modules or "keras" in sys.modules,
    "images": [hashlib.sha256(split.images.tobytes()).hexdigest() for split in splits],
}))
"""


def test_another_process_makes_the_same_images_without_tensorflow(digits):
    splits = [digits.train, digits.read("translated"), digits.test]
    assert json.loads(of_another_process(DIGITS_ELSEWHERE)) == {
        "tensorflow": False,
        "images": [hashlib.sha256(split.images.tobytes()).hexdigest() for split in splits],
    }
