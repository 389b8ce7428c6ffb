"""What of a data set is learned from, held out and tested on, if a training says so."""

from dataclasses import asdict
from itertools import chain
from pathlib import Path

import numpy as np
import pytest

from lib import datasets
from lib.datasets import Dataset, Split, multi_mnist
from lib.datasets.dividing import check_division, count_fit
from lib.datasets.division import USUAL, Division
from lib.datasets.few import learn_from_few
from lib.datasets.own.create import from_pictures
from lib.datasets.splits.patch_split import PatchSplit
from lib.datasets.splits.photo_split import PhotoSplit
from tests.datasets.own.brought import files
from tests.datasets.own.pictures import OWNER, from_zip, refusal, some, zipped
from tests.datasets.test_oxford_pets import paint
from tests.training.small import TEST, TRAIN, VALIDATION, small_mnist

NONE = Division(hold_out=0)
OTHER = Division(validation_percent=10, test_percent=30)
PUBLISHED = [
    "mnist",
    "affine_mnist",
    "fashion_mnist",
    "cifar10",
    "cifar10:24",
    "multi_mnist",
    "multi_mnist_official",
]


def rows_of(dataset: Dataset) -> dict[str, list[int]]:
    splits = {"fit": dataset.fit, "validation": dataset.validation, "test": dataset.test}
    return {name: split.rows.tolist() for name, split in splits.items() if isinstance(split, PhotoSplit)}


def test_all_published_training_images_are_learned_from():
    usual, whole = datasets.load("mnist"), datasets.load("mnist", division=NONE)
    assert (len(whole.fit), len(whole.validation), len(whole.test)) == (60_000, 0, 10_000)
    assert whole.fit.images is usual.train.images or np.shares_memory(whole.fit.images, usual.train.images)
    assert whole.test is usual.test
    assert datasets.load("mnist", division=NONE) is whole
    assert datasets.load("mnist", division=USUAL) is usual
    np.testing.assert_array_equal(whole.first_of_each_class(), usual.first_of_each_class())


def test_more_or_fewer_are_held_out_from_the_end():
    usual, more = datasets.load("mnist"), datasets.load("mnist", division=Division(hold_out=10_000))
    assert (len(more.fit), len(more.validation)) == (50_000, 10_000)
    np.testing.assert_array_equal(more.validation.labels[5_000:], usual.validation.labels)
    np.testing.assert_array_equal(more.fit.labels, usual.fit.labels[:50_000])
    np.testing.assert_array_equal(more.first_of_each_class(), usual.first_of_each_class())


def test_few_are_drawn_from_all_that_are_left():
    few = learn_from_few(small_mnist().divided(NONE), 450, seed=1)
    assert (len(few.fit), len(few.validation), len(few.test)) == (450, 0, TEST)
    np.testing.assert_array_equal(few.first_of_each_class(), small_mnist().first_of_each_class())


def test_patches_are_cut_from_all():
    whole = Split(np.zeros((20, 8, 8, 3), np.uint8), np.arange(20, dtype=np.int32) % 2)
    usual = Dataset("few", ("a", "b"), (6, 6, 3), lambda _: PatchSplit(whole, 6), validation_size=4)
    divided = usual.divided(NONE)
    assert isinstance(divided.fit, PatchSplit)
    assert (len(divided.fit), len(divided.validation), len(usual.fit)) == (20, 0, 16)


def test_pairs_are_made_of_all_digits_that_are_not_held_out(tmp_path: Path):
    usual = multi_mnist.load(small_mnist(), tmp_path, pairs_per_digit=2)
    whole, more = usual.divided(NONE), usual.divided(Division(hold_out=200))
    assert (len(whole.fit), len(whole.validation), len(whole.test)) == (2 * TRAIN, 0, TEST)
    assert (len(more.fit), len(more.validation)) == (2 * (TRAIN - 200), 200)
    sources = multi_mnist.draw_training_pairs(small_mnist().divided(Division(hold_out=200)), 2).sources
    assert sources[: len(more.fit)].max() < TRAIN - 200 <= sources[len(more.fit) :].min()
    np.testing.assert_array_equal(whole.test.labels, usual.test.labels)
    np.testing.assert_array_equal(whole.first_of_each_class(), usual.first_of_each_class())
    assert len(usual.validation) == VALIDATION


@pytest.mark.parametrize("name", PUBLISHED)
@pytest.mark.parametrize("count", [0, 5_000, 12_345])
def test_how_many_are_left_to_learn_from_is_known_without_reading(name: str, count: int):
    entry = datasets.entry_of(name)
    assert entry.division_options == ("hold_out",)
    images = {"cifar10": 50_000}.get(name.partition(":")[0], 60_000)
    pairs = 3 if "multi" in name else 1
    assert count_fit(name, Division(hold_out=count)) == pairs * (images - count)


