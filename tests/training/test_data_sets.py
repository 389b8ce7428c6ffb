"""Trainings on learners' own classes, in memory or streamed, and what a run says of where its data came from."""

from dataclasses import replace

import numpy as np
import pytest

from lib import datasets
from lib.datasets.own.create import from_pictures
from lib.datasets.own.delete import delete
from lib.datasets.splits import photo_classes
from lib.runs import RunSpec, State
from lib.training.trainer import train
from tests.datasets.own.pictures import OWNER, some
from tests.runs.specs import spec
from tests.training.small import install, losses, small_mnist

OPTIONS = {"image_size": 32, "batch_size": 8, "epochs": 2, "flip": True, "rotation": 10, "brightness": 20}


@pytest.mark.parametrize("streams", [False, True])
def test_own_classes_are_learned(home, store, monkeypatch, streams):
    """Dark and bright greens: two epochs over 24 pictures are enough for the loss to fall."""
    if streams:
        monkeypatch.setattr(photo_classes, "IN_MEMORY_BYTES", 1000)
    datasets.forget()
    own = from_pictures("x", OWNER, {"dark": some(0, 20), "bright": some(200, 20)}).manifest
    run = store.create(RunSpec.create("lenet", own.name, {**OPTIONS, "epochs": 6}), "ada")
    assert run.total_steps == 6 * 3
    run = train(store, run.id)
    assert run.state is State.COMPLETED, run.reason
    assert bool(list(home.rglob("*.tfrecord"))) == streams
    found = losses(store, run)
    assert len(found) == 18
    assert np.mean(found[-3:]) < 0.5 * np.mean(found[:3])
    assert run.test_accuracy == 1.0


def test_a_run_whose_data_was_deleted_says_so(home, store):
    datasets.forget()
    own = from_pictures("x", OWNER, {"a": some(0), "b": some(200)}).manifest
    run = store.create(RunSpec.create("lenet", own.name, OPTIONS), "ada")
    delete(own.id, OWNER)
    run = train(store, run.id)
    assert run.state is State.FAILED
    assert (
        (run.reason or "")
        .format(**run.reason_values)
        .startswith(f"The classes “{own.name}” are not on this computer")
    )


def test_a_run_says_which_copy_of_the_data_it_learned_from(store):
    with pytest.MonkeyPatch.context() as patch:
        install(patch, replace(small_mnist(), source="JPEG copy"))
        run = train(store, store.create(spec("lenet", max_steps=1, batch_size=8), "ada").id)
    datasets.forget()
    assert run.data_source == "JPEG copy"
    run = train(store, store.create(spec("lenet", max_steps=1, batch_size=8), "ada").id)
    assert run.data_source == ""
