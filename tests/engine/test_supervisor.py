"""The supervisor: what it starts and in which order, and what becomes of a run whose trainer is gone."""

import threading
import time

import pytest

from lib.engine import Supervisor, slots, supervisor
from lib.engine.supervisor import MOST_ATTEMPTS, SILENCE_SECONDS, START_SECONDS
from lib.runs import RunStore, State
from lib.settings import settings
from tests.engine.fake import FakeEngine
from tests.runs.broken import break_run
from tests.runs.specs import spec


@pytest.fixture(autouse=True)
def no_gpu(monkeypatch):
    monkeypatch.setattr(slots, "gpu_count", lambda: 0)


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def watch(store, engine) -> Supervisor:
    return Supervisor(store, engine)


@pytest.fixture
def queue(store):
    """Queues a run of `owner` and returns its id."""
    return lambda owner="ada", **options: store.create(spec(**options), owner).id


@pytest.fixture
def three_slots(home, monkeypatch):
    monkeypatch.setenv("CAPSULE_LAB_SLOTS", "3")
    settings.cache_clear()


def states(store, *run_ids: str) -> list[str]:
    return [str(store.get(run_id).state) for run_id in run_ids]


def end(store, run_id: str, state: State = State.COMPLETED) -> None:
    """What a trainer does at its end."""
    store.change(run_id, state=state, worker=None, handle=None)


# Starting


def test_one_at_a_time_in_order(store, engine, watch, queue):
    first, second = queue(), queue()
    watch.tick()
    assert states(store, first, second) == ["running", "queued"]
    watch.tick()
    assert engine.runs == [first]
    end(store, first)
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
    end(store, ids[1])
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
        end(store, engine.runs[-1])
    assert engine.runs == [ada[0], bob, cleo, ada[1], ada[2], ada[3]]


def test_an_interrupted_run_goes_on_before_others_begin(store, engine, watch, queue):
    first, other = queue("ada"), queue("bob")
    watch.tick()
    engine.kill(first)
    watch.tick()
    assert engine.runs == [first, first]
    assert states(store, first, other) == ["running", "queued"]


def test_the_engine_is_kept_warm(engine, watch):
    watch.tick()
    watch.tick()
    assert engine.warmed == 2


def test_each_trainer_gets_a_gpu_that_is_free(store, engine, watch, queue, monkeypatch):
    monkeypatch.setattr(slots, "gpu_count", lambda: 3)
    first, second, third, fourth, fifth = (queue() for _ in range(5))
    watch.tick()
    end(store, first)
    watch.tick()
    end(store, third)
    watch.tick()
    gpus = {run_id: environment["CUDA_VISIBLE_DEVICES"] for run_id, environment in engine.submitted}
    assert gpus == {first: "0", second: "1", third: "2", fourth: "0", fifth: "2"}


def test_a_new_supervisor_knows_which_gpus_are_taken(store, engine, watch, queue, monkeypatch):
    monkeypatch.setattr(slots, "gpu_count", lambda: 2)
    monkeypatch.setattr(supervisor, "LEASE_SECONDS", -1.0)  # the old one is gone
    first, _, third = (queue() for _ in range(3))
    watch.tick()
    end(store, first)
    Supervisor(store, engine).tick()
    assert engine.submitted[-1] == (third, {"CUDA_VISIBLE_DEVICES": "0"})


def test_without_a_gpu_nothing_is_said_of_one(engine, watch, queue):
    queue()
    watch.tick()
    assert engine.submitted[0][1] == {}


# Trainers that are gone


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
        "The trainer ended without a word 4 times near step 70; perhaps memory ran out. "
        "Try a smaller batch size, or see the run's log.txt."
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
        end(store, run_id)
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


# Several supervisors


