"""What the supervisor starts, in which order, and on which GPU."""

import time

import pytest

from lib.engine import Supervisor, lease, slots, supervisor
from lib.runs import State
from tests.engine.supervisor.runs import end_run, states
from tests.runs.broken import break_run


def test_one_at_a_time_in_order(store, engine, watch, queue):
    first, second = queue(), queue()
    watch.tick()
    assert states(store, first, second) == ["running", "queued"]
    watch.tick()
    assert engine.runs == [first]
    end_run(store, first)
    watch.tick()
    assert states(store, first, second) == ["completed", "running"]
    assert engine.runs == [first, second]


def test_what_a_started_run_looks_like(store, engine, watch, queue):
    run_id = queue()
    watch.tick()
    run = store.get(run_id)
    assert (run.attempts, run.worker) == (1, None)
    assert run.handle.startswith(f"here 1 {run_id}")
    assert abs(run.started - time.time()) < 5
    assert run.heartbeat == run.started


def test_as_many_as_there_are_slots(store, engine, watch, queue, three_slots):
    ids = [queue() for _ in range(5)]
    watch.tick()
    assert states(store, *ids) == ["running"] * 3 + ["queued"] * 2
    end_run(store, ids[1])
    store.stop(ids[0])  # stopping still takes its slot
    watch.tick()
    assert states(store, *ids) == ["stopping", "completed", "running", "running", "queued"]


def test_a_stopped_run_is_not_started(store, engine, watch, queue):
    run_id = queue()
    store.stop(run_id)
    watch.tick()
    assert engine.submitted == []
    store.resume(run_id)
    watch.tick()
    assert engine.runs == [run_id]


def test_stopped_between_looking_and_starting(store, engine, watch, queue, monkeypatch):
    run_id = queue()
    monkeypatch.setattr(supervisor, "next_in_turn", lambda queued, _: store.stop(run_id) or queued[0])
    watch.tick()
    assert engine.submitted == []
    assert states(store, run_id) == ["stopped"]


def test_learners_take_turns(store, engine, watch, queue):
    """Ada queues four runs before Bob and Cleo queue one each; they need not wait for all of hers."""
    ada = [queue("ada") for _ in range(4)]
    bob, cleo = queue("bob"), queue("cleo")
    for _ in range(6):
        watch.tick()
        end_run(store, engine.runs[-1])
    assert engine.runs == [ada[0], bob, cleo, ada[1], ada[2], ada[3]]


def test_an_interrupted_run_goes_on_once_those_who_waited_have_begun(store, engine, watch, queue):
    first, other, third = queue("ada"), queue("bob"), queue("ada")
    watch.tick()
    engine.kill(first)
    watch.tick()
    assert engine.runs == [first, other]
    assert states(store, first, other, third) == ["queued", "running", "queued"]
    end_run(store, other)
    watch.tick()
    assert engine.runs == [first, other, first]  # not the third, which her first one came before


def test_the_engine_is_kept_warm(engine, watch):
    watch.tick()
    watch.tick()
    assert engine.warmed == 2


def test_each_trainer_gets_a_gpu_that_is_free(store, engine, watch, queue, monkeypatch):
    monkeypatch.setattr(slots, "gpu_count", lambda: 3)
    first, second, third, fourth, fifth = (queue() for _ in range(5))
    watch.tick()
    end_run(store, first)
    watch.tick()
    end_run(store, third)
    watch.tick()
    gpus = {run_id: environment["CUDA_VISIBLE_DEVICES"] for run_id, environment in engine.submitted}
    assert gpus == {first: "0", second: "1", third: "2", fourth: "0", fifth: "2"}


def test_a_new_supervisor_knows_which_gpus_are_taken(store, engine, watch, queue, monkeypatch):
    monkeypatch.setattr(slots, "gpu_count", lambda: 2)
    monkeypatch.setattr(lease, "LEASE_SECONDS", -1.0)  # the old one is gone
    first, _, third = (queue() for _ in range(3))
    watch.tick()
    end_run(store, first)
    Supervisor(store, engine).tick()
    assert engine.submitted[-1] == (third, {"CUDA_VISIBLE_DEVICES": "0"})


def test_without_a_gpu_nothing_is_said_of_one(engine, watch, queue):
    queue()
    watch.tick()
    assert engine.submitted[0][1] == {}


def test_a_trainer_that_cannot_be_started_is_tried_again(store, engine, watch, queue, monkeypatch):
    """The engine has no process to give: the run goes back to the queue at once, and the next round tries."""
    run_id = queue()
    with monkeypatch.context() as patch:
        patch.setattr(engine, "submit", lambda *_: (_ for _ in ()).throw(OSError("no more processes")))
        with pytest.raises(OSError, match="no more processes"):
            watch.tick()
    assert states(store, run_id) == ["queued"]
    watch.tick()
    assert engine.runs == [run_id]


@pytest.mark.parametrize("state", [State.QUEUED, State.RUNNING])
def test_a_broken_run_is_left_alone_and_the_next_one_starts(store, engine, watch, queue, state):
    broken, sound = queue("ada"), queue("bob")
    store.change(broken, state=state)
    break_run(store, broken)
    watch.tick()
    assert engine.runs == [sound]
    assert states(store, sound) == ["running"]
    assert [run.id for run in store.broken_runs()] == [broken]
