"""Every data set says what is true of it, once: what the catalogue shows is what is loaded."""

from pathlib import Path

import numpy as np
import pytest

from lib import datasets
from lib.datasets import DatasetFamily, ImageKind
from lib.errors import LearnerError

PUBLISHED = datasets.published()
every_family = pytest.mark.parametrize("family", PUBLISHED, ids=lambda family: family.name)


@pytest.fixture(autouse=True)
def fresh(home: Path):
    datasets.forget()
    yield
    datasets.forget()


def test_the_names_that_scripts_rely_on_in_their_order():
    contract = ["mnist", "multi_mnist", "affine_mnist", "fashion_mnist", "cifar10", "oxford_pets", "folder"]
    assert [name for name in datasets.families() if name in contract] == contract


def test_places_are_not_shared():
    places = [family.place for family in datasets.families().values()]
    assert places == sorted(set(places))


@every_family
def test_an_entry_is_complete(family: DatasetFamily):
    entry, *variants = family.entries()
    assert entry == datasets.entry_of(family.name)
    assert variants == [datasets.entry_of(name) for name in family.names[1:]]
    assert datasets.find(entry.name)[0] is family
    assert entry.title and entry.summary.endswith(".") and entry.origin.endswith(".")
    assert entry.fit_size > 0 and len(entry.class_names) > 1
    assert entry.input_shape[0] == entry.input_shape[1] == family.usual_size
    assert family.usual_size in family.sizes
    assert (entry.sizes or family.sizes) == family.sizes
    assert entry.is_colour == (family.kind in (ImageKind.COLOUR, ImageKind.PHOTOS))
    assert entry.is_of_digits == (family.kind in (ImageKind.DIGITS, ImageKind.COMPOSED_DIGITS))


@every_family
def test_the_entry_is_what_is_loaded(family: DatasetFamily):
    if family.missing_files():
        pytest.skip(f"{family.name} is not on this computer")
    entry, loaded = datasets.entry_of(family.name), datasets.load(family.name)
    example = datasets.read_test_example(family.name, 0)
    assert example.images.shape == (1, *entry.input_shape) and example.images.dtype == np.uint8
    assert loaded.input_shape == entry.input_shape
    assert loaded.class_names == entry.class_names
    assert loaded.labels_per_image == entry.labels_per_image == example.labels.size
    if "fit" in loaded.quick_splits():
        assert len(loaded.fit) == entry.fit_size


@every_family
def test_a_test_example_is_numbered_from_zero(family: DatasetFamily):
    if family.missing_files():
        pytest.skip(f"{family.name} is not on this computer")
    last = len(datasets.load(family.name).quick_test) - 1
    assert len(datasets.read_test_example(family.name, last).images) == 1
    for index in (-1, last + 1):
        with pytest.raises(LearnerError) as caught:
            datasets.read_test_example(family.name, index)
        assert str(caught.value) == f"There is no test image {index}; they are numbered 0 to {last}."


@pytest.mark.parametrize("name", ["mnist:", "mnist:odd", "imagenet", "", ":", "folders:12345678"])
def test_a_name_that_means_nothing_is_refused(name: str):
    for ask in (datasets.entry_of, datasets.load, datasets.missing):
        with pytest.raises(LearnerError, match=f"There is no data set called “{name}”"):
            ask(name)
