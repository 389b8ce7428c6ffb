"""Batches: each image once an epoch, the same again from any step on, and shifts that lose but never wrap."""

import hashlib
from collections import Counter

import numpy as np
import pytest

from lib.datasets import Batch, Examples, Split, mnist
from lib.datasets.batches import batches, shift_batch, steps_per_epoch
from lib.datasets.splits.overlap import overlap

EXAMPLES, BATCH_SIZE = 103, 10
PER_EPOCH = 11


@pytest.fixture(scope="module")
def split() -> Split:
    """Labels are the images' numbers, so that a batch tells which images it has."""
    images = np.random.default_rng(0).integers(0, 256, (EXAMPLES, 12, 12, 1), np.uint8)
    return Split(images, np.arange(EXAMPLES, dtype=np.int32))


def shift_images(images: np.ndarray, most: int, random) -> np.ndarray:
    return shift_batch(Batch(images, np.zeros(len(images), np.int32)), most, random).images


def drawn(split: Examples, *, seed=0, first_step=0, last_step=PER_EPOCH, shift=2):
    found = batches(split, BATCH_SIZE, seed=seed, first_step=first_step, last_step=last_step, shift=shift)
    return [(step, batch.images, batch.labels) for step, batch in found]


@pytest.mark.parametrize(
    ("examples", "size", "steps"), [(103, 10, 11), (100, 10, 10), (1, 10, 1), (55_000, 64, 860)]
)
def test_steps_per_epoch(examples, size, steps):
    assert steps_per_epoch(examples, size) == steps


def test_each_epoch_uses_each_image_once_and_ends_with_a_partial_batch(split: Split):
    three_epochs = drawn(split, last_step=3 * PER_EPOCH)
    assert [step for step, _, _ in three_epochs] == list(range(1, 3 * PER_EPOCH + 1))
    orders = []
    for epoch in range(3):
        labels = [labels for _, _, labels in three_epochs[epoch * PER_EPOCH : (epoch + 1) * PER_EPOCH]]
        assert [len(batch) for batch in labels] == [BATCH_SIZE] * 10 + [3]
        orders.append(np.concatenate(labels).tolist())
        assert sorted(orders[-1]) == list(range(EXAMPLES))
    assert len({tuple(order) for order in orders}) == 3
    assert tuple(range(EXAMPLES)) not in {tuple(order) for order in orders}


def test_images_belong_to_their_labels(split: Split):
    for _, images, labels in drawn(split, shift=0):
        np.testing.assert_array_equal(images, split.images[labels])


@pytest.mark.parametrize("resumed", [1, 7, PER_EPOCH - 1, PER_EPOCH, PER_EPOCH + 1, 2 * PER_EPOCH + 5])
def test_resuming_gives_the_batches_that_would_have_come(split: Split, resumed):
    last = 3 * PER_EPOCH
    whole, rest = drawn(split, last_step=last), drawn(split, first_step=resumed, last_step=last)
    assert len(rest) == last - resumed
    for expected, actual in zip(whole[resumed:], rest, strict=True):
        assert actual[0] == expected[0]
        np.testing.assert_array_equal(actual[1], expected[1])
        np.testing.assert_array_equal(actual[2], expected[2])


def test_nothing_is_left_after_the_last_step(split: Split):
    assert drawn(split, first_step=20, last_step=20) == []


def test_the_seed_decides_order_and_shifts(split: Split):
    one, again, other = drawn(split, seed=1), drawn(split, seed=1), drawn(split, seed=2)
    for (_, images, labels), (_, same_images, same_labels) in zip(one, again, strict=True):
        np.testing.assert_array_equal(images, same_images)
        np.testing.assert_array_equal(labels, same_labels)
    assert [labels.tolist() for _, _, labels in one] != [labels.tolist() for _, _, labels in other]
    # The same images in the same order, so that only the shifts can differ.
    everything = Split(split.images[:1].repeat(EXAMPLES, axis=0), split.labels)
    first, second = (np.concatenate([i for _, i, _ in drawn(everything, seed=seed)]) for seed in (1, 2))
    assert (first != second).any(axis=(1, 2, 3)).mean() > 0.8


