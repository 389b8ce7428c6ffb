"""Runs are made, found, named and deleted."""

import time

import pytest

from lib.errors import LearnerError
from lib.runs import RunStore, State, open_store
from lib.runs.point import Point
from tests.runs.specs import spec


def test_a_new_run_waits_in_the_queue(store):
    before = time.time()
    run = store.create(spec(max_steps=20, seed=3), "ada", "  My \n first   run ")
    assert run == store.get(run.id)
    assert run.id.startswith("capsnet-small-")
    assert (run.name, run.owner, run.owner_name) == ("My first run", "ada", "")
    assert (run.state, run.step, run.total_steps, run.attempts) == (State.QUEUED, 0, 20, 0)
    assert run.spec == spec(max_steps=20, seed=3)
    assert before <= run.created == run.queued_at <= time.time()
    assert run.active
    assert not run.bundled
    assert run.architecture.name == "capsnet_small"


def test_a_run_without_a_name_is_called_by_its_id(run):
    assert run.name == run.id


def test_another_process_sees_the_same(store, run, home):
    other = RunStore(f"sqlite:///{home / 'runs.sqlite'}", home / "runs")
    assert other.get(run.id) == run
    assert other.runs() == [run]
    assert open_store() is store


def test_a_row_is_read_anew_only_when_it_changed(store, run):
    assert store.get(run.id) is store.get(run.id)
    store.change(run.id, name="Another")
    assert store.get(run.id).name == "Another"
    store.learners.rename("ada", "Ada")
    assert store.get(run.id).owner_name == "Ada"


def test_an_unknown_run(store):
    with pytest.raises(LearnerError) as caught:
        store.get("gone")
    assert str(caught.value) == "There is no run “gone”. It may have been deleted."


def test_runs_by_state_the_newest_first(store):
    first, second, third = (store.create(spec(), "ada") for _ in range(3))
    store.change(second.id, state=State.COMPLETED)
    assert [run.id for run in store.runs()] == [third.id, second.id, first.id]
    assert [run.id for run in store.runs(State.QUEUED)] == [third.id, first.id]
    assert [run.id for run in store.runs(State.COMPLETED, State.FAILED)] == [second.id]
    assert store.runs(State.STOPPING) == []


# Names


def test_rename(store, run):
    store.rename(run.id, "  Two   words ")
    assert store.get(run.id).name == "Two words"
    store.rename(run.id, "x" * 200)
    assert store.get(run.id).name == "x" * 60


@pytest.mark.parametrize("name", ["", "  ", "\n\t"])
def test_a_name_must_be_seen(store, run, name):
    with pytest.raises(LearnerError) as caught:
        store.rename(run.id, name)
    assert str(caught.value) == "A run needs a name of at least one character."
    assert store.get(run.id).name == run.id


def test_learners_have_names(store, run):
    other = store.create(spec(), "bob")
    assert store.learners.name_of("ada") == ""
    store.learners.rename("ada", "  Ada  ")
    assert store.learners.name_of("ada") == "Ada"
    assert (store.get(run.id).owner_name, store.get(other.id).owner_name) == ("Ada", "")
    store.learners.rename("ada", "Countess")
    assert [run.owner_name for run in store.runs()] == ["", "Countess"]
    store.learners.rename("ada", " ")
    assert store.learners.name_of("ada") == store.get(run.id).owner_name == ""


# Deleting


@pytest.mark.parametrize("state", [State.QUEUED, State.STOPPED, State.COMPLETED, State.FAILED])
def test_delete_removes_everything(store, run, state):
    other = store.create(spec(), "ada")
    store.change(run.id, state=state)
    for one in (run, other):
        store.files(one).create()
        store.metrics.write(one.id, "train", [Point(1, loss=0.5)])
    store.delete(run.id)
    assert [left.id for left in store.runs()] == [other.id]
    assert not store.files(run).folder.exists()
    assert store.metrics.read(run.id, "train")["step"].tolist() == []
    assert store.files(other).folder.is_dir()
    assert store.metrics.read(other.id, "train")["step"].tolist() == [1]


@pytest.mark.parametrize("state", [State.RUNNING, State.STOPPING])
def test_a_run_in_training_cannot_be_deleted(store, run, state):
    store.change(run.id, state=state, name="Mine")
    store.files(run).create()
    with pytest.raises(LearnerError) as caught:
        store.delete(run.id)
    assert str(caught.value) == "“Mine” is still training. Stop it first."
    assert store.get(run.id).state is state
    assert store.files(run).folder.is_dir()


def test_a_bundled_run_stays(store, run):
    store.change(run.id, state=State.COMPLETED, bundled=True, name="Ours")
    with pytest.raises(LearnerError) as caught:
        store.delete(run.id)
    assert str(caught.value) == "“Ours” came with Capsule Lab and stays."
    assert store.get(run.id).bundled


def test_deleting_twice(store, run):
    store.delete(run.id)
    with pytest.raises(LearnerError, match="There is no run"):
        store.delete(run.id)
