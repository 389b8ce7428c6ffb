"""The files that people really bring: what must come of each, or the sentence that refuses it."""

import json
import unicodedata
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lib import datasets
from lib.data.__main__ import main
from lib.datasets.own.manifest import read_manifest
from lib.datasets.registry import entry_of
from lib.pictures.file_kinds import READABLE
from tests.datasets.own.brought import Brought, alone, apart, bring, content, files, numbered, unpacked, zipped
from tests.datasets.own.pictures import picture

pytestmark = pytest.mark.usefixtures("fresh_data")

PETS = {"cat": 10, "dog": 10}
MORE_PETS = {"cat": 15, "dog": 15}
CHINESE = {"狗": 10, "猫": 10}
DIVIDED = {"train": PETS, "test": {"cat": 5, "dog": 5}}
TAKES_NAMES = ("--class-from-name", "yes")
BATCHES = files("cat/batch0", "cat/batch1", "dog/batch0", "dog/batch1", each=5)
COMPOSED, DECOMPOSED = (unicodedata.normalize(form, "café") for form in ("NFC", "NFD"))
TRAINED = files("train/cat", "train/dog")


FOLDERS = "There are folders in folders. Which of them are the classes? "


def levels(taken: str, value: str, others: str) -> str:
    return f"{FOLDERS}The {taken} (--levels {value}; else {others})"


def encoded(taken: str, value: str, others: str) -> str:
    return (
        "The names do not say in which encoding they are written. Which one reads well? "
        f"{taken} (--encoding {value}; else {others})"
    )


OUTER = levels("outer folders: cat, dog", "outer", "inner")
SPLIT = "The folders are divided into pictures to learn from and to test on. Is that kept? "
KEPT = f"{SPLIT}Keep it (--split keep; else join)"
JOINED = f"{SPLIT}Put all together and divide them anew (--split join; else keep)"
TESTED = (
    "The folders’ own division is kept: 10 pictures to test on, and 20 to learn "
    "from, of which a fifth is held out."
)
NAMED = "The names of the files could be the classes. Are they? Yes: {} (--class-from-name yes; else no)"
NOTHING = "There is no picture to learn from: nothing was given."
NO_PICTURE = f"A picture ({READABLE}) was expected, but this is another kind of file; save it as PNG or JPEG."