def test_an_image_is_shifted_otherwise_in_every_epoch(split: Split):
    by_label = [{}, {}]
    for step, images, labels in drawn(split, last_step=2 * PER_EPOCH):
        by_label[(step - 1) // PER_EPOCH].update(zip(labels.tolist(), images, strict=True))
    differ = [(by_label[0][n] != by_label[1][n]).any() for n in range(EXAMPLES)]
    assert np.mean(differ) > 0.8  # 1 in 25 shifts is the same by chance


class Given:
    """Random numbers that are given: all shifts from −most to most, down and right."""

    def __init__(self, most: int) -> None:
        self.down, self.right = np.divmod(np.arange((2 * most + 1) ** 2), 2 * most + 1)

    def integers(self, low, high, size):
        assert (low, high, size) == (0, self.down.max() + 1, (2, len(self.down)))
        return np.stack([self.down, self.right])


def moved(image: np.ndarray, down: int, right: int) -> np.ndarray:
    """`image` moved pixel by pixel; what leaves is lost, what enters is zero."""
    height, width, _ = image.shape
    result = np.zeros_like(image)
    for row in range(height):
        for column in range(width):
            if 0 <= row + down < height and 0 <= column + right < width:
                result[row + down, column + right] = image[row, column]
    return result


@pytest.mark.parametrize("most", [1, 2, 4])
@pytest.mark.parametrize("shape", [(6, 9, 1), (5, 5, 3)])
def test_shifts_by_value(most, shape):
    random = Given(most)
    images = np.random.default_rng(0).integers(1, 256, (len(random.down), *shape), np.uint8)
    shifted = shift_images(images, most, random)
    assert shifted.shape == images.shape
    assert shifted.dtype == np.uint8
    for number, image in enumerate(images):
        expected = moved(image, most - random.down[number], most - random.right[number])
        np.testing.assert_array_equal(shifted[number], expected, err_msg=str(number))


def test_a_shift_never_wraps_around():
    image = np.zeros((1, 8, 8, 1), np.uint8)
    image[0, 0, 0] = 255  # in the corner: half of all shifts push it out
    shifted = shift_images(image.repeat(2000, axis=0), 2, np.random.default_rng(0))
    places = Counter(tuple(int(n) for n in np.argwhere(one[..., 0])[0]) for one in shifted if one.any())
    assert set(places) == {(row, column) for row in range(3) for column in range(3)}
    assert 0.3 < sum(places.values()) / 2000 < 0.42  # 9 of the 25 shifts keep it in


def test_every_shift_is_as_likely():
    image = np.zeros((1, 9, 9, 1), np.uint8)
    image[0, 4, 4] = 1
    shifted = shift_images(image.repeat(5000, axis=0), 2, np.random.default_rng(0))
    places = Counter(tuple(int(n) for n in np.argwhere(one[..., 0])[0]) for one in shifted)
    assert set(places) == {(row, column) for row in range(2, 7) for column in range(2, 7)}
    assert min(places.values()) > 140  # 200 expected
    assert max(places.values()) < 260


def test_no_shift_changes_nothing():
    images = np.random.default_rng(0).integers(0, 256, (4, 5, 5, 1), np.uint8)
    np.testing.assert_array_equal(shift_images(images, 0, np.random.default_rng(0)), images)


@pytest.mark.parametrize("most", [0, 1, 3])
def test_parts_move_with_their_image(most):
    random = np.random.default_rng(0)
    parts = random.integers(0, 256, (50, 2, 9, 7, 1), np.uint8)
    labels = random.integers(0, 10, (50, 2), np.int32)
    batch = Batch(overlap(parts[:, 0], parts[:, 1]), labels, parts)
    shifted = shift_batch(batch, most, np.random.default_rng(1))
    assert shifted.parts is not None and shifted.parts.shape == parts.shape
    assert shifted.parts.dtype == np.uint8
    np.testing.assert_array_equal(shifted.labels, labels)
    np.testing.assert_array_equal(shifted.images, overlap(shifted.parts[:, 0], shifted.parts[:, 1]))
    np.testing.assert_array_equal(shifted.images, shift_images(batch.images, most, np.random.default_rng(1)))
    assert (shifted.images != batch.images).any() == (most > 0)


def test_a_batch_without_parts_has_none(split: Split):
    assert split.take(np.array([4, 2])).parts is None
    assert shift_batch(split.take(np.array([4, 2])), 2, np.random.default_rng(0)).parts is None


def test_take_gives_the_examples_in_the_order_asked_for(split: Split):
    taken = split.take(np.array([4, 2, 4]))
    np.testing.assert_array_equal(taken.images, split.images[[4, 2, 4]])
    assert taken.labels.tolist() == [4, 2, 4]


@pytest.mark.parametrize(
    ("first", "last", "digest"),
    [
        (0, 2, "1fe8d8cd67cf64eda1a5c6b5cd783ecdd29803b9131aecdf8aa65637e55b70ac"),
        (858, 862, "16ad5b0c72227675c8b1f9dbd049faf1a31249ce9c65bf38bfc48b3192b953ca"),  # across an epoch's end
    ],
)
def test_mnist_batches_are_those_that_the_bundled_networks_learned_from(first, last, digest):
    """Recorded before batches had parts: a seed goes on meaning the same run."""
    seen = hashlib.sha256()
    for _, batch in batches(mnist.load().fit, 64, seed=3, first_step=first, last_step=last, shift=2):
        seen.update(batch.images.tobytes())
        seen.update(batch.labels.tobytes())
    assert seen.hexdigest() == digest