def test_two_supervisors_never_start_a_run_twice(store, queue, three_slots):
    ids = [queue(f"learner-{number % 4}") for number in range(12)]
    engines = [FakeEngine(), FakeEngine()]
    watches = [Supervisor(RunStore(str(store.engine.url), store.folder), engine) for engine in engines]
    together = threading.Barrier(2)
    ended, troubles = threading.Event(), []

    def look(watch: Supervisor) -> None:
        together.wait()
        try:
            while not ended.is_set():
                watch.tick()
        except Exception as error:
            troubles.append(error)

    threads = [threading.Thread(target=look, args=(watch,)) for watch in watches]
    for thread in threads:
        thread.start()
    until = time.monotonic() + 30
    while store.runs(State.QUEUED, State.RUNNING) and time.monotonic() < until:
        for run in store.runs(State.RUNNING):
            if run.handle:
                end(store, run.id)
    ended.set()
    for thread in threads:
        thread.join()
    assert troubles == []
    assert sorted(engines[0].runs + engines[1].runs) == sorted(ids)
    assert not (engines[0].runs and engines[1].runs)  # one held the lease all the time


def test_the_lease_passes_on_when_its_holder_is_gone(store, engine, queue, monkeypatch):
    monkeypatch.setattr(supervisor, "LEASE_SECONDS", 0.3)
    other = FakeEngine()
    first, second = Supervisor(store, engine), Supervisor(store, other)
    first.tick()
    run_id = queue()
    second.tick()
    assert other.submitted == []
    time.sleep(0.4)
    second.tick()
    assert other.runs == [run_id]
    first.tick()
    assert engine.submitted == []


def test_two_that_both_believe_to_hold_the_lease_still_start_a_run_once(store, queue, monkeypatch, three_slots):
    """A lease can run out in the middle of a round; the conditional update decides then."""
    monkeypatch.setattr(Supervisor, "_hold_lease", lambda self: True)
    engines = [FakeEngine(), FakeEngine()]
    watches = [Supervisor(RunStore(str(store.engine.url), store.folder), engine) for engine in engines]
    together = threading.Barrier(2)
    ids = []
    for _ in range(8):
        ids += [queue() for _ in range(3)]

        def look(watch: Supervisor) -> None:
            together.wait()
            watch.tick()

        threads = [threading.Thread(target=look, args=(watch,)) for watch in watches]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for run in store.runs(State.RUNNING):
            end(store, run.id)
    watches[0].tick()
    started = engines[0].runs + engines[1].runs
    assert len(started) == len(set(started))


# The thread


def test_started_it_looks_by_itself_and_at_once_when_woken(store, engine, watch, queue, monkeypatch):
    monkeypatch.setattr(supervisor, "TICK_SECONDS", 60.0)
    watch.start()
    until = time.monotonic() + 10
    while not engine.warmed and time.monotonic() < until:
        time.sleep(0.01)
    run_id = queue()
    watch.wake()
    while not engine.submitted and time.monotonic() < until:
        time.sleep(0.01)
    watch.close()
    assert engine.runs == [run_id]
    assert engine.closed
    assert states(store, run_id) == ["running"]  # closing ends the watch, not the trainer


def test_one_bad_round_does_not_end_the_watch(store, engine, watch, queue, monkeypatch, caplog):
    monkeypatch.setattr(supervisor, "TICK_SECONDS", 0.02)
    troubles = iter([OSError("no space left")])
    original = watch.tick

    def tick() -> None:
        for trouble in troubles:
            raise trouble
        original()

    monkeypatch.setattr(watch, "tick", tick)
    run_id = queue()
    watch.start()
    until = time.monotonic() + 10
    while not engine.submitted and time.monotonic() < until:
        time.sleep(0.01)
    watch.close()
    assert engine.runs == [run_id]
    assert "no space left" in caplog.text


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


# Runs that cannot be read


@pytest.mark.parametrize("state", [State.QUEUED, State.RUNNING])
def test_a_broken_run_is_left_alone_and_the_next_one_starts(store, engine, watch, queue, state):
    broken, sound = queue("ada"), queue("bob")
    store.change(broken, state=state)
    break_run(store, broken)
    watch.tick()
    assert engine.runs == [sound]
    assert states(store, sound) == ["running"]
    assert [run.id for run in store.broken_runs()] == [broken]
