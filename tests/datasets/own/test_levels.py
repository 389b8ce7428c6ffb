"""Which folders are classes, and which tell the parts of a data set."""

import pytest

from lib.datasets.own.sources.class_names import classes_in_file_names
from lib.datasets.own.sources.levels import find_parts, part_called, usual_level, without_same, without_wrappers
from lib.natural_order import natural_key


@pytest.mark.parametrize(
    ("name", "part"),
    [
        *(("train", "train"), ("Training set", "train"), ("seg_train", "train"), ("训练集", "train")),
        *(("val", "validation"), ("valid", "validation"), ("TEST", "test"), ("test-images", "test")),
        *(("trainer", ""), ("train_test", ""), ("cat", ""), ("testament", "")),
    ],
)
def test_what_people_call_parts(name: str, part: str):
    assert part_called(name) == part


def test_trains_and_planes_are_classes():
    rows = [("train",), ("plane",)]
    assert find_parts(rows) == (rows, ["", ""])
    assert find_parts([("train", "cat"), ("train", "dog")])[1] == ["", ""]


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ([("a", "b", "cat"), ("a", "b", "dog")], [("cat",), ("dog",)]),
        ([("cat",), ("dog",)], [("cat",), ("dog",)]),
        ([("cat",), ("cat",)], [("cat",), ("cat",)]),
        ([("cat",), ("cat", "more")], [("cat",), ("cat", "more")]),
    ],
)
def test_folders_that_hold_all_others_are_no_classes(given, left):
    assert without_wrappers(given) == left


def test_folders_that_are_the_same_everywhere_are_no_classes():
    assert without_same([("cat", "images"), ("dog", "images")]) == [("cat",), ("dog",)]
    assert without_same([("cat", "images"), ("dog", "more")]) == [("cat", "images"), ("dog", "more")]


@pytest.mark.parametrize(
    ("rows", "level"),
    [
        ([("cat", "batch0"), ("dog", "batch0")], 0),
        ([("cat", "day 1"), ("dog", "day 2")], 0),
        ([("cat", "cat_a1"), ("dog", "dog_a2")], 0),
        ([("animals", "cat"), ("animals", "dog"), ("vehicles", "car")], 1),
        ([("animals", "cat", "1"), ("animals", "dog", "2"), ("vehicles", "car", "1")], 1),
        ([(f"person{number}", ("cat", "dog")[number % 2]) for number in range(60)], 1),
    ],
)
def test_the_usual_level(rows, level: int):
    assert usual_level(rows, 50) == level


@pytest.mark.parametrize(
    ("names", "classes"),
    [
        (["7_001", "7_002", "3_001", "3_002"], ["7", "7", "3", "3"]),
        (["cat.1", "cat.2", "dog.1", "dog.2"], ["cat", "cat", "dog", "dog"]),
        (["1 cat", "2 cat", "3 dog", "4 dog"], ["cat", "cat", "dog", "dog"]),
        (["a_x1_cat", "b_y2_cat", "c_z3_dog", "d_w4_dog"], ["cat", "cat", "dog", "dog"]),
        (["n01440764_1", "n01440764_2", "n02102040_1", "n02102040_2"], ["n01440764"] * 2 + ["n02102040"] * 2),
        (["IMG_1", "IMG_2", "IMG_3"], None),
        (["red", "green", "blue"], None),
    ],
)
def test_classes_in_names_of_files(names: list[str], classes: list[str] | None):
    assert classes_in_file_names([f"photos/{name}.png" for name in names], 50) == classes


def test_people_count_before_they_spell():
    ordered = ["1", "2", "10", "A", "a", "a2", "a10", "b01", "b1", "b" + "9" * 5000, "猫2", "猫10"]
    assert sorted(reversed(ordered), key=natural_key) == ordered
