"""Fashion-MNIST: found where it may lie, and read right."""

import gzip
import pickle
from pathlib import Path

import numpy as np
import pytest

from lib import catalog, datasets
from lib.datasets import fashion_mnist
from lib.datasets.storage.missing import MissingDataError
from tests.datasets.names import bundled_names

pytestmark = pytest.mark.usefixtures("fresh_data")


def write_idx(path: Path, array) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    axes = b"".join(length.to_bytes(4, "big") for length in array.shape)
    path.write_bytes(gzip.compress(bytes([0, 0, 8, array.ndim]) + axes + array.tobytes()))


@pytest.fixture
def small_fashion(home: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, np.ndarray]:
    """Eight and four images of noise in the files of Fashion-MNIST."""
    monkeypatch.setattr(fashion_mnist, "COUNTS", {"train": 8, "test": 4})
    random = np.random.default_rng(0)
    arrays = {}
    for prefix, count in (("train", 8), ("t10k", 4)):
        arrays[f"{prefix}-images-idx3-ubyte.gz"] = random.integers(0, 256, (count, 28, 28), np.uint8)
        arrays[f"{prefix}-labels-idx1-ubyte.gz"] = random.integers(0, 10, count, np.uint8)
    for name, array in arrays.items():
        write_idx(home / "datasets" / "fashion_mnist" / name, array)
    return arrays


def test_fashion_mnist_is_read_from_its_idx_files(small_fashion):
    clothes = datasets.load("fashion_mnist")
    np.testing.assert_array_equal(clothes.train.images[..., 0], small_fashion["train-images-idx3-ubyte.gz"])
    np.testing.assert_array_equal(clothes.test.images[..., 0], small_fashion["t10k-images-idx3-ubyte.gz"])
    np.testing.assert_array_equal(clothes.train.labels, small_fashion["train-labels-idx1-ubyte.gz"])
    assert clothes.test.labels.dtype == np.int32
    assert clothes.source == ""
    assert catalog.dataset("fashion_mnist").class_names == clothes.class_names


def test_fashion_mnist_of_the_system_is_used_where_the_home_has_none(
    small_fashion, home: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(fashion_mnist, "DEBIAN", home / "package")
    (home / "datasets" / "fashion_mnist").rename(home / "package")
    assert fashion_mnist.missing() == ()
    np.testing.assert_array_equal(
        datasets.load("fashion_mnist").test.labels, small_fashion["t10k-labels-idx1-ubyte.gz"]
    )


def test_what_is_not_here_is_named_with_the_place_for_it(home: Path):
    with pytest.raises(MissingDataError) as caught:
        datasets.load("fashion_mnist")
    assert str(caught.value) == (
        "The data set fashion_mnist is not on this computer. Download it on the Data page, or put "
        "train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz, t10k-images-idx3-ubyte.gz, "
        f"t10k-labels-idx1-ubyte.gz into {home / 'datasets' / 'fashion_mnist'}. "
        f"These are here: {bundled_names()}."
    )
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_debians_fashion_mnist(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.undo()
    datasets.forget()
    if not (fashion_mnist.DEBIAN / "train-images-idx3-ubyte.gz").is_file():
        pytest.skip("Debian's package dataset-fashion-mnist is not installed")
    clothes = datasets.load("fashion_mnist")
    assert (len(clothes.fit), len(clothes.validation), len(clothes.test)) == (55_000, 5_000, 10_000)
    assert clothes.train.labels[:10].tolist() == [9, 0, 0, 3, 0, 2, 7, 2, 5, 5]
    assert np.bincount(clothes.test.labels).tolist() == [1_000] * 10
    assert clothes.input_shape == clothes.test.images.shape[1:] == (28, 28, 1)
    np.testing.assert_allclose(clothes.train.images.mean() / 255, 0.2860, atol=5e-5)  # as published
