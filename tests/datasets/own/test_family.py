"""Learners' data sets are in the catalogue while they are there, and gone when deleted."""

from pathlib import Path

import numpy as np
import pytest

from lib import catalog, datasets
from lib.datasets.own.create import from_pictures
from lib.datasets.own.delete import delete, share
from lib.datasets.own.manifest import kept_manifests
from lib.errors import LearnerError
from lib.owners import COMMAND_LINE
from lib.runs import RunSpec
from tests.datasets.own.pictures import OWNER, refusal, some

pytestmark = pytest.mark.usefixtures("fresh_data")


def test_the_catalogue_has_them_while_they_are_there():
    mine = from_pictures("Mine", OWNER, {"a": some(0), "b": some(20)}).manifest
    theirs = from_pictures("Theirs", "learner-2", {"a": some(0), "b": some(20, 15)}).manifest
    assert [own.title for own in kept_manifests()] == ["Theirs", "Mine"]
    assert kept_manifests(OWNER) == [mine]
    entry = catalog.dataset(theirs.name)
    assert (entry.title, entry.owner, entry.class_names) == ("Theirs", "learner-2", ("a", "b"))
    assert entry.fit_size == len(datasets.load(theirs.name).fit) == 15
    assert entry.input_shape == (64, 64, 3)
    assert entry.is_colour
    assert {mine.name, theirs.name} <= set(catalog.find_learnable("lenet"))
    assert mine.name in catalog.find_learnable("capsnet")
    assert mine.name not in catalog.find_learnable("baseline_cnn")
    assert {mine.name, theirs.name} <= {entry.name for entry in catalog.datasets()}
    spec = RunSpec.create("lenet", mine.name, {"image_size": 32, "batch_size": 5, "epochs": 1})
    assert (spec.dataset, spec.input_shape, spec.total_steps()) == (mine.name, (32, 32, 3), 3)
    with pytest.raises(LearnerError, match=f"baseline_cnn cannot learn {mine.name}"):
        RunSpec.create("baseline_cnn", mine.name, {})


def test_only_the_owner_deletes_and_then_they_are_gone(home: Path):
    own = from_pictures("Mine", OWNER, {"a": some(0), "b": some(20)}).manifest
    assert refusal(lambda: delete(own.id, "learner-2")) == (
        "“Mine” belongs to another learner, who alone can change it."
    )
    test = datasets.load(own.name).test
    delete(own.id, OWNER)
    assert [path.name for path in (home / "datasets" / "folder").iterdir()] == [own.id]
    assert [path.name for path in (home / "datasets" / "folder" / own.id).iterdir()] == ["manifest.json"]
    assert kept_manifests() == []
    assert own.name not in {entry.name for entry in catalog.datasets()}
    entry = catalog.dataset(own.name)  # a network that learned from them still knows its classes
    assert (entry.class_names, entry.title) == (("a", "b"), "Mine")
    gone = f"The classes “{own.name}” are not on this computer. Their owner may have deleted them."
    assert refusal(lambda: datasets.load(own.name, 32)) == gone
    assert refusal(lambda: delete(own.id, OWNER)) == gone
    assert "Was its data set deleted?" in refusal(lambda: test.take(np.array([0])))


def test_only_the_owner_sees_them_until_they_are_shared():
    own = from_pictures("Mine", OWNER, {"a": some(0), "b": some(20)}).manifest

    def seen_by(learner: str) -> bool:
        return catalog.dataset(own.name).may_be_seen_by(learner)

    assert (seen_by(OWNER), seen_by("learner-2"), seen_by(COMMAND_LINE)) == (True, False, False)
    refusal(lambda: share(own.id, "learner-2", shared=True))
    share(own.id, OWNER, shared=True)
    assert seen_by("learner-2")
    share(own.id, OWNER, shared=False)
    assert not seen_by("learner-2")
    assert all(entry.may_be_seen_by("learner-2") for entry in catalog.datasets() if entry.owner is None)


def test_what_was_deleted_stays_in_no_memory():
    own = from_pictures("Mine", OWNER, {"a": some(0), "b": some(20)}).manifest
    assert len(datasets.read_test_example(own.name, 0).images) == 1  # read, and kept
    delete(own.id, OWNER)
    assert "are not on this computer" in refusal(lambda: datasets.read_test_example(own.name, 0))


@pytest.mark.parametrize("which", ["", "..", "../oxford_pets", "12345678", "1234567", "ABCDEF12"])
def test_other_names_are_nobodys_classes(which):
    assert "are not on this computer" in refusal(lambda: catalog.dataset(f"folder:{which}"))


def test_a_damaged_manifest_is_passed_over(home: Path):
    own = from_pictures("Mine", OWNER, {"a": some(0), "b": some(20)}).manifest
    (home / "datasets" / "folder" / own.id / "manifest.json").write_text("{")
    assert kept_manifests() == []
    assert "are not on this computer" in refusal(lambda: catalog.dataset(own.name))
