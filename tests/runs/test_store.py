"""The run store: who may do what to a run in which state, and that of two who try one wins."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from lib.errors import LearnerError
from lib.runs import RunStore, State, open_store
from lib.runs.point import Point
from tests.runs.specs import points, spec

WORKER = "worker-1"


@pytest.fixture
def run(store):
    return store.create(spec(max_steps=20), "ada")


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


# Changes of state


def test_the_way_to_completed(store, run):
    assert store.claim(run.id, WORKER)
    assert store.get(run.id).state is State.RUNNING
    assert store.get(run.id).worker == WORKER
    assert store.change(run.id, owned_by=WORKER, step=20, state=State.COMPLETED, worker=None)
    ended = store.get(run.id)
    assert (ended.state, ended.step, ended.worker, ended.active) == (State.COMPLETED, 20, None, False)


def test_a_queued_run_stops_at_once(store, run):
    store.stop(run.id)
    stopped = store.get(run.id)
    assert stopped.state is State.STOPPED
    assert abs(stopped.finished - time.time()) < 5


def test_a_running_run_stops_after_its_step(store, run):
    store.claim(run.id, WORKER)
    store.stop(run.id)
    assert store.get(run.id).state is State.STOPPING
    assert store.get(run.id).worker == WORKER
    store.stop(run.id)
    assert store.get(run.id).state is State.STOPPING


@pytest.mark.parametrize("state", [State.STOPPED, State.COMPLETED, State.FAILED])
def test_what_has_ended_cannot_be_stopped(store, run, state):
    store.change(run.id, state=state)
    store.stop(run.id)
    assert store.get(run.id).state is state


@pytest.mark.parametrize("state", [State.STOPPED, State.FAILED])
def test_what_was_broken_off_can_go_on(store, run, state):
    ended = {"finished": 1.0, "reason": "It broke {n}.", "reason_values": {"n": 1}, "attempts": 3, "step": 9}
    store.change(run.id, state=state, worker="old", handle="old", **ended)
    store.resume(run.id)
    again = store.get(run.id)
    assert (again.state, again.step, again.attempts) == (State.QUEUED, 9, 0)
    assert (again.finished, again.reason, again.worker, again.handle) == (None, None, None, None)
    assert again.reason_values == {}
    assert again.created == run.created
    assert again.queued_at > run.queued_at  # behind those who wait already


@pytest.mark.parametrize("state", [State.QUEUED, State.RUNNING, State.STOPPING, State.COMPLETED])
def test_nothing_else_can_go_on(store, run, state):
    store.change(run.id, state=state, worker="its own")
    store.resume(run.id)
    assert store.get(run.id).state is state
    assert store.get(run.id).worker == "its own"


@pytest.mark.parametrize("state", State)
def test_only_a_run_that_waits_for_a_trainer_can_be_claimed(store, run, state):
    store.change(run.id, state=state)
    assert store.claim(run.id, WORKER) == (state in (State.QUEUED, State.RUNNING))
    assert not store.claim(run.id, "another")


def test_change_only_in_some_states(store, run):
    assert not store.change(run.id, State.RUNNING, State.STOPPED, step=5)
    assert store.get(run.id).step == 0
    assert store.change(run.id, State.RUNNING, State.QUEUED, step=5)
    assert store.get(run.id).step == 5
    assert not store.change("gone", step=5)


def test_change_only_by_the_owner_and_only_while_active(store, run):
    store.claim(run.id, WORKER)
    assert not store.change(run.id, owned_by="another", step=5)
    assert store.change(run.id, owned_by=WORKER, step=5)
    store.change(run.id, state=State.FAILED)
    assert not store.change(run.id, owned_by=WORKER, step=6)
    assert store.get(run.id).step == 5


def at_once(count: int, act) -> list:
    """What `act(number)` returns in `count` threads that begin together."""
    together = threading.Barrier(count)

    def begin(number: int):
        together.wait()
        return act(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(begin, range(count)))


def test_of_many_who_dispatch_one_wins(store):
    """Each has a database connection of its own, as processes have."""
    url = str(store.engine.url)
    stores = [RunStore(url, store.folder) for _ in range(4)]
    for _ in range(10):
        run = store.create(spec(), "ada")
        won = at_once(
            4, lambda n, id=run.id: stores[n].change(id, State.QUEUED, state=State.RUNNING, handle=f"{n}")
        )
        assert sum(won) == 1
        assert store.get(run.id).handle == str(won.index(True))


def test_of_many_who_claim_one_wins(store):
    stores = [RunStore(str(store.engine.url), store.folder) for _ in range(4)]
    for _ in range(10):
        run = store.create(spec(), "ada", state=State.RUNNING)
        won = at_once(4, lambda n, id=run.id: stores[n].claim(id, f"worker-{n}"))
        assert sum(won) == 1
        assert store.get(run.id).worker == f"worker-{won.index(True)}"


def test_many_can_open_a_new_database_at_once(tmp_path):
    for number in range(5):
        url = f"sqlite:///{tmp_path / f'{number}.sqlite'}"
        stores = at_once(4, lambda _, url=url: RunStore(url, tmp_path))
        assert [opened.runs() for opened in stores] == [[], [], [], []]


def test_many_can_write_at_once(store):
    run = store.create(spec(), "ada")
    stores = [RunStore(str(store.engine.url), store.folder) for _ in range(4)]

    def write(number: int) -> None:
        for step in range(25):
            stores[number].metrics.write(run.id, f"phase-{number}", points(step))
            stores[number].change(run.id, step=step)

    at_once(4, write)
    for number in range(4):
        assert store.metrics.read(run.id, f"phase-{number}")["step"].tolist() == list(range(25))


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


# Branches


def checkpointed(store, steps=(0, 20)):
    """A stopped run with weights at these steps."""
    run = store.create(spec(max_steps=40), "ada", "The trunk")
    files = store.files(run)
    files.create()
    for step in steps:
        files.save_checkpoint(step, {"conv1/kernel": np.full((2, 2), step, np.float32)})
    store.change(run.id, state=State.STOPPED, step=20)
    return run


def test_a_run_remembers_the_checkpoint_that_it_began_with(store):
    trunk = checkpointed(store)
    branch = store.create(spec(max_steps=7), "bob", parent=trunk.id, parent_checkpoint="00000000")
    assert (branch.parent, branch.parent_checkpoint) == (trunk.id, "00000000")
    assert (branch.step, branch.total_steps, branch.state) == (0, 7, State.QUEUED)
    assert store.get(branch.id) == branch
    assert (trunk.parent, trunk.parent_checkpoint) == (None, None)


def test_without_a_name_it_is_the_last_checkpoint(store):
    trunk = checkpointed(store)
    assert store.create(spec(), "bob", parent=trunk.id).parent_checkpoint == "00000020"


def test_a_branch_remembers_a_parent_that_was_deleted(store):
    trunk = checkpointed(store)
    branch = store.create(spec(), "bob", parent=trunk.id)
    store.delete(trunk.id)
    assert store.get(branch.id).parent == trunk.id


@pytest.mark.parametrize(
    ("branch", "checkpoint", "sentence"),
    [
        (spec(), "00000007", "This run has no checkpoint “00000007”. It has: 00000000, 00000020."),
        (
            spec("lenet"),
            None,
            "“The trunk” is capsnet_small on mnist; a run that continues it must be the same.",
        ),
    ],
)
def test_a_branch_that_cannot_be_is_refused(store, branch, checkpoint, sentence):
    trunk = checkpointed(store)
    with pytest.raises(LearnerError) as caught:
        store.create(branch, "bob", parent=trunk.id, parent_checkpoint=checkpoint)
    assert str(caught.value) == sentence
    assert [run.id for run in store.runs()] == [trunk.id]
    with pytest.raises(LearnerError, match="There is no run “gone”"):
        store.create(spec(), "bob", parent="gone")
