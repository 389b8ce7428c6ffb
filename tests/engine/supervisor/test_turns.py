"""Whose run is next."""

from typing import Any

from lib.engine.supervisor import next_in_turn
from lib.runs import Run, State
from tests.runs.specs import spec


def run(name: str, owner: str, queued_at: float, started: float | None = None, **more: Any) -> Run:
    state = State.COMPLETED if started else State.QUEUED
    return Run(name, name, owner, spec(), state, 0.0, queued_at, 10, started=started, **more)


def id_of_next(queued: list[Run], every_run: list[Run]) -> str:
    chosen = next_in_turn(queued, every_run)
    assert chosen is not None
    return chosen.id


def test_nobody_waits():
    assert next_in_turn([], [run("a", "ada", 1, started=5)]) is None


def test_first_come_first_served():
    queued = [run("late", "ada", 9), run("early", "bob", 3), run("middle", "cleo", 6)]
    assert id_of_next(queued, queued) == "early"


def test_who_has_waited_longest_since_their_last_start():
    queued = [run("a", "ada", 1), run("b", "bob", 2), run("c", "cleo", 3)]
    past = [run("a0", "ada", 0, started=30), run("b0", "bob", 0, started=10), run("c0", "cleo", 0, started=20)]
    assert id_of_next(queued, queued + past) == "b"


def test_the_last_start_counts_and_not_the_first():
    queued = [run("a", "ada", 1), run("b", "bob", 2)]
    past = [run("a0", "ada", 0, started=1), run("a1", "ada", 0, started=30), run("b0", "bob", 0, started=10)]
    assert id_of_next(queued, queued + past) == "b"


def test_an_interrupted_run_comes_behind_those_who_waited():
    queued = [run("new", "bob", 60), run("broken", "ada", 2, started=50, heartbeat=90, attempts=1)]
    assert id_of_next(queued, queued) == "new"


def test_a_long_training_counts_to_its_end():
    queued = [run("new", "bob", 60), run("broken", "ada", 2, started=10, heartbeat=90, attempts=1)]
    past = [run("b0", "bob", 0, started=40, heartbeat=45)]
    assert id_of_next(queued, queued + past) == "new"


def test_an_interrupted_run_comes_first_among_its_owners():
    queued = [run("second", "ada", 60), run("broken", "ada", 2, started=50, heartbeat=90, attempts=1)]
    assert id_of_next(queued, queued) == "broken"


def test_the_time_in_the_queue_is_no_training():
    queued = [run("a", "ada", 2, heartbeat=70), run("b", "bob", 1)]
    past = [run("b0", "bob", 0, started=10, heartbeat=20)]
    assert id_of_next(queued, queued + past) == "a"
