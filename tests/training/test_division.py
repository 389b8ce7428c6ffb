"""A training learns from, validates on and is tested on the images that its options say, and on no others."""

import argparse
import json
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
import pytest

from lib.datasets import Batch, Examples
from lib.datasets.own.create import from_pictures
from lib.errors import LearnerError
from lib.inspectors.questions.evaluate import load_split
from lib.inspectors.readings import Reading
from lib.runs import Run, RunSpec, RunStore, State
from lib.training import pipeline
from lib.training.evaluation import Evaluator
from lib.training.order import read_order
from lib.training.trainer import train
from tests.datasets.own.pictures import some
from tests.runs.specs import QUICKEST, spec
from tests.training.small import TEST, TRAIN, VALIDATION, small_mnist

OPTIONS = {"max_steps": 12, "batch_size": 50, "shift": 0, "dropout": 0}


@dataclass
class Watched:
    """What a training looks at.

    Attributes:
        measured: the labels of each split that it measures.
        learned: the labels of each batch that it learns from.
    """

    measured: list[list[int]] = field(default_factory=list[list[int]])
    learned: list[list[int]] = field(default_factory=list[list[int]])


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Watched:
    found = Watched()
    evaluate, unpack = Evaluator.evaluate, pipeline.unpack_batch

    def note_split(self: Evaluator, split: Examples):
        found.measured.append(split.labels.tolist())
        return evaluate(self, split)

    def note_batch(batch: Batch):
        found.learned.append(batch.labels.tolist())
        return unpack(batch)

    monkeypatch.setattr(Evaluator, "evaluate", note_split)
    monkeypatch.setattr(pipeline, "unpack_batch", note_batch)
    return found


def trained(store: RunStore, **options: object) -> Run:
    run = train(store, store.create(spec(QUICKEST, **OPTIONS, **options), "ada").id)
    assert run.state is State.COMPLETED
    return run


def test_where_nothing_is_held_out_all_is_learned_from_and_nothing_is_validated(store, watched):
    run = trained(store, hold_out=0)
    digits = small_mnist()
    epoch = list(chain(*watched.learned[: TRAIN // 50]))
    assert np.bincount(epoch).tolist() == np.bincount(digits.train.labels).tolist()
    assert watched.measured == [digits.test.labels.tolist()], "the test images alone, once"
    assert run.validation_accuracy is None and run.test_accuracy is not None
    assert store.metrics.read(run.id, "validation")["step"].tolist() == []
    assert store.metrics.read(run.id, "train")["step"].tolist() == list(range(1, 13))
    files = store.files(run)
    assert (files.checkpoints()[0], int(files.checkpoints()[-1])) == ("00000000", 12)
    assert files.tensorboard.is_dir() and not (files.tensorboard / "validation").exists()
    assert json.loads((files.folder / "run.json").read_text())["validation_accuracy"] is None
    pictured = files.load_snapshot(12).pictured
    np.testing.assert_array_equal(pictured, digits.first_of_each_class()[0])


def test_what_is_held_out_is_validated_on_and_not_learned_from(store, watched):
    run = trained(store, hold_out=200)
    digits = small_mnist()
    epoch = list(chain(*watched.learned[: (TRAIN - 200) // 50]))
    assert np.bincount(epoch).tolist() == np.bincount(digits.train.labels[: TRAIN - 200]).tolist()
    *validated, test = watched.measured
    assert validated and all(one == digits.train.labels[-200:].tolist() for one in validated)
    assert test == digits.test.labels.tolist()
    assert run.validation_accuracy is not None


def test_the_usual_number_changes_nothing(store, watched):
    trained(store, hold_out=5_000)
    assert {len(labels) for labels in watched.measured} == {VALIDATION, TEST}


def test_a_goal_needs_something_to_be_measured_on():
    with pytest.raises(LearnerError, match="Nothing is held out, so there is no accuracy at which the training"):
        spec(hold_out=0, stop_at_accuracy=0.9)
    assert spec(hold_out=100, stop_at_accuracy=0.9).has_validation


def test_all_60_000_images_are_counted():
    assert spec(hold_out=0).count_images() == 60_000
    assert spec(hold_out=0, train_images=100).count_images() == 100
    assert spec(hold_out=0, epochs=1, batch_size=100).total_steps() == 600
    assert not spec(hold_out=0).has_validation and spec().has_validation
    assert [spec(hold_out=count).is_pictured_held_out for count in (0, 1_000, 5_000, 6_000)] == [
        False,
        False,
        True,
        True,
    ]
    read = RunSpec.from_json({**spec().to_json(), "options": {}})
    assert read.training.division == spec().training.division, "as runs were from before there was a choice"


def test_a_run_on_photos_is_evaluated_on_its_own_division(home, store, watched):
    dataset = from_pictures("Cups", "ada", {"a": some(0, 20), "b": some(100, 20)}).manifest.name
    given = {**OPTIONS, "max_steps": 2, "batch_size": 8, "image_size": 32}
    usual = RunSpec.create(QUICKEST, dataset, given)
    other = RunSpec.create(QUICKEST, dataset, {**given, "validation_percent": 10, "test_percent": 30})
    assert (usual.count_images(), other.count_images()) == (24, 24)
    run = train(store, store.create(other, "ada").id)
    assert run.state is State.COMPLETED
    counts = {
        name: np.bincount(load_split(other, name).labels).tolist() for name in ("train", "validation", "test")
    }
    assert counts == {"train": [12, 12], "validation": [2, 2], "test": [6, 6]}
    assert {tuple(labels) for labels in watched.measured} == {
        tuple(load_split(other, name).labels.tolist()) for name in ("validation", "test")
    }
    learned = {image.tobytes() for image in load_split(other, "train").images}
    assert not learned & {image.tobytes() for image in load_split(other, "test").images}
    reading = Reading.of(other)
    np.testing.assert_array_equal(reading.test_example(7).images[0], load_split(other, "test").images[7])
    assert reading != Reading.of(usual)


def test_nothing_held_out_cannot_be_evaluated():
    assert Reading.of(spec(hold_out=0)) == Reading.of(spec())
    assert len(load_split(spec(hold_out=0), "train")) == TRAIN
    with pytest.raises(LearnerError, match="none was held out to validate on"):
        load_split(spec(hold_out=0), "validation")


def test_a_run_that_continues_another_has_its_division(store):
    parent = store.create(spec("lenet", hold_out=0), "ada")

    def ask(*option: str):
        asked = dict.fromkeys(("architecture", "dataset", "preset", "epochs", "seed", "steps"))
        return read_order(argparse.Namespace(**asked, origin=parent.id, option=list(option)), store)

    assert ask("learning_rate=0.01").spec.training.hold_out == 0
    other = read_order(
        argparse.Namespace(
            **{**dict.fromkeys(("architecture", "preset", "epochs", "seed", "steps")), "dataset": "oxford_pets"},
            origin=parent.id,
            option=[],
        ),
        store,
    )
    assert other.spec.training.division == spec().training.division, "other data are divided in their own way"
    with pytest.raises(LearnerError, match="A run that continues another has its images divided as there"):
        ask("hold_out=5000")