@pytest.mark.parametrize("family", [family for family in datasets.published() if family.is_bundled])
def test_an_entry_says_how_many_are_usually_held_out(family: datasets.DatasetFamily):
    for name in family.names:
        assert datasets.load(name).validation_size == datasets.entry_of(name).held_out == USUAL.hold_out


@pytest.mark.usefixtures("fresh_data")
def test_photos_are_divided_in_the_chosen_shares_class_by_class(home: Path):
    paint(home, Abyssinian=20, samoyed=10)
    usual, other = datasets.load("oxford_pets"), datasets.load("oxford_pets", 0, OTHER)
    counts = [np.bincount(split.labels).tolist() for split in (other.fit, other.validation, other.test)]
    assert counts == [[12, 6], [2, 1], [6, 3]]
    assert count_fit("oxford_pets", OTHER) == len(other.fit) == 18
    assert count_fit("oxford_pets", USUAL) == len(usual.fit) == 18
    rows = rows_of(other)
    assert sorted(chain(*rows.values())) == list(range(30))
    assert rows["test"] != rows_of(usual)["test"]
    datasets.forget()
    assert rows_of(datasets.load("oxford_pets", 0, OTHER)) == rows
    first = datasets.read_test_example("oxford_pets", 0, 0, OTHER)
    np.testing.assert_array_equal(first.images[0], other.test.images[0])
    assert other.first_of_each_class().shape == (2, 64, 64, 3)


@pytest.mark.usefixtures("fresh_data")
def test_only_a_few_divisions_are_kept(home: Path):
    paint(home, Abyssinian=20, samoyed=20)
    usual, first = datasets.load("oxford_pets"), datasets.load("oxford_pets", 0, OTHER)
    for percent in range(20, 26):
        datasets.load("oxford_pets", 0, Division(validation_percent=percent, test_percent=25))
    assert datasets.load("oxford_pets") is usual
    assert datasets.load("oxford_pets", 0, OTHER) is not first


@pytest.mark.usefixtures("fresh_data")
@pytest.mark.parametrize("percents", [(10, 10), (20, 30), (30, 40)])
def test_a_learners_identical_pictures_stay_on_one_side(percents: tuple[int, int]):
    made = from_pictures("Twice", OWNER, {"a": some(0), "b": some(0), "c": some(40, 11)}).manifest
    division = Division(validation_percent=percents[0], test_percent=percents[1])
    rows = rows_of(datasets.load(made.name, 0, division))
    part_of = {row: part for part, some_rows in rows.items() for row in some_rows}
    assert sorted(part_of) == list(range(31))
    assert all(part_of[number] == part_of[10 + number] for number in range(10))
    assert count_fit(made.name, division) == len(rows["fit"])


@pytest.mark.usefixtures("fresh_data")
def test_a_learners_own_division_cannot_be_chosen_again():
    folders = files("train/cat", "train/dog", "test/cat", "test/dog")
    name = from_zip("Divided", OWNER, zipped(folders)).manifest.name
    assert datasets.entry_of(name).division_options == ()
    assert refused(name, test_percent=30) == (
        f"Option test_percent has to stay as it is: {name} keeps the division of its folders."
    )
    assert rows_of(datasets.load(name, 0, OTHER)) == rows_of(datasets.load(name))


def refused(name: str, **options: int) -> str:
    return refusal(lambda: check_division(name, Division(**{**asdict(USUAL), **options})))


@pytest.mark.usefixtures("fresh_data")
def test_what_cannot_be_divided_so_is_refused_in_words(home: Path):
    paint(home, Abyssinian=20, samoyed=8)
    assert refused("mnist", hold_out=1) == (
        "Hold out at least 100 images, or 0 for none: an accuracy on 1 says little."
    )
    assert refused("mnist", test_percent=30).startswith(
        "Option test_percent is for pictures without published test images. Those of mnist stay as they were"
    )
    assert refused("oxford_pets", hold_out=0).startswith("Option hold_out is for published training images.")
    assert refused("oxford_pets", validation_percent=45, test_percent=46) == (
        "45 % held out and 46 % to test on leave 9 % to learn from; leave at least 10 %."
    )
    assert refused("oxford_pets", validation_percent=5) == (
        "Of the 8 pictures of “samoyed”, 6 would be learned from, 0 held out and 2 tested on, but each part needs "
        "one of every class. Choose a larger share, or add pictures."
    )
    check_division("oxford_pets", Division(validation_percent=10, test_percent=10))
