"""Fashion-MNIST, CIFAR-10 and the pets: found where they may lie, read right, divided class by class."""

import gzip
import hashlib
import io
import pickle
import tarfile
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from lib import catalog, datasets
from lib.datasets import ImageKind, cifar10, fashion_mnist, oxford_pets
from lib.datasets.splits.photo_classes import divided, parts_of
from lib.datasets.storage.idx import read_idx
from lib.datasets.storage.missing import MissingDataError, Remote
from lib.errors import LearnerError
from lib.runs import RunSpec
from tests.datasets.names import bundled_names
from tests.datasets.published import put


@pytest.fixture(autouse=True)
def nothing_remembered(home, monkeypatch):
    """A fresh home, and no package of the system."""
    monkeypatch.setattr(fashion_mnist, "DEBIAN", home / "no package")
    datasets.forget()
    yield
    datasets.forget()


# Fashion-MNIST


def write_idx(path, array) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    axes = b"".join(length.to_bytes(4, "big") for length in array.shape)
    path.write_bytes(gzip.compress(bytes([0, 0, 8, array.ndim]) + axes + array.tobytes()))


@pytest.fixture
def small_fashion(home, monkeypatch) -> dict[str, np.ndarray]:
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


def test_fashion_mnist_of_the_system_is_used_where_the_home_has_none(small_fashion, home, monkeypatch):
    monkeypatch.setattr(fashion_mnist, "DEBIAN", home / "package")
    (home / "datasets" / "fashion_mnist").rename(home / "package")
    assert fashion_mnist.missing() == ()
    np.testing.assert_array_equal(
        datasets.load("fashion_mnist").test.labels, small_fashion["t10k-labels-idx1-ubyte.gz"]
    )


def test_what_is_not_here_is_named_with_the_place_for_it(home):
    with pytest.raises(MissingDataError) as caught:
        datasets.load("fashion_mnist")
    assert str(caught.value) == (
        "The data set fashion_mnist is not on this computer. Download it on the Data page, or put "
        "train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz, t10k-images-idx3-ubyte.gz, "
        f"t10k-labels-idx1-ubyte.gz into {home / 'datasets' / 'fashion_mnist'}. "
        f"These are here: {bundled_names()}."
    )
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@pytest.mark.parametrize(
    "content",
    [b"no gzip", gzip.compress(b"\0\0\x08\x01\0\0\0\x02abc", mtime=0), b""],
    ids=["no gzip", "too short", "empty"],
)
def test_a_damaged_idx_file(tmp_path, content):
    path = tmp_path / "labels.gz"
    path.write_bytes(content)
    with pytest.raises(LearnerError) as caught:
        read_idx(path, (2,))
    assert str(caught.value) == f"The file {path} is damaged. Delete it, then download the data set again."


def test_debians_fashion_mnist(monkeypatch):
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


# CIFAR-10


def small_archive(path, version: str) -> tuple[np.ndarray, np.ndarray]:
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


@pytest.mark.parametrize("version", ["binary", "python"])
def test_both_versions_of_the_archive(home, monkeypatch, version):
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


def test_another_archive_is_not_opened(home):
    """It could hold any code."""
    path = home / "datasets" / "cifar10" / cifar10.PYTHON.file
    small_archive(path, "python")
    with pytest.raises(LearnerError) as caught:
        _ = datasets.load("cifar10").test
    assert str(caught.value) == (
        f"The file {path} is not the published one (its checksum differs). Delete and download it again."
    )


def test_the_jpeg_copy_says_that_it_is_one(home):
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


# Pets


def paint(home, **counts: int) -> None:
    """Pictures of breeds, wider than high, each of one grey that tells its number, with red margins."""
    folder = home / "datasets" / "oxford_pets" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    for breed, count in counts.items():
        for number in range(1, count + 1):
            picture = Image.new("RGB", (90, 60), "red")
            picture.paste((number, number, number), (15, 0, 75, 60))
            picture.save(folder / f"{breed}_{number}.jpg", quality=100, subsampling=0)


def test_pets_are_cropped_to_their_middle_and_divided(home):
    paint(home, Abyssinian=20, samoyed=10, pug=5)
    pets = datasets.load("oxford_pets")
    assert pets.name == "oxford_pets:Abyssinian+samoyed"
    assert pets.class_names == ("Abyssinian", "samoyed")
    assert pets.input_shape == (64, 64, 3)
    sizes = {name: Counter(getattr(pets, name).labels.tolist()) for name in ("fit", "validation", "test")}
    assert sizes == {"fit": {0: 12, 1: 6}, "validation": {0: 4, 1: 2}, "test": {0: 4, 1: 2}}
    seen = Counter()
    for split in (pets.fit, pets.validation, pets.test):
        images = split.images
        assert images.shape == (len(split), 64, 64, 3)
        assert np.ptp(images, axis=(1, 2, 3)).max() < 15  # the red would differ by 255
        seen.update(zip(split.labels.tolist(), np.round(images.mean(axis=(1, 2, 3))).astype(int), strict=True))
    assert seen == Counter([(0, number) for number in range(1, 21)] + [(1, number) for number in range(1, 11)])


def test_the_division_is_always_the_same(home):
    paint(home, Abyssinian=20, samoyed=10)
    first = datasets.load("oxford_pets").test.images
    datasets.forget()
    np.testing.assert_array_equal(datasets.load("oxford_pets").test.images, first)


