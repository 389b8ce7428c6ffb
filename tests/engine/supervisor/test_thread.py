"""The thread in which the supervisor does its rounds."""

from lib.engine import supervisor
from tests.engine.supervisor.runs import states
from tests.waiting import wait_for


def test_started_it_looks_by_itself_and_at_once_when_woken(store, engine, watch, queue, monkeypatch):
    monkeypatch.setattr(supervisor, "TICK_SECONDS", 60.0)
    watch.start()
    wait_for(lambda: engine.warmed)
    run_id = queue()
    watch.wake()
    wait_for(lambda: engine.submitted)
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
    wait_for(lambda: engine.submitted)
    watch.close()
    assert engine.runs == [run_id]
    assert "no space left" in caplog.text