TABLE = (
    Brought("a zip of folders", zipped(files("cat", "dog")), PETS),
    Brought("a folder of the computer", unpacked(files("cat", "dog")), PETS),
    Brought(
        "a zip made on a Mac",
        zipped([*files("top/cat", "top/dog"), ("__MACOSX/top/cat/._0.png", b"x"), ("top/.DS_Store", b"x")]),
        PETS,
    ),
    Brought(
        "folders in wrapping folders",
        zipped([*files("a/b/cat", "a/b/dog"), ("a/read me.txt", b"hello")]),
        PETS,
        left_out={"a/read me.txt": NO_PICTURE},
    ),
    Brought(
        "backslashes between folders",
        zipped([(name.replace("/", "\\"), one) for name, one in files("cat", "dog")]),
        PETS,
    ),
    Brought("batches in each class", zipped(BATCHES), PETS, notes=(OUTER,)),
    Brought(
        "batches, and the inner folders wanted",
        zipped(BATCHES),
        {"batch0": 10, "batch1": 10},
        options=("--levels", "inner"),
        notes=(levels("inner folders: batch0, batch1", "inner", "outer"),),
    ),
    Brought(
        "sessions of one class each",
        zipped(files("cat/session 1", "dog/session 2")),
        PETS,
        notes=(OUTER,),
    ),
    Brought(
        "kinds of animals and vehicles",
        zipped(files("animals/cat", "animals/dog", "vehicles/car")),
        {"car": 10, "cat": 10, "dog": 10},
        notes=(levels("inner folders: car, cat, dog", "inner", "outer"),),
    ),
    Brought("the same folder in each class", zipped(files("cat/images", "dog/images")), PETS),
    Brought(
        "pictures beside a folder of more",
        zipped([*files("cat", "dog"), *apart("cat/more", first=100, each=3)]),
        {"cat": 13, "dog": 10},
    ),
    Brought(
        "a level that is not there",
        zipped(BATCHES),
        refusal="“3” is no answer to “levels”; take one of these: outer, inner, 1, 2.",
        options=("--levels", "3"),
    ),
    Brought(
        "numbers as names",
        zipped(files("1", "2", "3", "10", "11")),
        dict.fromkeys(("1", "2", "3", "10", "11"), 10),
    ),
    Brought(
        "names with numbers",
        zipped(files("item 10", "item 9", "Item 1")),
        {"Item 1": 10, "item 9": 10, "item 10": 10},
    ),
    Brought(
        "Chinese names, Windows",
        zipped(files("猫", "狗"), "gbk", flag=False),
        CHINESE,
        notes=(encoded("GBK (简体中文): 狗, 猫", "gbk", "cp932, cp866, cp1251, big5, cp949, cp850"),),
    ),
    Brought("Chinese names, WinRAR", zipped(files("猫", "狗"), "gbk", flag=False, extra=True), CHINESE),
    Brought(
        "Chinese names, Mac",
        zipped(files("猫", "狗"), flag=False),
        CHINESE,
        notes=(encoded("UTF-8: 狗, 猫", "utf-8", "cp866, cp1251, cp850"),),
    ),
    Brought("Chinese names, marked", zipped(files("猫", "狗")), CHINESE),
    Brought(
        "Japanese names, Windows",
        zipped(files("犬", "ねこ"), "cp932", flag=False),
        {"ねこ": 10, "犬": 10},
        notes=(encoded("Shift JIS (日本語): ねこ, 犬", "cp932", "gbk, cp866, cp1251, cp949, cp850"),),
    ),
    Brought(
        "Russian names, Windows",
        zipped(files("кошки", "собаки"), "cp866", flag=False),
        {"кошки": 10, "собаки": 10},
        notes=(encoded("CP866 (русский): кошки, собаки", "cp866", "cp932, cp1251, cp850"),),
    ),
    Brought(
        "Korean names, Windows",
        zipped(files("고양이", "강아지"), "cp949", flag=False),
        {"강아지": 10, "고양이": 10},
        notes=(encoded("CP949 (한국어): 강아지, 고양이", "cp949", "gbk, cp866, cp1251, big5, cp850"),),
    ),
    Brought(
        "another encoding than guessed",
        zipped(files("貓", "鳥"), "cp950", flag=False),
        {"貓": 10, "鳥": 10},
        options=("--encoding", "big5"),
        notes=(encoded("Big5 (繁體中文): 貓, 鳥", "big5", "gbk, cp932, cp866, cp1251, cp949, cp850"),),
    ),
    Brought(
        "an encoding that nobody knows",
        zipped(files("猫", "狗"), "gbk", flag=False),
        refusal=(
            "“klingon” is no answer to “encoding”; take one of these: utf-8, gbk, cp932, "
            "cp866, cp1251, big5, cp949, cp850."
        ),
        options=("--encoding", "klingon"),
    ),
    Brought(
        "é in two ways",
        zipped([*files(COMPOSED, "tea"), *apart(DECOMPOSED, first=100)]),
        {COMPOSED: 15, "tea": 10},
        notes=("“café” is written in two ways that look alike; both are one class.",),
    ),
    Brought(
        "capitals in one of two",
        zipped([*files("cat", "dog"), *apart("Cat", first=100)]),
        {"cat": 15, "dog": 10},
        notes=(
            (
                "These names differ by capitals alone: Cat, cat. Are they one class? One class: "
                "cat (--case join; else keep)"
            ),
        ),
    ),
    Brought(
        "capitals that matter",
        zipped(files("A", "a")),
        {"A": 10, "a": 10},
        options=("--case", "keep"),
        notes=(
            (
                "These names differ by capitals alone: A, a. Are they one class? Classes of "
                "their own (--case keep; else join)"
            ),
        ),
    ),
    Brought(
        "train and test",
        zipped([*TRAINED, *apart("test/cat", "test/dog", first=100)]),
        MORE_PETS,
        parts=DIVIDED,
        notes=(KEPT, TESTED),
    ),
    Brought(
        "train, validation and test",
        unpacked([*TRAINED, *apart("val/cat", "val/dog", "test/cat", "test/dog", first=100)]),
        {"cat": 20, "dog": 20},
        parts={**DIVIDED, "validation": {"cat": 5, "dog": 5}},
        notes=(KEPT, "The folders’ own division is kept: 20 pictures to learn from, 10 held out, 10 to test on."),
    ),
    Brought(
        "train and validation alone",
        zipped([*TRAINED, *apart("val/cat", "val/dog", first=100)]),
        MORE_PETS,
        parts=DIVIDED,
        notes=(KEPT, TESTED),
    ),
    Brought(
        "train and test in each class",
        zipped([*files("cat/训练集", "dog/训练集"), *apart("cat/测试集", "dog/测试集", first=100)]),
        MORE_PETS,
        parts=DIVIDED,
        notes=(KEPT, TESTED),
    ),
    Brought(
        "train and test, to be mixed",
        zipped([*TRAINED, *apart("test/cat", "test/dog", first=100)]),
        MORE_PETS,
        options=("--split", "join"),
        notes=(JOINED,),
    ),
    Brought(
        "a class without test pictures",
        zipped([*TRAINED, *apart("test/cat", first=100)]),
        {"cat": 15, "dog": 10},
        notes=(
            KEPT,
            (
                "The folders’ own division is not kept, as “dog” has 0 pictures in “test”, and 1 "
                "are needed there. All pictures of a class are put together and divided anew."
            ),
        ),
    ),
    Brought(
        "test pictures without classes",
        zipped([*TRAINED, *apart("test", first=100, each=2)]),
        PETS,
        left_out={f"test/{at}.png": "It is in “test”, but not in the folder of a class." for at in range(2)},
    ),
    Brought(
        "one folder, classes in the names",
        zipped(numbered("cat_{:03}.png", "dog_{:03}.png")),
        refusal=(
            "All pictures are in one folder. Say that the names of the files are the classes "
            "(cat, dog), or put the pictures of each class into a folder of its own."
        ),
    ),
    Brought(
        "one folder, classes in the names, as said",
        zipped(numbered("cat_{:03}.png", "dog_{:03}.png")),
        PETS,
        options=TAKES_NAMES,
        notes=(NAMED.format("cat, dog"),),
    ),
    Brought(
        "a class and a number in brackets",
        unpacked(numbered("猫 ({}).png", "狗 ({}).png", folder="")),
        CHINESE,
        options=TAKES_NAMES,
        notes=(NAMED.format("狗, 猫"),),
    ),
    Brought(
        "a number and a class",
        zipped(numbered("{:02}-cat.png", "{:02}-dog.png")),
        PETS,
        options=TAKES_NAMES,
        notes=(NAMED.format("cat, dog"),),
    ),
    Brought(
        "names of no class",
        zipped(numbered("IMG_{}.png")),
        refusal=(
            "A network chooses among 2 to 100 classes, but you gave 1: images. Put the "
            "pictures of each class into a folder of its own."
        ),
    ),
    Brought(
        "names of no class, said to be classes",
        zipped(numbered("IMG_{}.png")),
        refusal=(
            "The names of the files do not tell 2 to 100 classes, as cat_001.png and "
            "dog_001.png do. Put the pictures of each class into a folder of its own."
        ),
        options=TAKES_NAMES,
    ),
    Brought(
        "pictures saved by Windows' browsers",
        zipped(
            [
                *((f"cat/{at}.jfif", picture(10 * at, kind="JPEG")) for at in range(10)),
                *((f"dog/{at}.JFIF", picture(10 * at + 105, kind="JPEG")) for at in range(10)),
                *((f"dog/{at}.avif", b"\0\0\0\x1cftypavif\0\0\0\0") for at in range(2)),
            ]
        ),
        PETS,
        left_out=dict.fromkeys(
            ("dog/0.avif", "dog/1.avif"),
            f"A picture ({READABLE}) was expected, but this is a file of type AVIF; save it as PNG or JPEG.",
        ),
    ),
    Brought(
        "a table beside pictures of a kind that few know",
        zipped([*((f"cat/{at}.jfif", picture(at)) for at in range(10)), ("mnist.csv", b"label,1\n")]),
        refusal=(
            "A network chooses among 2 to 100 classes, but you gave 1: cat. Put the pictures of each class into a "
            "folder of its own."
        ),
    ),
    Brought(
        "a single picture",
        alone("cat.png", content(1)),
        refusal=(
            "A zip or a folder of pictures, a table (CSV), or IDX or NPZ files were expected, but “cat.png” is "
            "none of these. Put the pictures of each class into a folder, and make a zip of these folders."
        ),
    ),
    Brought(
        "a zip that is none",
        alone("cats.zip", b"Rar!"),
        refusal="A zip of folders was expected, but this file is not a zip, or it is damaged.",
    ),
    Brought("an empty zip", zipped([]), refusal=NOTHING),
    Brought("an empty folder", unpacked([]), refusal=NOTHING),
    Brought(
        "notes beside the pictures",
        zipped([*files("cat", "dog"), ("labels/train/1.txt", b"0 1 2"), ("cat/list.csv", b"a,b")]),
        PETS,
        left_out={"cat/list.csv": NO_PICTURE, "labels/train/1.txt": NO_PICTURE},
    ),
)


