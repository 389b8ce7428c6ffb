"""Several supervisors of one store, of which one at a time acts."""

import threading
import time
from types import SimpleNamespace

from lib.engine import Supervisor, supervisor
from lib.runs import RunStore, State
from tests.engine.fake import FakeEngine
from tests.engine.supervisor.runs import end_run


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
    later = time.time() + supervisor.LEASE_SECONDS + 1.0
    monkeypatch.setattr(supervisor, "time", SimpleNamespace(time=lambda: later))
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
            end_run(store, run.id)
    watches[0].tick()
    started = engines[0].runs + engines[1].runs
    assert len(started) == len(set(started))
