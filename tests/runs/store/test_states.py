"""Who may do what to a run in which state."""

import time

import pytest

from lib.runs import State

WORKER = "worker-1"


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
