"""Patches: the middle of each image, and in training one from a place of its own, each place as often."""

from collections import Counter

import numpy as np
import pytest

from lib.datasets import Split
from lib.datasets.batches import batches
from lib.datasets.dataset import Dataset
from lib.datasets.few import learn_from_few
from lib.datasets.splits.patch_split import PatchSplit, cut_middle, cut_patches

SIDE, COUNT = 5, 40


@pytest.fixture
def whole() -> Split:
    """Images of 8 × 9 pixels whose red is the row, whose green is the column, and whose blue is the number."""
    rows, columns = np.mgrid[:8, :9]
    places = np.broadcast_to(np.stack([rows, columns], axis=-1), (COUNT, 8, 9, 2))
    numbers = np.broadcast_to(np.arange(COUNT)[:, None, None, None], (COUNT, 8, 9, 1))
    return Split(np.concatenate([places, numbers], axis=-1).astype(np.uint8), np.arange(COUNT, dtype=np.int32) % 4)


def test_validation_and_test_read_the_middle(whole: Split):
    split = PatchSplit(whole, SIDE)
    assert len(split) == COUNT and len(split[3:9]) == 6
    np.testing.assert_array_equal(split.images, whole.images[:, 1:6, 2:7])
    batch = split[3:9].take(np.array([5, 0]))
    np.testing.assert_array_equal(batch.images, whole.images[[8, 3], 1:6, 2:7])
    np.testing.assert_array_equal(batch.labels, whole.labels[[8, 3]])
    np.testing.assert_array_equal(cut_middle(whole.images, 8), whole.images[:, :, :8])


def test_a_cut_patch_is_a_square_of_its_image_and_every_place_comes_as_often(whole: Split):
    places = Counter[tuple[int, int]]()
    random = np.random.default_rng(3)
    for _ in range(50):
        patches = cut_patches(whole.images, SIDE, random)
        assert patches.shape == (COUNT, SIDE, SIDE, 3) and patches.dtype == np.uint8
        for number, patch in enumerate(patches):
            down, right, blue = map(int, patch[0, 0])
            assert blue == number
            np.testing.assert_array_equal(patch, whole.images[number, down : down + SIDE, right : right + SIDE])
            places[down, right] += 1
    assert len(places) == 4 * 5 and min(places.values()) > 60 and max(places.values()) < 140  # 100 on average


def test_training_cuts_anew_in_each_epoch_and_repeats_from_any_step(whole: Split):
    split = PatchSplit(whole, SIDE)
    drawn = [batch for _, batch in batches(split, 10, seed=1, first_step=0, last_step=8, shift=0)]
    again = [batch for _, batch in batches(split, 10, seed=1, first_step=5, last_step=8, shift=0)]
    for one, other in zip(drawn[5:], again, strict=True):
        np.testing.assert_array_equal(one.images, other.images)
    corners = [
        {int(image[0, 0, 2]): tuple(image[0, 0, :2]) for batch in epoch for image in batch.images}
        for epoch in (drawn[:4], drawn[4:])
    ]
    assert set(corners[0]) == set(corners[1]) == set(range(COUNT))
    assert sum(corners[0][number] != corners[1][number] for number in range(COUNT)) > COUNT / 2


def test_of_few_images_patches_are_cut_too(whole: Split):
    dataset = Dataset("few", tuple("abcd"), (SIDE, SIDE, 3), lambda _: PatchSplit(whole, SIDE), validation_size=8)
    fit = learn_from_few(dataset, 12, 0).fit
    assert isinstance(fit, PatchSplit) and len(fit) == 12
    [(_, batch)] = batches(fit, 12, seed=0, first_step=0, last_step=1, shift=0)
    assert batch.images.shape == (12, SIDE, SIDE, 3) and Counter(batch.labels.tolist()) == dict.fromkeys(
        range(4), 3
    )
    assert len({tuple(image[0, 0, :2]) for image in batch.images}) > 1
