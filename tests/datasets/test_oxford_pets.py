"""The pets: cropped, divided breed by breed, and any set of breeds by name."""

import tarfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lib import catalog, datasets
from lib.datasets import ImageKind, oxford_pets
from lib.datasets.breeds import BREEDS
from lib.datasets.cifar10 import ENTRY as CIFAR_10
from lib.datasets.fashion_mnist import ENTRY as FASHION_MNIST
from lib.datasets.storage.missing import MissingDataError
from lib.errors import LearnerError
from lib.i18n import catalogue
from lib.runs import RunSpec
from tests.datasets.published import put

pytestmark = pytest.mark.usefixtures("fresh_data")


def paint(home: Path, **counts: int) -> None:
    """Pictures of breeds, wider than high, each of one grey that tells its number, with red margins."""
    folder = home / "datasets" / "oxford_pets" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    for breed, count in counts.items():
        for number in range(1, count + 1):
            picture = Image.new("RGB", (90, 60), "red")
            picture.paste((number, number, number), (15, 0, 75, 60))
            picture.save(folder / f"{breed}_{number}.jpg", quality=100, subsampling=0)


def test_pets_are_cropped_to_their_middle_and_divided(home: Path):
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


def test_pictures_that_arrive_later_are_read_too(home: Path):
    paint(home, shiba_inu=11, samoyed=10)
    before = datasets.version_of("oxford_pets:shiba_inu+samoyed")
    pets = datasets.load("oxford_pets:shiba_inu+samoyed")
    assert datasets.load("oxford_pets:shiba_inu+samoyed") is pets
    paint(home, shiba_inu=20, samoyed=20)
    assert datasets.version_of("oxford_pets:shiba_inu+samoyed") > before
    grown = datasets.load("oxford_pets:shiba_inu+samoyed")
    assert (len(pets.train) + len(pets.test), len(grown.train) + len(grown.test)) == (21, 40)


def test_the_division_is_always_the_same(home: Path):
    paint(home, Abyssinian=20, samoyed=10)
    first = datasets.load("oxford_pets").test.images
    datasets.forget()
    np.testing.assert_array_equal(datasets.load("oxford_pets").test.images, first)


def test_pets_at_another_size(home: Path):
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


def test_the_breeds_of_the_article_where_there_are_enough(home: Path, monkeypatch: pytest.MonkeyPatch):
    assert oxford_pets.usual_breeds() == ("shiba_inu", "samoyed")  # nothing is here yet
    monkeypatch.setattr(oxford_pets, "ENOUGH", 11)
    paint(home, shiba_inu=11, samoyed=10, pug=12)
    assert oxford_pets.usual_breeds() == ("pug", "shiba_inu")
    monkeypatch.setattr(oxford_pets, "ENOUGH", 10)
    assert oxford_pets.usual_breeds() == ("shiba_inu", "samoyed")


def test_every_class_name_is_translated():
    """As it is stored, it is what the translations know it by."""
    names = {*BREEDS, *CIFAR_10.class_names, *FASHION_MNIST.class_names}
    assert len(BREEDS) == 37
    assert [name for name in sorted(names) if catalogue("zh").gettext(name) == name] == []


def test_any_set_of_breeds_by_name(home: Path):
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


def test_the_archive_of_pets_is_unpacked(home: Path):
    paint(home, pug=10, samoyed=10)
    folder = oxford_pets.folder()
    archive = folder.parent / "images.tar.gz"
    with tarfile.open(archive, "w:gz") as written:
        written.add(folder, "images")
    folder.rename(home / "painted")
    assert oxford_pets.missing() == ()
    assert len(datasets.load("oxford_pets:pug+samoyed").test) == 4
    assert sorted(path.name for path in folder.parent.iterdir()) == ["images", "images.tar.gz"]


def test_pets_that_are_not_here(home: Path):
    assert oxford_pets.missing() == (oxford_pets.ARCHIVE,)
    with pytest.raises(MissingDataError, match=r"put images\.tar\.gz into"):
        datasets.load("oxford_pets")
    entry = catalog.dataset("oxford_pets")
    assert (entry.name, entry.fit_size) == ("oxford_pets:shiba_inu+samoyed", 240)


def test_the_real_pets(home: Path):
    put(home, "oxford_pets")
    pets = datasets.load("oxford_pets")
    assert pets.class_names == ("Abyssinian", "american_bulldog")
    assert (len(pets.fit), len(pets.validation), len(pets.test)) == (240, 80, 80)
    mean = pets.fit.images.mean(axis=0) / 255
    np.testing.assert_allclose(pets.mean_image, mean, atol=1e-6)
    assert pets.mean_image.dtype == np.float32


def with_pets(monkeypatch: pytest.MonkeyPatch) -> None:
    lenet = replace(catalog.architecture("lenet"), learns=(ImageKind.DIGITS, ImageKind.PHOTOS))
    monkeypatch.setitem(catalog.ARCHITECTURES, "lenet", lenet)


def test_a_run_remembers_its_breeds_and_its_size(home: Path, monkeypatch: pytest.MonkeyPatch):
    paint(home, pug=10, samoyed=10)
    with_pets(monkeypatch)
    spec = RunSpec.create("lenet", "oxford_pets", {"image_size": "96", "batch_size": 4})
    assert spec.dataset == "oxford_pets:pug+samoyed"
    assert spec.input_shape == (96, 96, 3)
    assert spec.total_steps() == spec.training.epochs * 3  # 12 images to learn from
    assert RunSpec.from_json(spec.to_json()) == spec
    assert RunSpec.create("lenet", "oxford_pets", {}).input_shape == (64, 64, 3)
    with pytest.raises(LearnerError, match="can be read at 32, 64, 96, 128, 224, 227 pixels, but 100"):
        RunSpec.create("lenet", "oxford_pets", {"image_size": 100})
    with pytest.raises(LearnerError, match="Images of mnist can be read at 28 pixels, but 64"):
        RunSpec.create("lenet", "mnist", {"image_size": 64})
    assert RunSpec.create("lenet", "mnist", {}).input_shape == (28, 28, 1)
