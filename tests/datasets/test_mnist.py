"""MNIST is the published one, whole and in its order; what is wrong with a file is said in one sentence."""

import hashlib
import shutil
import struct
from pathlib import Path

import numpy as np
import pytest

from lib import datasets
from lib.datasets import mnist
from lib.errors import LearnerError
from tests.datasets.names import all_names

IDX_IMAGES = 0x00000803


@pytest.fixture(scope="module")
def digits() -> datasets.Dataset:
    return mnist.load()


def test_the_training_images_are_the_published_file(digits):
    images = digits.train.images
    idx = struct.pack(">IIII", IDX_IMAGES, 60_000, 28, 28) + images.tobytes()
    digest = hashlib.sha256(idx).hexdigest()
    assert digest.startswith("ba891046")
    assert digest.endswith("76db")


def test_the_file_has_the_checksum_that_the_code_names():
    assert hashlib.sha256(mnist.PATH.read_bytes()).hexdigest() == mnist.SHA256


def test_shapes_types_and_names(digits):
    assert digits.train.images.shape == (60_000, 28, 28, 1)
    assert digits.test.images.shape == (10_000, 28, 28, 1)
    assert digits.train.images.dtype == digits.test.images.dtype == np.uint8
    assert digits.train.labels.dtype == digits.test.labels.dtype == np.int32
    assert (len(digits.train), len(digits.test)) == (60_000, 10_000)
    assert digits.class_names == tuple("0123456789")
    assert digits.input_shape == (28, 28, 1)


def test_the_original_order(digits):
    assert digits.train.labels[:10].tolist() == [5, 0, 4, 1, 9, 2, 1, 3, 1, 4]
    assert digits.test.labels[:10].tolist() == [7, 2, 1, 0, 4, 1, 4, 9, 5, 9]
    assert np.bincount(digits.test.labels).tolist() == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]


def test_the_last_5000_training_images_are_held_out(digits):
    assert (len(digits.fit), len(digits.validation)) == (55_000, 5_000)
    np.testing.assert_array_equal(digits.fit.images, digits.train.images[:55_000])
    np.testing.assert_array_equal(digits.fit.labels, digits.train.labels[:55_000])
    np.testing.assert_array_equal(digits.validation.images, digits.train.images[55_000:])
    np.testing.assert_array_equal(digits.validation.labels, digits.train.labels[55_000:])


def test_load_by_name_reads_once(digits):
    loaded = datasets.load("mnist")
    assert loaded is datasets.load("mnist")
    np.testing.assert_array_equal(loaded.test.labels, digits.test.labels)


def test_each_split_is_read_only_when_it_is_asked_for(digits):
    asked = []

    def read(split: str) -> datasets.Split:
        asked.append(split)
        return digits.read("test")

    dataset = datasets.Dataset("mnist", digits.class_names, digits.input_shape, read)
    assert asked == []
    assert len(dataset.fit) == 5_000
    assert len(dataset.validation) == 5_000
    assert asked == ["train"]
    assert len(dataset.test) == len(dataset.test) == 10_000
    assert asked == ["train", "test"]


def test_an_unknown_name():
    with pytest.raises(LearnerError) as caught:
        datasets.load("minst")
    assert str(caught.value) == f"There is no data set called “minst”. Choose one of: {all_names()}."


def test_a_missing_file(tmp_path: Path):
    path = tmp_path / "mnist.npz"
    with pytest.raises(LearnerError) as caught:
        mnist.load(path)
    assert str(caught.value) == f"The MNIST file {path} is missing. Restore it from the repository."


def test_one_changed_byte(tmp_path: Path):
    path = tmp_path / "mnist.npz"
    shutil.copyfile(mnist.PATH, path)
    with path.open("r+b") as file:
        file.seek(1_000_000)
        byte = file.read(1)[0]
        file.seek(1_000_000)
        file.write(bytes([byte ^ 1]))
    with pytest.raises(LearnerError) as caught:
        mnist.load(path)
    assert str(caught.value) == (
        f"The MNIST file {path} is damaged (its checksum differs). Restore it from the repository."
    )