@pytest.mark.parametrize("brought", TABLE, ids=lambda brought: brought.kind)
def test_what_people_have(brought: Brought, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    made = bring(brought, tmp_path, capsys)
    if made is None:
        return
    assert list(made["classes"].items()) == list(brought.classes.items())
    assert {one["file"]: one["why"] for one in made["left_out"]} == dict(brought.left_out)
    assert tuple(made["notes"]) == brought.notes
    manifest = read_manifest(made["name"].removeprefix("folder:"))
    assert (dict(manifest.classes), dict(manifest.parts)) == (brought.classes, brought.parts)


def test_the_learners_own_division_is_trained_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    some = [*TRAINED, *apart("test/cat", "test/dog", first=100)]
    assert main([str(zipped(some)(tmp_path)), "--title", "Divided"]) == 0
    name = json.loads(capsys.readouterr().out)["name"]
    loaded = datasets.load(name)
    reds = [sorted(split.images[..., 0].mean(axis=(1, 2))) for split in (loaded.train, loaded.test)]
    np.testing.assert_allclose(reds[0], np.arange(20), atol=3)
    np.testing.assert_allclose(reds[1], np.arange(100, 110), atol=3)
    assert [np.bincount(split.labels).tolist() for split in (loaded.fit, loaded.validation)] == [[8, 8], [2, 2]]
    entry = entry_of(name)
    assert (entry.title, entry.fit_size, entry.is_shared) == ("Divided", 16, False)


def test_pictures_are_kept_in_the_order_in_which_people_count(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert main([str(unpacked(files("cat", "dog", each=12))(tmp_path)), "--shared"]) == 0
    name = json.loads(capsys.readouterr().out)["name"]
    folder = home / "datasets" / "folder" / name.removeprefix("folder:")
    reds = [np.asarray(Image.open(path))[..., 0].mean() for path in sorted((folder / "cat").glob("*.jpg"))]
    np.testing.assert_allclose(reds, np.arange(12), atol=3)
    assert entry_of(name).is_shared


def test_what_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main([str(tmp_path / "gone.zip")]) == 2
    assert capsys.readouterr().err == f"There is no file or folder “{tmp_path / 'gone.zip'}”.\n"
