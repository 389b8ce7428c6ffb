"""Own classes: made of zips, uploads and kept pictures, checked, learned from, and gone when deleted."""

import io
import re
import stat
import zipfile

import numpy as np
import pytest
from PIL import Image

from lib import catalog, datasets
from lib.datasets.own import zip_folders
from lib.datasets.own.create import from_pictures, from_zip
from lib.datasets.own.delete import delete
from lib.datasets.own.manifest import kept_manifests
from lib.errors import LearnerError
from lib.pictures.kept_images import keep_image, kept_images
from lib.runs import RunSpec

OWNER = "learner-1"


@pytest.fixture(autouse=True)
def fresh(home):
    datasets.forget()
    yield
    datasets.forget()


def picture(number: int, size=(40, 30), kind="PNG") -> bytes:
    """A picture of one colour that tells its number."""
    written = io.BytesIO()
    Image.new("RGB", size, (number, 255 - number, 100)).save(written, kind)
    return written.getvalue()


def some(first: int, count: int = 10) -> list[tuple[str, bytes]]:
    return [(f"{number}.png", picture(number)) for number in range(first, first + count)]


def zipped(files, **kinds) -> io.BytesIO:
    """A zip of (name, content); `kinds` are further attributes of the last."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            member = zipfile.ZipInfo(name)
            member.compress_type = zipfile.ZIP_DEFLATED
            if (name, content) == files[-1]:
                for key, value in kinds.items():
                    setattr(member, key, value)
            archive.writestr(member, content)
    written.seek(0)
    return written


def two_folders(top: str = "") -> list[tuple[str, bytes]]:
    return [
        (f"{top}{name}/{file}", content) for name, n in (("red", 100), ("green", 0)) for file, content in some(n)
    ]


def refusal(make) -> str:
    with pytest.raises(LearnerError) as caught:
        make()
    return str(caught.value)


def nothing_is_left(home) -> bool:
    return not any((home / "datasets" / "folder").glob("*"))


# Making them


@pytest.mark.parametrize("top", ["", "My pictures/", "a/b/"])
def test_a_zip_of_folders_becomes_a_data_set(home, top):
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
    digests = [keep_image(content) for _, content in some(200)]
    made = from_pictures("Mine", OWNER, {"up": some(0, 12), "drawn": kept_images(digests)})
    assert made.manifest.classes == {"drawn": 10, "up": 12}
    assert datasets.load(made.manifest.name, 96).input_shape == (96, 96, 3)


def test_what_is_kept_is_upright_small_and_says_nothing_of_where(home):
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


def test_names_of_classes_are_no_paths(home):
    own = from_pictures("x", OWNER, {"../../etc": some(0), " .hidden/ one ": some(20), "猫": some(40)}).manifest
    assert list(own.classes) == ["etc", "hidden one", "猫"]
    folder = home / "datasets" / "folder" / own.id
    assert sorted(path.name for path in folder.iterdir()) == ["etc", "hidden one", "manifest.json", "猫"]


def test_what_cannot_be_read_is_left_out_and_named():
    damaged = picture(0)[:40]
    files = [*two_folders(), ("loose.png", picture(9)), ("red/cut.png", damaged), ("red/words.txt", b"hello")]
    files += [("red/again.png", picture(100)), ("green/too large.png", bytes(zip_folders.MAX_BYTES + 5))]
    made = from_zip("x", OWNER, zipped(files))
    assert made.manifest.classes == {"green": 10, "red": 10}
    assert {left.file: str(left.reason) for left in made.left_out} == {
        "loose.png": "It lies in no folder, so it has no class.",
        "red/cut.png": "A whole picture was expected, but this file is damaged or cut short; save or send it "
        "again.",
        "red/words.txt": "A picture (PNG, JPEG, WebP, BMP, GIF) was expected, but this is another kind of file; "
        "save it as PNG or JPEG.",
        "red/again.png": "The same picture is in this class already.",
        "green/too large.png": "The file is 8.0 MB and the limit is 8 MB; make the picture smaller and try again.",
    }


# What is refused


def test_too_few_classes_or_pictures(home):
    def make(**classes):
        return lambda: from_pictures("x", OWNER, classes)

    assert refusal(make()) == "There is no picture to learn from: nothing was given."
    assert refusal(make(a=[("a.png", b"no")])).startswith(
        "There is no picture to learn from: a.png: A picture (PNG"
    )
    assert refusal(make(a=some(0))) == (
        "A network chooses among 2 to 50 classes, but here is 1: a. Put the pictures of each class into a folder "
        "of its own."
    )
    assert refusal(make(a=some(0), b=some(20, 9), c=some(40, 3))) == (
        "Each class needs at least 10 pictures that can be read, but there are fewer of: b (9), c (3)."
    )
    assert nothing_is_left(home)


@pytest.mark.parametrize("name", ["../out.png", "red/../../out.png", "/etc/out.png", "C:/out.png", "..\\out.png"])
def test_a_zip_that_climbs_out_of_its_folder(home, name):
    said = refusal(lambda: from_zip("x", OWNER, zipped([*two_folders(), (name, picture(1))])))
    assert said == (
        f"“{name}” in the zip leads out of its folder. Such a zip is not unpacked; make a new one.".replace(
            "\\", "/"
        )
    )
    assert nothing_is_left(home)
    assert not list(home.rglob("out.png"))


def test_a_zip_with_a_link(home):
    link = zipped([*two_folders(), ("red/link.png", b"/etc/passwd")], external_attr=(stat.S_IFLNK | 0o777) << 16)
    assert refusal(lambda: from_zip("x", OWNER, link)) == (
        "“red/link.png” in the zip is a link, not a picture. Make a zip with the pictures themselves."
    )
    assert nothing_is_left(home)


def test_a_zip_with_a_password():
    file = zipped(two_folders())
    content = bytearray(file.getvalue())
    for start in (b"PK\1\2", b"PK\3\4"):
        place = content.find(start)
        content[place + (8 if start == b"PK\1\2" else 6)] |= 1
    assert "is locked by a password" in refusal(lambda: from_zip("x", OWNER, io.BytesIO(content)))


@pytest.mark.parametrize("content", [b"", b"PK\3\4 not really", picture(1)])
def test_no_zip(content):
    said = refusal(lambda: from_zip("x", OWNER, io.BytesIO(content)))
    assert said == "A zip of folders was expected, but this file is none, or is damaged."


def test_a_zip_without_pictures(home):
    said = refusal(lambda: from_zip("x", OWNER, zipped([("a/b.txt", b"words")])))
    assert said.startswith("There is no picture to learn from: a/b.txt: A picture (PNG, JPEG")
    assert refusal(lambda: from_zip("x", OWNER, zipped([]))).endswith("nothing was given.")
    assert nothing_is_left(home)


def test_a_zip_of_too_many_files(monkeypatch):
    monkeypatch.setattr(zip_folders, "MAX_FILES", 19)
    said = refusal(lambda: from_zip("x", OWNER, zipped(two_folders())))
    assert said == "The zip has 20 files and the limit is 19; leave some out."


def test_a_zip_that_is_too_large_itself(monkeypatch):
    monkeypatch.setattr(zip_folders, "MAX_ZIP_BYTES", 1024)
    said = refusal(lambda: from_zip("x", OWNER, zipped(two_folders())))
    assert re.match(r"The zip is \d+\.\d MB and the limit is 0 MB; make the pictures smaller", said)


def test_a_zip_that_unpacks_to_too_much_whatever_it_says(monkeypatch):
    """Three megabytes of zeros pack to three kilobytes, and the zip claims that they are ten bytes."""
    monkeypatch.setattr(zip_folders, "MAX_EXPANDED_BYTES", 1024**2)
    files = [(f"a/{number}.png", bytes(512 * 1024)) for number in range(6)]
    honest = zipped(files).getvalue()
    assert len(honest) < 10_000
    said = refusal(lambda: from_zip("x", OWNER, io.BytesIO(honest)))
    assert said == "The zip unpacks to more than 0 GB, which is the limit; leave pictures out."
    lying = honest.replace((512 * 1024).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != honest
    most = 0
    try:
        for _, _, content in zip_folders.pictures_in(io.BytesIO(lying)):
            most = max(most, len(content))
    except LearnerError:
        pass
    assert most <= 10


def test_a_damaged_file_in_a_sound_zip():
    file = zipped([*two_folders(), ("red/x.png", picture(77))])
    content = bytearray(file.getvalue())
    place = content.find(b"red/x.png") + len("red/x.png") + 10
    content[place] ^= 255
    made = from_zip("x", OWNER, io.BytesIO(content))
    assert [left.file for left in made.left_out] == ["red/x.png"]


# What there is, and what is gone


def test_the_catalogue_has_them_while_they_are_there():
    mine = from_pictures("Mine", OWNER, {"a": some(0), "b": some(20)}).manifest
    theirs = from_pictures("Theirs", "learner-2", {"a": some(0), "b": some(20, 15)}).manifest
    assert [own.title for own in kept_manifests()] == ["Theirs", "Mine"]
    assert kept_manifests(OWNER) == [mine]
    entry = catalog.dataset(theirs.name)
    assert (entry.title, entry.owner, entry.class_names) == ("Theirs", "learner-2", ("a", "b"))
    assert entry.fit_size == len(datasets.load(theirs.name).fit) == 15
    assert entry.input_shape == (64, 64, 3)
    assert entry.colour
    assert {mine.name, theirs.name} <= set(catalog.learnable("lenet"))
    assert mine.name not in catalog.learnable("capsnet")
    assert {mine.name, theirs.name} <= {entry.name for entry in catalog.datasets()}
    spec = RunSpec.create("lenet", mine.name, {"image_size": 32, "batch_size": 5, "epochs": 1})
    assert (spec.dataset, spec.input_shape, spec.total_steps()) == (mine.name, (32, 32, 3), 3)
    with pytest.raises(LearnerError, match=f"capsnet cannot learn {mine.name}"):
        RunSpec.create("capsnet", mine.name, {})


def test_only_the_owner_deletes_and_then_they_are_gone(home):
    own = from_pictures("Mine", OWNER, {"a": some(0), "b": some(20)}).manifest
    assert refusal(lambda: delete(own.id, "learner-2")) == (
        "“Mine” belongs to another learner, who alone can delete it."
    )
    test = datasets.load(own.name).test
    delete(own.id, OWNER)
    assert [path.name for path in (home / "datasets" / "folder").iterdir()] == [own.id]
    assert [path.name for path in (home / "datasets" / "folder" / own.id).iterdir()] == ["manifest.json"]
    assert kept_manifests() == []
    assert own.name not in {entry.name for entry in catalog.datasets()}
    entry = catalog.dataset(own.name)  # a network that learned from them still knows its classes
    assert (entry.class_names, entry.title) == (("a", "b"), "Mine")
    gone = f"The own classes “{own.name}” are not on this computer (any more). Their owner may have deleted them."
    assert refusal(lambda: datasets.load(own.name, 32)) == gone
    assert refusal(lambda: delete(own.id, OWNER)) == gone
    assert "Was its data set deleted?" in refusal(lambda: test.take(np.array([0])))


@pytest.mark.parametrize("which", ["", "..", "../oxford_pets", "12345678", "1234567", "ABCDEF12"])
def test_other_names_are_nobodys_classes(which):
    assert "are not on this computer" in refusal(lambda: catalog.dataset(f"folder:{which}"))


def test_a_damaged_manifest_is_passed_over(home):
    own = from_pictures("Mine", OWNER, {"a": some(0), "b": some(20)}).manifest
    (home / "datasets" / "folder" / own.id / "manifest.json").write_text("{")
    assert kept_manifests() == []
    assert "are not on this computer" in refusal(lambda: catalog.dataset(own.name))


def test_a_full_disk_is_said_and_leaves_nothing(home):
    (home / "datasets").mkdir(parents=True)
    (home / "datasets" / "folder").touch()
    said = refusal(lambda: from_pictures("Mine", OWNER, {"a": some(0), "b": some(20)}))
    assert said.startswith("The pictures could not be kept (")