def test_pets_at_another_size(home):
    paint(home, Abyssinian=10, samoyed=10)
    pets = datasets.load("oxford_pets", 224)
    assert pets.input_shape == pets.test.take(np.array([0])).images.shape[1:] == (224, 224, 3)
    with pytest.raises(LearnerError) as caught:
        datasets.load("oxford_pets", 100)
    assert str(caught.value) == (
        "Images of oxford_pets can be read at 32, 64, 96, 128, 224, 227 pixels, but 100 were asked for."
    )
    with pytest.raises(LearnerError) as caught:
        datasets.load("mnist", 64)
    assert str(caught.value) == "Images of mnist can be read at 28 pixels, but 64 were asked for."


def test_the_breeds_of_the_article_where_there_are_enough(home, monkeypatch):
    assert oxford_pets.default_breeds() == ("shiba_inu", "samoyed")  # nothing is here yet
    monkeypatch.setattr(oxford_pets, "ENOUGH", 11)
    paint(home, shiba_inu=11, samoyed=10, pug=12)
    assert oxford_pets.default_breeds() == ("pug", "shiba_inu")
    monkeypatch.setattr(oxford_pets, "ENOUGH", 10)
    assert oxford_pets.default_breeds() == ("shiba_inu", "samoyed")


def test_any_set_of_breeds_by_name(home):
    paint(home, pug=10, samoyed=10, Sphynx=10)
    pets = datasets.load("oxford_pets:Sphynx+pug+samoyed")
    entry = catalog.dataset("oxford_pets:Sphynx+pug+samoyed")
    assert pets.class_names == entry.class_names == ("Sphynx", "pug", "samoyed")
    assert len(pets.fit) == entry.fit_size == 18
    with pytest.raises(LearnerError, match="no pictures of the breed “poodle”"):
        datasets.load("oxford_pets:pug+poodle")
    for wrong in ("pug", "pug+pug", "pug+"):
        with pytest.raises(LearnerError, match=r"Name at least two different breeds, such as shiba_inu\+samoyed"):
            catalog.dataset(f"oxford_pets:{wrong}")


def test_the_archive_of_pets_is_unpacked(home):
    paint(home, pug=10, samoyed=10)
    folder = oxford_pets.folder()
    archive = folder.parent / "images.tar.gz"
    with tarfile.open(archive, "w:gz") as written:
        written.add(folder, "images")
    folder.rename(home / "painted")
    assert oxford_pets.missing() == ()
    assert len(datasets.load("oxford_pets:pug+samoyed").test) == 4
    assert sorted(path.name for path in folder.parent.iterdir()) == ["images", "images.tar.gz"]


def test_pets_that_are_not_here(home):
    assert oxford_pets.missing() == (oxford_pets.ARCHIVE,)
    with pytest.raises(MissingDataError, match=r"put images\.tar\.gz into"):
        datasets.load("oxford_pets")
    entry = catalog.dataset("oxford_pets")
    assert (entry.name, entry.fit_size) == ("oxford_pets:shiba_inu+samoyed", 240)


def test_the_real_pets(home):
    put(home, "oxford_pets")
    pets = datasets.load("oxford_pets")
    assert pets.class_names == ("Abyssinian", "american_bulldog")
    assert (len(pets.fit), len(pets.validation), len(pets.test)) == (240, 80, 80)
    mean = pets.fit.images.mean(axis=0) / 255
    np.testing.assert_allclose(pets.mean_image, mean, atol=1e-6)
    assert pets.mean_image.dtype == np.float32


# Division and specs


@pytest.mark.parametrize(
    ("count", "parts"), [(5, (3, 1, 1)), (10, (6, 2, 2)), (11, (7, 2, 2)), (13, (7, 3, 3)), (200, (120, 40, 40))]
)
def test_parts(count, parts):
    assert parts_of(count) == parts


def test_every_example_is_in_one_part():
    labels = np.random.default_rng(0).integers(0, 3, 100).astype(np.int32)
    fit, held_out, test = divided(labels)
    assert sorted(np.concatenate([fit, held_out, test]).tolist()) == list(range(100))
    assert not (np.diff(labels[fit]) >= 0).all()  # shuffled across classes


def with_pets(monkeypatch) -> None:
    lenet = replace(catalog.architecture("lenet"), learns=(ImageKind.DIGITS, ImageKind.PHOTOS))
    monkeypatch.setitem(catalog.ARCHITECTURES, "lenet", lenet)


def test_a_run_remembers_its_breeds_and_its_size(home, monkeypatch):
    paint(home, pug=10, samoyed=10)
    with_pets(monkeypatch)
    spec = RunSpec.create("lenet", "oxford_pets", {"image_size": "96", "batch_size": 4})
    assert spec.dataset == "oxford_pets:pug+samoyed"
    assert spec.input_shape == (96, 96, 3)
    assert spec.total_steps() == spec.options["epochs"] * 3  # 12 images to learn from
    assert RunSpec.from_json(spec.to_json()) == spec
    assert RunSpec.create("lenet", "oxford_pets", {}).input_shape == (64, 64, 3)
    with pytest.raises(LearnerError, match="can be read at 32, 64, 96, 128, 224, 227 pixels, but 100"):
        RunSpec.create("lenet", "oxford_pets", {"image_size": 100})
    with pytest.raises(LearnerError, match="Images of mnist can be read at 28 pixels, but 64"):
        RunSpec.create("lenet", "mnist", {"image_size": 64})
    assert RunSpec.create("lenet", "mnist", {}).input_shape == (28, 28, 1)
