"""Data sets of zips, uploads and kept pictures: what is kept, and what is refused."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lib import datasets
from lib.datasets.own import room
from lib.datasets.own.basket import collect, read_basket, read_collected
from lib.datasets.own.create import from_pictures
from lib.owners import COMMAND_LINE
from lib.pictures.image_files import MAX_BYTES
from tests.datasets.own.pictures import (
    OWNER,
    from_zip,
    nothing_is_left,
    picture,
    refusal,
    some,
    two_folders,
    zipped,
)

pytestmark = pytest.mark.usefixtures("fresh_data")


@pytest.mark.parametrize("top", ["", "My pictures/", "a/b/"])
def test_a_zip_of_folders_becomes_a_data_set(home: Path, top):
    extra = [("__MACOSX/red/._1.png", b"x"), ("red/.DS_Store", b"x"), ("red/Thumbs.db", b"x")]
    made = from_zip("  Colours\n here ", OWNER, zipped(two_folders(top) + extra))
    assert made.left_out == ()
    assert (made.manifest.title, made.manifest.owner, made.manifest.classes) == (
        "Colours here",
        OWNER,
        {"green": 10, "red": 10},
    )
    loaded = datasets.load(made.manifest.name)
    assert loaded.name == made.manifest.name == f"folder:{made.manifest.id}"
    assert loaded.class_names == ("green", "red")
    assert (len(loaded.fit), len(loaded.validation), len(loaded.test)) == (12, 4, 4)
    seen = {
        (int(label), round(float(image[..., 0].mean())))
        for split in (loaded.fit, loaded.validation, loaded.test)
        for image, label in zip(split.images, split.labels, strict=True)
    }
    assert {label for label, _ in seen} == {0, 1}
    assert all(value < 15 if label == 0 else 95 < value < 115 for label, value in seen)


def test_uploads_and_kept_pictures_become_a_data_set():
    collect(OWNER, "drawn", [content for _, content in some(200)])
    drawn = read_collected(OWNER, read_basket(OWNER)["drawn"])
    made = from_pictures("Mine", OWNER, {"up": some(0, 12), "drawn": drawn})
    assert made.manifest.classes == {"drawn": 10, "up": 12}
    assert datasets.load(made.manifest.name, 96).input_shape == (96, 96, 3)


def test_what_is_kept_is_upright_small_and_says_nothing_of_where(home: Path):
    large = Image.new("RGB", (1200, 600), "red")
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "A camera"  # turned by a quarter; its maker
    written = io.BytesIO()
    large.save(written, "JPEG", exif=exif)
    photos = [("turned.jpg", written.getvalue()), *some(0, 9)]
    own = from_pictures("", OWNER, {"a": photos, "b": some(20)}).manifest
    assert own.title == own.id
    with Image.open(home / "datasets" / "folder" / own.id / "a" / "00000.jpg") as kept:
        assert kept.size == (256, 512)
        assert len(kept.getexif()) == 0


def test_names_of_classes_are_no_paths(home: Path):
    own = from_pictures("x", OWNER, {"../../etc": some(0), " .hidden/ one ": some(20), "猫": some(40)}).manifest
    assert list(own.classes) == ["etc", "hidden one", "猫"]
    folder = home / "datasets" / "folder" / own.id
    assert sorted(path.name for path in folder.iterdir()) == ["etc", "hidden one", "manifest.json", "猫"]


@pytest.mark.parametrize("name", ["manifest.json", "Manifest.JSON"])
def test_a_class_may_be_called_like_a_file_of_ours(name: str):
    own = from_pictures("x", OWNER, {name: some(0), "b": some(20)}).manifest
    assert own.classes == {name: 10, "b": 10}
    loaded = datasets.load(own.name)
    assert (loaded.class_names, len(loaded.fit)) == (tuple(own.classes), 12)
    assert np.bincount(loaded.fit.labels).tolist() == [6, 6]


def test_what_cannot_be_read_is_left_out_and_named():
    damaged = picture(0)[:40]
    files = [*two_folders(), ("loose.png", picture(9)), ("red/cut.png", damaged), ("red/words.txt", b"hello")]
    files += [("red/again.png", picture(100)), ("green/too large.png", bytes(MAX_BYTES + 5))]
    made = from_zip("x", OWNER, zipped(files))
    assert made.manifest.classes == {"green": 10, "red": 10}
    assert {left.file: str(left.reason) for left in made.left_out} == {
        "loose.png": "It is not in a folder, so it has no class.",
        "red/cut.png": "A whole picture was expected, but this file is damaged or cut short; save or send it "
        "again.",
        "red/words.txt": "A picture (PNG, JPEG, WebP, HEIC, TIFF, BMP, GIF) was expected, but this is another "
        "kind of file; save it as PNG or JPEG.",
        "red/again.png": "The same picture is in this class already.",
        "green/too large.png": "The file is 8.0 MB and the limit is 8 MB; make the picture smaller and try again.",
    }


def test_why_files_were_left_out_is_kept_without_the_files():
    made = from_zip(
        "x", OWNER, zipped([*two_folders(), ("red/words.txt", b"hello"), ("red/cut.png", picture(0)[:40])])
    )
    assert len(made.left_out) == 2
    for left in made.left_out:
        assert left.reason.__traceback__ is left.reason.__cause__ is left.reason.__context__ is None


def test_too_few_classes_or_pictures(home: Path):
    def make(**classes):
        return lambda: from_pictures("x", OWNER, classes)

    assert refusal(make()) == "There is no picture to learn from: nothing was given."
    assert refusal(make(a=[("a.png", b"no")])).startswith(
        "There is no picture to learn from: a.png: A picture (PNG"
    )
    assert refusal(make(a=some(0))) == (
        "A network chooses among 2 to 100 classes, but you gave 1: a. Put the pictures of each class into a "
        "folder of its own."
    )
    assert refusal(make(a=some(0), b=some(20, 9), c=some(40, 3))) == (
        "Each class needs at least 10 pictures that can be read, but there are fewer of: b (9), c (3)."
    )
    assert nothing_is_left(home)


def test_a_full_disk_is_said_and_leaves_nothing(home: Path):
    (home / "datasets").mkdir(parents=True)
    (home / "datasets" / "folder").touch()
    said = refusal(lambda: from_pictures("Mine", OWNER, {"a": some(0), "b": some(20)}))
    assert said.startswith("The pictures could not be kept (")


def test_a_learner_has_only_so_many_data_sets(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(room, "MOST_SETS", 1)
    from_pictures("First", OWNER, {"a": some(0), "b": some(20)})
    said = refusal(lambda: from_pictures("Second", OWNER, {"a": some(0), "b": some(20)}))
    assert said == "You have 1 data sets of your own, and there can be no more. Delete one first."
    for other in ("learner-2", COMMAND_LINE, COMMAND_LINE):  # who runs the server has no limit
        from_pictures("Theirs", other, {"a": some(0), "b": some(20)})


def test_a_learners_data_sets_are_only_so_large(home: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(room, "MOST_BYTES", 1024)
    said = refusal(lambda: from_pictures("x", OWNER, {"a": some(0), "b": some(20)}))
    assert said.startswith("Your pictures would take 1 MB on this computer, and the limit is 0 MB.")
    assert nothing_is_left(home)


def test_a_title_changes_no_other_text():
    own = from_pictures("a\u202e b\n" + "c" * 80, OWNER, {"x\u2066": some(0), "y": some(20)}).manifest
    assert own.title == "a b " + "c" * 56
    assert list(own.classes) == ["x", "y"]
