"""Augmentation by value: mirrored, turned, zoomed and brightened as it says, and the same from the same seed."""

import numpy as np
import pytest

from lib.datasets import Batch, Split
from lib.datasets.augment import augment
from lib.datasets.batches import augment_batch, batches
from lib.datasets.splits.overlap import overlap
from lib.errors import LearnerError
from lib.runs import RunSpec

IMAGES = np.random.default_rng(0).integers(0, 256, (40, 12, 16, 3), np.uint8)


def changed(images: np.ndarray = IMAGES, seed=0, **choices) -> np.ndarray:
    result = augment(images, **choices, random=np.random.default_rng(seed))
    assert result.shape == images.shape
    assert result.dtype == np.uint8
    return result


class Extreme(np.random.Generator):
    """Every amount is the highest possible."""

    def __init__(self) -> None:
        super().__init__(np.random.PCG64())

    def uniform(self, low: float, high: float, size: int) -> np.ndarray:
        return np.full(size, float(high))


def test_nothing_is_changed_and_nothing_drawn_where_all_is_off():
    random = np.random.default_rng(0)
    np.testing.assert_array_equal(augment(IMAGES, random=random), IMAGES)
    assert random.random() == np.random.default_rng(0).random()


@pytest.mark.parametrize(
    "choices",
    [{"shift": 2}, {"flip": True}, {"rotation": 20}, {"zoom": 30}, {"brightness": 40}, {"shift": 1, "zoom": 9}],
)
def test_the_seed_decides(choices):
    first, again, other = changed(**choices), changed(**choices), changed(seed=1, **choices)
    np.testing.assert_array_equal(first, again)
    assert (first != other).any()
    assert (first != IMAGES).any()


def test_half_of_the_images_are_mirrored():
    images = IMAGES[:1].repeat(1000, axis=0)
    mirrored = (changed(images, flip=True) == IMAGES[0, :, ::-1]).all(axis=(1, 2, 3))
    as_before = (changed(images, flip=True) == IMAGES[0]).all(axis=(1, 2, 3))
    assert (mirrored ^ as_before).all()
    assert 430 < mirrored.sum() < 570


def test_a_quarter_turn_by_value():
    square = IMAGES[:3, :12, :12]
    turned = augment(square, rotation=90, random=Extreme())
    np.testing.assert_array_equal(turned, np.rot90(square, axes=(1, 2)))


def test_twice_as_large_by_value():
    """A pixel between two others is their mean."""
    image = np.zeros((1, 5, 5, 1), np.uint8)
    image[0, 2] = np.array([0, 100, 200, 100, 0])[:, None]
    zoomed = augment(image, zoom=100, random=Extreme())[0, 2, :, 0]
    assert zoomed.tolist() == [100, 150, 200, 150, 100]


def test_what_enters_repeats_the_border():
    ground = np.full((1, 9, 9, 3), 77, np.uint8)
    np.testing.assert_array_equal(changed(ground, rotation=45, zoom=50), ground)


def test_angles_and_sizes_are_spread_evenly():
    """A dot right of the middle shows both."""
    image = np.zeros((1, 41, 41, 1), np.uint8)
    image[0, 19:22, 31:34] = 255
    seen = changed(image.repeat(300, axis=0), rotation=30, zoom=25)[..., 0].astype(float)
    mass = seen.sum(axis=(1, 2))
    down, right = ((seen * axis).sum(axis=(1, 2)) / mass - 20 for axis in np.mgrid[0:41, 0:41])
    degrees, radius = np.rad2deg(np.arctan2(-down, right)), np.hypot(down, right)
    assert -31 < degrees.min() < -27 < 27 < degrees.max() < 31
    assert abs(degrees.mean()) < 3
    assert 0.74 < (radius / 12).min() < 0.78 < 1.22 < (radius / 12).max() < 1.26


def test_brightness_multiplies_and_stops_at_white():
    images = np.array([0, 10, 100, 200], np.uint8).reshape(1, 2, 2, 1)
    assert augment(images, brightness=50, random=Extreme()).reshape(-1).tolist() == [0, 15, 150, 255]
    factors = changed(np.full((500, 1, 1, 1), 100, np.uint8), brightness=20).reshape(-1) / 100
    assert 0.8 <= factors.min() < 0.83 < 1.17 < factors.max() <= 1.2
    assert abs(factors.mean() - 1) < 0.02


def test_batches_are_augmented_by_seed_epoch_and_step():
    split = Split(IMAGES, np.arange(len(IMAGES), dtype=np.int32))
    choices = {"seed": 4, "shift": 1, "flip": True, "rotation": 10.0, "brightness": 20.0}
    whole = list(batches(split, 16, first_step=0, last_step=7, **choices))
    rest = list(batches(split, 16, first_step=4, last_step=7, **choices))
    for (step, batch), (same_step, same) in zip(whole[4:], rest, strict=True):
        assert step == same_step
        np.testing.assert_array_equal(batch.images, same.images)
    plain = list(batches(split, 16, seed=4, first_step=0, last_step=7, shift=1))
    assert [batch.labels.tolist() for _, batch in whole] == [batch.labels.tolist() for _, batch in plain]
    amounts = {name: value for name, value in choices.items() if name != "seed"}
    expected = augment(split.take(plain[5][1].labels).images, **amounts, random=np.random.default_rng((4, 1, 3)))
    np.testing.assert_array_equal(whole[5][1].images, expected)


def test_parts_can_only_be_shifted():
    parts = IMAGES[:8].reshape(4, 2, 12, 16, 3)
    batch = Batch(overlap(parts[:, 0], parts[:, 1]), np.zeros((4, 2), np.int32), parts)
    random = np.random.default_rng(0)
    shifted = augment_batch(batch, random, shift=1, flip=False, zoom=0.0)
    assert shifted.parts is not None and shifted.parts.shape == parts.shape
    with pytest.raises(ValueError, match="images with parts can only be shifted"):
        augment_batch(batch, random, shift=1, flip=True)
    with pytest.raises(LearnerError) as caught:
        RunSpec.create("capsnet_small", "multi_mnist", {"rotation": 10, "flip": True})
    assert str(caught.value) == (
        "Images of multi_mnist can only be shifted, because their parts must add up; switch off flip, rotation."
    )
    assert RunSpec.create("capsnet_small", "mnist", {"rotation": 10, "flip": True}).training.rotation == 10
