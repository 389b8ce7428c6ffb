"""MultiMNIST: pairs of different digits, never across the splits, the same ones wherever they are made."""

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

from lib import catalog, datasets
from lib.datasets import mnist, multi_mnist, multi_mnist_official
from lib.datasets.batches import batches
from lib.datasets.splits.overlap import overlap
from lib.errors import LearnerError
from tests.datasets.elsewhere import of_another_process
from tests.training.small import TEST, TRAIN, VALIDATION, small_mnist

FIT = TRAIN - VALIDATION


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory):
    return tmp_path_factory.mktemp("multi_mnist")


@pytest.fixture(scope="module")
def pairs(folder) -> datasets.Dataset:
    """Two pairs for each of 400 digits, 100 held out, 103 to test on."""
    return multi_mnist.load(small_mnist(), folder, pairs_per_digit=2)


@pytest.fixture(scope="module")
def whole() -> multi_mnist.Pairing:
    return multi_mnist.draw_training_pairs(mnist.load())


def test_sizes(pairs):
    assert pairs.input_shape == (36, 36, 1)
    assert (pairs.labels_per_image, pairs.more_tests) == (2, ())
    assert len(pairs.train) == 2 * FIT + VALIDATION
    assert len(pairs.test) == TEST
    assert pairs.train.images.shape == (2 * FIT + VALIDATION, 36, 36, 1)
    assert pairs.train.labels.shape == (2 * FIT + VALIDATION, 2)
    assert pairs.train.images.dtype == np.uint8
    assert pairs.train.labels.dtype == np.int32


def test_the_catalogue_tells_its_size(whole):
    entry = catalog.dataset("multi_mnist")
    assert entry.fit_size == 3 * 55_000 == len(whole) - len(mnist.load().validation)
    assert len(multi_mnist.draw_test_pairs(mnist.load())) == 10_000
    loaded = datasets.load("multi_mnist")
    assert entry.input_shape == loaded.input_shape
    assert entry.class_names == loaded.class_names
    assert entry.labels_per_image == loaded.labels_per_image
    assert entry.is_generated


def test_no_pair_shows_one_class_twice(whole):
    labels = mnist.load().train.labels[whole.sources]
    assert (labels[:, 0] != labels[:, 1]).all()
    test = multi_mnist.draw_test_pairs(mnist.load())
    labels = mnist.load().test.labels[test.sources]
    assert (labels[:, 0] != labels[:, 1]).all()


def test_no_split_uses_an_image_of_another(whole):
    fit, validation = whole.sources[:165_000], whole.sources[165_000:]
    assert (fit.min(), fit.max()) == (0, 54_999)
    assert (validation.min(), validation.max()) == (55_000, 59_999)
    # Each image begins as many pairs as any other.
    assert np.bincount(fit[:, 0]).tolist() == [3] * 55_000
    assert sorted(validation[:, 0].tolist()) == list(range(55_000, 60_000))
    # Test pairs count in the test images, and name each of them.
    test = multi_mnist.draw_test_pairs(mnist.load()).sources
    assert test[:, 0].tolist() == list(range(10_000))
    assert 0 <= test[:, 1].min() <= test[:, 1].max() <= 9_999


def test_second_digits_are_as_likely_as_their_classes_allow(whole):
    labels = mnist.load().train.labels[whole.sources[:165_000]]
    for first in range(10):
        others = np.bincount(labels[labels[:, 0] == first, 1], minlength=10)
        expected = np.bincount(mnist.load().fit.labels, minlength=10).astype(float)
        expected[first] = 0
        expected *= others.sum() / expected.sum()
        assert others[first] == 0
        assert np.abs(others - expected).max() < 5 * np.sqrt(expected.max())


def test_every_shift_up_to_four_pixels_is_as_likely(whole):
    assert whole.shifts.dtype == np.int8
    for digit in (0, 1):
        for axis in (0, 1):
            values, counts = np.unique(whole.shifts[:, digit, axis], return_counts=True)
            assert values.tolist() == list(range(-4, 5))
            assert np.abs(counts - len(whole) / 9).max() < 5 * np.sqrt(len(whole) / 9)
    correlations = np.corrcoef(whole.shifts.reshape(len(whole), 4).T)
    assert np.abs(correlations - np.eye(4)).max() < 0.02


@pytest.mark.parametrize("split", ["train", "test"])
def test_what_is_read_are_the_named_digits_at_their_places(pairs, split: str):
    source = small_mnist().train if split == "train" else small_mnist().test
    pairing = (
        multi_mnist.draw_training_pairs(small_mnist(), 2)
        if split == "train"
        else multi_mnist.draw_test_pairs(small_mnist())
    )
    read = pairs.train if split == "train" else pairs.test
    batch = read.take(np.arange(len(read)))
    np.testing.assert_array_equal(batch.labels, source.labels[pairing.sources])
    expected = np.zeros((len(read), 2, 36, 36, 1), np.uint8)
    for row in range(len(read)):
        for digit in (0, 1):
            top, left = pairing.shifts[row, digit] + 4
            expected[row, digit, top : top + 28, left : left + 28] = source.images[pairing.sources[row, digit]]
    np.testing.assert_array_equal(batch.parts, expected)
    total = expected.astype(int).sum(axis=1)
    np.testing.assert_array_equal(batch.images, np.minimum(total, 255))
    assert total.max() > 255  # so that clipping has been looked at
    np.testing.assert_array_equal(read.images, batch.images)


