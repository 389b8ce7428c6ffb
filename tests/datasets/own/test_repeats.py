"""The same picture in several classes or parts is said, and kept on one side of the division."""

import json
from pathlib import Path

import numpy as np
import pytest

from lib import datasets
from lib.data.__main__ import main
from lib.datasets.dataset import Examples
from lib.datasets.own.create import from_pictures
from lib.datasets.own.manifest import Manifest, read_manifest
from lib.datasets.registry import entry_of
from lib.datasets.splits.photo_classes import divide_classes
from lib.datasets.splits.photo_split import PhotoSplit
from lib.datasets.splits.together import keep_together
from tests.datasets.own.brought import apart, content, files, zipped
from tests.datasets.own.pictures import OWNER, picture, some

pytestmark = pytest.mark.usefixtures("fresh_data")


def rows_of(split: Examples) -> list[int]:
    assert isinstance(split, PhotoSplit)
    return split.rows.tolist()


def parts_of_copies(manifest: Manifest) -> list[set[str]]:
    """Return, of each picture that was given more than once, the parts in which its copies are."""
    loaded = datasets.load(manifest.name)
    splits = {"fit": loaded.fit, "validation": loaded.validation, "test": loaded.test}
    part_of = {row: part for part, split in splits.items() for row in rows_of(split)}
    places = [(name, number) for name, count in manifest.classes.items() for number in range(count)]
    assert sorted(part_of) == list(range(len(places)))
    return [{part_of[places.index((name, at))] for name, at in repeat.kept} for repeat in manifest.repeats]


def test_a_picture_in_two_classes_is_said_and_on_one_side(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    both = [("dog/copy.png", content(3)), ("dog/other name.png", content(7)), ("dog/again.png", content(15))]
    assert main([str(zipped([*files("cat", "dog"), *both])(tmp_path))]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["classes"] == {"cat": 10, "dog": 12}
    assert made["notes"] == [
        "The same pictures are in different classes: 2, such as cat/3.png = dog/copy.png, cat/7.png "
        "= dog/other name.png. They are kept in each, and are together learned from or together tested on. Take "
        "them out of the classes in which they are wrong."
    ]
    assert [one["why"] for one in made["left_out"]] == ["The same picture is in this class already."]
    manifest = read_manifest(made["name"].removeprefix("folder:"))
    assert [[name for name, _ in repeat.kept] for repeat in manifest.repeats] == [["cat", "dog"]] * 2
    assert [len(parts) for parts in parts_of_copies(manifest)] == [1, 1]
    loaded = datasets.load(made["name"])
    assert (len(loaded.fit), len(loaded.validation), len(loaded.test)) == (14, 4, 4)
    assert entry_of(made["name"]).fit_size == 14


def test_a_class_that_is_a_copy_of_another():
    made = from_pictures("Twice", OWNER, {"a": some(0), "b": some(0), "c": some(40, 11)})
    assert len(made.manifest.repeats) == 10
    assert [len(parts) for parts in parts_of_copies(made.manifest)] == [1] * 10
    assert entry_of(made.manifest.name).fit_size == len(datasets.load(made.manifest.name).fit) == 19


def test_another_file_of_the_same_pixels_is_the_same_picture():
    made = from_pictures("Mine", OWNER, {"a": [*some(0), ("0.bmp", picture(0, kind="BMP"))], "b": some(40)})
    assert made.manifest.classes == {"a": 10, "b": 10}
    assert [str(one.reason) for one in made.left_out] == ["The same picture is in this class already."]


def test_a_picture_to_learn_from_and_to_test_on_is_left_out_by_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    given = [*files("train/cat", "train/dog"), *apart("test/cat", "test/dog", first=100)]
    given += [("test/cat/copy.png", content(3)), ("test/dog/wrong.png", content(4))]
    assert main([str(zipped(given)(tmp_path))]) == 0
    made = json.loads(capsys.readouterr().out)
    text = "The same picture is in “test” too, as {}. A network must not be tested on what it learned, so it is "
    text += "left out here. Take one of the two away."
    assert {one["file"]: one["why"] for one in made["left_out"]} == {
        "train/cat/3.png": text.format("test/cat/copy.png"),
        "train/cat/4.png": text.format("test/dog/wrong.png"),
    }
    manifest = read_manifest(made["name"].removeprefix("folder:"))
    assert [repeat.left_out for repeat in manifest.repeats] == [["train/cat/3.png"], ["train/cat/4.png"]]
    assert parts_of_copies(manifest) == [{"test"}, {"test"}]


def test_groups_change_places_with_others_of_their_class():
    labels = np.array([0, 0, 0, 1, 1, 1])
    divided = [np.array([0, 1, 3, 4]), np.array([2, 5])]
    together = keep_together(divided, labels, [[2, 3]])
    assert [sorted(part.tolist()) for part in together] == [[0, 1, 4, 5], [2, 3]]
    assert [sorted(part.tolist()) for part in keep_together(divided, labels, [[0, 3]])] == [[0, 1, 3, 4], [2, 5]]


def test_without_copies_the_division_is_as_ever():
    labels = np.arange(40) % 2
    for one, other in zip(divide_classes(labels), divide_classes(labels, copies=()), strict=True):
        np.testing.assert_array_equal(one, other)


def test_what_is_repeated_comes_back_from_the_manifest():
    made = from_pictures("Mine", OWNER, {"a": some(0), "b": [*some(40), ("x.png", picture(2))]}).manifest
    [repeat] = read_manifest(made.id).repeats
    assert ([list(one) for one in repeat.kept], repeat.left_out) == ([["a", 2], ["b", 10]], [])
