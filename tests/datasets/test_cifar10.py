"""CIFAR-10: both versions of the archive and the JPEG copy are read right, another archive not at all."""

import hashlib
import io
import pickle
import tarfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lib import catalog, datasets
from lib.data.uploads import to_model_input
from lib.datasets import cifar10
from lib.datasets.storage.missing import Remote
from lib.errors import LearnerError
from tests.datasets.published import put

pytestmark = pytest.mark.usefixtures("fresh_data")


def small_archive(path: Path, version: str) -> tuple[np.ndarray, np.ndarray]:
    """Four pictures a part, as the archive of this version has them; returns [24, 32, 32, 3] and labels."""
    random = np.random.default_rng(1)
    images, labels = random.integers(0, 256, (24, 32, 32, 3), np.uint8), random.integers(0, 10, 24)
    path.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(path, "w:gz") as archive:
        for number, name in enumerate((*cifar10.PARTS["train"], *cifar10.PARTS["test"])):
            rows = slice(4 * number, 4 * number + 4)
            planes = images[rows].transpose(0, 3, 1, 2).reshape(4, -1)
            if version == "binary":
                content, suffix = (
                    np.concatenate([labels[rows, None].astype(np.uint8), planes], 1).tobytes(),
                    ".bin",
                )
            else:
                content = pickle.dumps({b"data": planes, b"labels": labels[rows].tolist()})
                suffix = ""
            member = tarfile.TarInfo(f"cifar-10-batches/{name}{suffix}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return images, labels


def test_pictures_are_scaled_up_as_uploads_are(home: Path, monkeypatch: pytest.MonkeyPatch):
    """Each when it is taken, whichever size is read first."""
    path = home / "datasets" / "cifar10" / cifar10.BINARY.file
    images, labels = small_archive(path, "binary")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    monkeypatch.setattr(cifar10, "BINARY", Remote("", cifar10.BINARY.file, path.stat().st_size, digest))
    large = replace(datasets.load("cifar10", 227), validation_size=4)
    assert large.input_shape == catalog.dataset("cifar10").shape_at(227) == (227, 227, 3)
    assert (len(large.fit), len(large.validation), len(large.test)) == (16, 4, 4)
    taken = large.validation.take(np.array([2, 0]))
    np.testing.assert_array_equal(taken.labels, labels[[18, 16]])
    expected = to_model_input(Image.fromarray(images[18]), large.input_shape, centre=False)
    np.testing.assert_array_equal(taken.images[0], np.rint(255 * expected).astype(np.uint8))
    assert datasets.load("cifar10").input_shape == datasets.load("cifar10", 32).input_shape == (32, 32, 3)
    with pytest.raises(
        LearnerError, match="can be read at 32, 64, 96, 128, 224, 227 pixels, but 50 were asked for"
    ):
        datasets.load("cifar10", 50)


@pytest.mark.parametrize("version", ["binary", "python"])
def test_both_versions_of_the_archive(home: Path, monkeypatch: pytest.MonkeyPatch, version):
    published = {"binary": cifar10.BINARY, "python": cifar10.PYTHON}[version]
    path = home / "datasets" / "cifar10" / published.file
    images, labels = small_archive(path, version)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    known = Remote(published.url, published.file, path.stat().st_size, digest)
    monkeypatch.setattr(cifar10, version.upper(), known)
    assert cifar10.missing() == ()
    pictures = datasets.load("cifar10")
    np.testing.assert_array_equal(pictures.train.images, images[:20])
    np.testing.assert_array_equal(pictures.train.labels, labels[:20])
    np.testing.assert_array_equal(pictures.test.images, images[20:])
    assert pictures.test.labels.dtype == np.int32
    assert pictures.source == ""


def test_another_archive_is_not_opened(home: Path):
    """It could hold any code."""
    path = home / "datasets" / "cifar10" / cifar10.PYTHON.file
    small_archive(path, "python")
    with pytest.raises(LearnerError) as caught:
        _ = datasets.load("cifar10").test
    assert str(caught.value) == (
        f"The file {path} is not the published one (its checksum differs). Delete and download it again."
    )


def test_the_jpeg_copy_says_that_it_is_one(home: Path):
    put(home, cifar10.JPEG_COPY)
    pictures = datasets.load("cifar10")
    assert pictures.source == "JPEG copy"
    assert (len(pictures.fit), len(pictures.validation), len(pictures.test)) == (45_000, 5_000, 10_000)
    assert pictures.test.labels[:5].tolist() == [4, 1, 4, 9, 8]  # not the published order
    assert np.bincount(pictures.train.labels).tolist() == [5_000] * 10
    some = pictures.test.take(np.array([5, 0, 5]))
    assert some.images.shape == (3, *pictures.input_shape)
    np.testing.assert_array_equal(some.images[0], some.images[2])
    with np.load(home / "datasets" / cifar10.JPEG_COPY) as arrays:
        jpeg = (
            arrays["header"].tobytes()
            + arrays["scan_test"][arrays["off_test"][5] : arrays["off_test"][6]].tobytes()
        )
        assert pictures.class_names == tuple(arrays["classes"])
    np.testing.assert_array_equal(some.images[0], np.asarray(Image.open(io.BytesIO(jpeg))))
    assert catalog.dataset("cifar10").fit_size == len(pictures.fit)


def test_patches_are_the_middle_of_the_pictures(home: Path, monkeypatch: pytest.MonkeyPatch):
    path = home / "datasets" / "cifar10" / cifar10.BINARY.file
    images, labels = small_archive(path, "binary")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    known = Remote(cifar10.BINARY.url, cifar10.BINARY.file, path.stat().st_size, digest)
    monkeypatch.setattr(cifar10, "BINARY", known)
    patches, entry = datasets.load("cifar10:24"), catalog.dataset("cifar10:24")
    assert entry.input_shape == patches.input_shape == (24, 24, 3) and entry.name == patches.name == "cifar10:24"
    np.testing.assert_array_equal(patches.train.images, images[:20, 4:28, 4:28])
    np.testing.assert_array_equal(datasets.read_test_example("cifar10:24", 2).images[0], images[22, 4:28, 4:28])
    np.testing.assert_array_equal(patches.test.labels, labels[20:])


def test_other_patches_are_refused():
    with pytest.raises(LearnerError) as caught:
        catalog.dataset("cifar10:20")
    assert str(caught.value) == "CIFAR-10 can be read in patches of 24 pixels a side, but got “20”."