def test_take_and_slices_agree(pairs):
    chosen = pairs.test[10:20]
    assert len(chosen) == 10
    for one, other in zip(chosen.take(np.array([3, 0])), pairs.test.take(np.array([13, 10])), strict=True):
        np.testing.assert_array_equal(one, other)
    np.testing.assert_array_equal(pairs.validation.labels, pairs.train.labels[-VALIDATION:])
    np.testing.assert_array_equal(pairs.fit.labels, pairs.train.labels[:-VALIDATION])


def test_batches_shift_pairs_as_a_whole(pairs):
    seen = list(batches(pairs.fit, 32, seed=0, first_step=0, last_step=25, shift=2))
    assert [len(batch.labels) for _, batch in seen] == [32] * 25
    for _, batch in seen:
        assert batch.parts is not None and batch.parts.shape == (len(batch.labels), 2, 36, 36, 1)
        np.testing.assert_array_equal(batch.images, overlap(batch.parts[:, 0], batch.parts[:, 1]))


def test_shards_are_written_once(pairs, folder):
    _ = pairs.train, pairs.test
    written = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert sorted(name.split("-")[0] for name in written) == ["test", "train"]
    again = multi_mnist.load(small_mnist(), folder, pairs_per_digit=2)
    np.testing.assert_array_equal(again.train.labels, pairs.train.labels)
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == written


def test_another_definition_is_not_mistaken_for_this_one(folder, pairs):
    _ = pairs.train
    more = multi_mnist.load(small_mnist(), folder, pairs_per_digit=3)
    assert len(more.train) == 3 * FIT + VALIDATION
    np.testing.assert_array_equal(more.validation.labels, pairs.validation.labels)


def test_shards_are_kept_in_the_home(home: Path):
    loaded = multi_mnist.load(small_mnist(), pairs_per_digit=1)
    assert not (home / "datasets").exists()
    assert len(loaded.test) == TEST
    names = [path.name for path in (home / "datasets" / "multi_mnist").iterdir()]
    assert len(names) == 1
    assert names[0].endswith("-00000-of-00001.tfrecord")


PAIRS_ELSEWHERE = """
import hashlib, json, sys
from lib import datasets
from lib.datasets import mnist, multi_mnist
dataset = datasets.load("multi_mnist")
batch = datasets.read_test_example("multi_mnist", 4321)
pairing = multi_mnist.draw_training_pairs(mnist.load())
content = pairing.sources.tobytes() + pairing.shifts.tobytes()
print(json.dumps({
    "tensorflow": "tensorflow" in sys.modules or "keras" in sys.modules,
    "labels": batch.labels.tolist(),
    "image": hashlib.sha256(batch.images.tobytes()).hexdigest(),
    "training": hashlib.sha256(content).hexdigest(),
}))
"""


def test_a_process_without_tensorflow_makes_the_same_pairs(whole):
    elsewhere = json.loads(of_another_process(PAIRS_ELSEWHERE))
    here = datasets.read_test_example("multi_mnist", 4321)
    assert elsewhere == {
        "tensorflow": False,
        "labels": here.labels.tolist(),
        "image": hashlib.sha256(here.images.tobytes()).hexdigest(),
        "training": hashlib.sha256(whole.sources.tobytes() + whole.shifts.tobytes()).hexdigest(),
    }
    # Recorded: the same on every machine and in every version, or results could not be compared.
    assert elsewhere["training"].startswith("a9741496")


def test_a_test_pair_is_what_the_shards_hold(tmp_path: Path):
    read = multi_mnist.load(folder=tmp_path).test
    assert len(list(tmp_path.iterdir())) == 2
    for index in (0, 1, 4_999, 5_000, 9_999):
        alone = datasets.read_test_example("multi_mnist", index)
        assert alone.images.shape == (1, 36, 36, 1)
        assert alone.parts is not None and alone.parts.shape == (1, 2, 36, 36, 1)
        for one, other in zip(alone, read.take(np.array([index])), strict=True):
            np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("index", [-1, 10_000])
def test_no_such_pair(index):
    with pytest.raises(LearnerError) as caught:
        datasets.read_test_example("multi_mnist", index)
    assert str(caught.value) == f"There is no test image {index}; they are numbered 0 to 9999."


def test_one_class_alone_makes_no_pairs():
    with pytest.raises(ValueError, match="images 0 to 5 must show digits of at least two classes"):
        multi_mnist.draw_pairs(np.zeros(9, np.int32), 0, 5, 1, (0,))


def test_as_in_the_official_code_digits_move_further_and_are_cut_off_at_the_border(home: Path):
    entry = multi_mnist_official.ENTRY
    assert (entry.name, entry.input_shape) == ("multi_mnist_official", (36, 36, 1))
    pairing = multi_mnist.draw_test_pairs(small_mnist(), multi_mnist_official.MOST_SHIFT)
    assert (pairing.shifts.min(), pairing.shifts.max()) == (-6, 6)
    test = multi_mnist.load(small_mnist(), entry=entry, most_shift=multi_mnist_official.MOST_SHIFT).test
    taken = test.take(np.arange(len(test)))
    assert taken.parts is not None and taken.images.shape == (TEST, 36, 36, 1)
    digits = small_mnist().test.images[pairing.sources]
    for parts, pair, shifts in zip(taken.parts, digits, pairing.shifts, strict=True):
        for part, digit, (down, right) in zip(parts, pair, shifts, strict=True):
            frame = np.zeros((48, 48, 1), np.uint8)
            frame[10 + down : 38 + down, 10 + right : 38 + right] = digit
            np.testing.assert_array_equal(part, frame[6:42, 6:42])
    assert [path.parent.name for path in (home / "datasets").rglob("*.tfrecord")] == [entry.name]
