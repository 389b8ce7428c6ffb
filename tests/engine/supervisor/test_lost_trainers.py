"""What becomes of a run whose trainer is gone, and who counts as gone."""

import time

import pytest

from lib.engine.supervisor import MOST_ATTEMPTS, SILENCE_SECONDS, START_SECONDS
from lib.runs import State
from tests.engine.supervisor.runs import end_run, states
from tests.runs.specs import spec


def test_a_dead_trainers_run_is_started_again(store, engine, watch, queue):
    run_id = queue()
    watch.tick()
    started = store.get(run_id).started
    store.claim(run_id, "worker-1")
    engine.kill(run_id)
    watch.tick()
    run = store.get(run_id)
    assert engine.runs == [run_id, run_id]
    assert (run.state, run.worker, run.attempts, run.started) == (State.RUNNING, None, 2, started)
    assert store.claim(run_id, "worker-2")


def test_a_living_trainer_is_left_alone(store, engine, watch, queue):
    run_id = queue()
    watch.tick()
    store.claim(run_id, "worker-1")
    for _ in range(3):
        watch.tick()
    assert engine.runs == [run_id]
    assert store.get(run_id).worker == "worker-1"


def test_a_stopping_run_whose_trainer_died_is_stopped(store, engine, watch, queue):
    run_id = queue()
    watch.tick()
    store.claim(run_id, "worker-1")
    store.stop(run_id)
    engine.kill(run_id)
    watch.tick()
    run = store.get(run_id)
    assert (run.state, run.worker, run.handle) == (State.STOPPED, None, None)
    assert abs(run.finished - time.time()) < 5
    assert engine.runs == [run_id]


def test_after_the_last_attempt_the_run_failed(store, engine, watch, queue):
    run_id = queue()
    for attempt in range(1, MOST_ATTEMPTS + 1):
        watch.tick()
        assert (store.get(run_id).state, store.get(run_id).attempts) == (State.RUNNING, attempt)
        store.change(run_id, step=70)
        engine.kill(run_id)
    watch.tick()
    run = store.get(run_id)
    assert run.state is State.FAILED
    assert run.reason.format(**run.reason_values) == (
        "The training process ended without any message 4 times near step 70; perhaps memory ran out. "
        "Try a smaller batch size, or see the run’s log.txt."
    )
    assert (run.worker, run.handle) == (None, None)
    watch.tick()
    assert engine.runs == [run_id] * MOST_ATTEMPTS


def test_a_run_that_gets_on_may_be_interrupted_often(store, engine, watch, queue):
    run_id = queue()
    for _ in range(3 * MOST_ATTEMPTS):
        watch.tick()
        store.change(run_id, attempts=1)  # what a trainer does when it has kept its state
        engine.kill(run_id)
    watch.tick()
    assert store.get(run_id).state is State.RUNNING


def test_a_failed_run_can_be_continued(store, engine, watch, queue):
    run_id = queue()
    store.change(run_id, state=State.FAILED, attempts=MOST_ATTEMPTS)
    store.resume(run_id)
    watch.tick()
    assert store.get(run_id).attempts == 1


def test_completed_in_the_last_moment_stays_completed(store, engine, watch, queue, monkeypatch):
    """The trainer ends between the supervisor's look at the store and its look at the process."""
    run_id = queue()
    watch.tick()

    def is_alive(handle: str) -> bool:
        end_run(store, run_id)
        return False

    monkeypatch.setattr(engine, "is_alive", is_alive)
    watch.tick()
    assert states(store, run_id) == ["completed"]
    assert engine.runs == [run_id]


@pytest.mark.parametrize(
    ("worker", "known", "silent", "gone"),
    [
        ("worker", True, SILENCE_SECONDS - 5, False),
        ("worker", True, SILENCE_SECONDS + 5, True),  # it hangs
        ("worker", None, SILENCE_SECONDS - 5, False),  # on another machine, but it beats
        ("worker", None, SILENCE_SECONDS + 5, True),
        (None, True, SILENCE_SECONDS + 5, False),  # it is still starting
        (None, True, START_SECONDS + 5, True),
        (None, None, START_SECONDS - 5, False),
        (None, None, START_SECONDS + 5, True),
        ("worker", False, 0, True),
    ],
)
def test_who_counts_as_gone(store, engine, watch, queue, worker, known, silent, gone):
    run_id = queue()
    watch.tick()
    (handle,) = engine.alive
    engine.alive[handle] = known
    store.change(run_id, worker=worker, heartbeat=time.time() - silent)
    watch.tick()
    assert (len(engine.submitted) == 2) == gone
    assert engine.stopped == ([handle] if gone and known else [])


def test_a_run_trained_from_the_command_line_is_taken_over_when_it_falls_silent(store, engine, watch):
    run_id = store.create(spec(), "command-line", state=State.RUNNING).id
    store.claim(run_id, "terminal")
    watch.tick()
    assert engine.submitted == []
    store.change(run_id, heartbeat=time.time() - SILENCE_SECONDS - 1)
    watch.tick()
    assert engine.runs == [run_id]
