"""Several supervisors of one store, of which one at a time acts."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from lib.engine import Supervisor, lease
from lib.runs import RunStore, State
from tests.engine.fake import FakeEngine
from tests.engine.supervisor.runs import end_run
from tests.waiting import wait_for


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
                end_run(store, run.id)
    ended.set()
    for thread in threads:
        thread.join()
    assert troubles == []
    assert sorted(engines[0].runs + engines[1].runs) == sorted(ids)
    assert not (engines[0].runs and engines[1].runs)  # one held the lease all the time


def test_the_lease_passes_on_when_its_holder_is_gone(store, engine, queue, monkeypatch):
    other = FakeEngine()
    first, second = Supervisor(store, engine), Supervisor(store, other)
    first.tick()
    run_id = queue()
    second.tick()
    assert other.submitted == []
    later = time.time() + lease.LEASE_SECONDS + 1.0
    monkeypatch.setattr(lease, "time", SimpleNamespace(time=lambda: later))
    second.tick()
    assert other.runs == [run_id]
    first.tick()
    assert engine.submitted == []


def test_the_lease_passes_on_at_once_when_its_holder_closes(store, queue):
    engine, other = FakeEngine(), FakeEngine()
    first, second = Supervisor(store, engine), Supervisor(store, other)
    first.start()
    wait_for(lambda: engine.warmed)
    run_id = queue()
    wait_for(lambda: store.get(run_id).state is State.RUNNING)
    end_run(store, run_id)
    first.close()
    run_id = queue()
    second.tick()
    assert other.runs == [run_id]


def test_closing_leaves_the_lease_of_another_alone(store):
    ours, theirs = lease.Lease(store.engine, "ours"), lease.Lease(store.engine, "theirs")
    assert theirs.hold()
    ours.release()
    assert not ours.hold()
    assert theirs.hold()


@pytest.mark.parametrize("hours", [2, 24 * 365])
def test_a_lease_from_before_the_clock_was_set_back_holds_nobody_up(store, engine, queue, monkeypatch, hours):
    ahead = time.time() + 3600 * hours
    with monkeypatch.context() as patch:
        patch.setattr(lease, "time", SimpleNamespace(time=lambda: ahead))
        Supervisor(store, FakeEngine()).tick()
    run_id = queue()
    Supervisor(store, engine).tick()
    assert engine.runs == [run_id]


def test_many_leases_are_taken_at_once_on_a_new_store(store):
    together = threading.Barrier(6)

    def hold(number: int) -> bool:
        together.wait()
        return lease.Lease(store.engine, f"holder-{number}").hold()

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(hold, range(6))) == 1


def test_two_that_both_believe_to_hold_the_lease_still_start_a_run_once(store, queue, monkeypatch, three_slots):
    """A lease can run out in the middle of a round; the conditional update decides then."""
    monkeypatch.setattr(lease.Lease, "hold", lambda self: True)
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
            end_run(store, run.id)
    watches[0].tick()
    started = engines[0].runs + engines[1].runs
    assert len(started) == len(set(started))
