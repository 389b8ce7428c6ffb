"""Inspectors that die or hang over a question: it is asked again, and in the end there is a word."""

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from lib.errors import LearnerError
from lib.inspectors import pool
from lib.inspectors.pool import TRIES, Inspectors


@pytest.fixture
def inspectors(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Inspectors]:
    """One inspector without TensorFlow, which none of these questions needs."""
    monkeypatch.setattr(
        Inspectors,
        "_new_pool",
        lambda _self: ProcessPoolExecutor(1, multiprocessing.get_context("spawn")),
    )
    monkeypatch.setattr(pool, "LOOK_SECONDS", 0.05)
    inspectors = Inspectors(1)
    yield inspectors
    inspectors.close()


def note_try(notes: Path) -> int:
    """Return how often this was called before, in whatever process."""
    (notes / f"{time.monotonic_ns()}").touch()
    return len(list(notes.iterdir())) - 1


def hang_first(notes: Path, tries: int) -> str:
    if note_try(notes) < tries:
        os.kill(os.getpid(), signal.SIGSTOP)
    return "answered"


def die_first(notes: Path, tries: int) -> str:
    if note_try(notes) < tries:
        os.kill(os.getpid(), signal.SIGKILL)
    return "answered"


def answer_slowly(seconds: float) -> str:
    time.sleep(seconds)
    return "answered"


def raise_timeout() -> None:
    raise TimeoutError("of the question's own")


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    return folder


def test_a_question_over_which_inspectors_die_is_asked_again(inspectors, notes):
    assert inspectors.ask(die_first, notes, TRIES - 1) == "answered"
    assert len(list(notes.iterdir())) == TRIES


def test_a_question_over_which_they_always_die_ends_in_words(inspectors, notes):
    with pytest.raises(LearnerError) as caught:
        inspectors.ask(die_first, notes, 99)
    assert str(caught.value) == (
        f"This could not be computed: the process that does it ended or gave no answer, {TRIES} times. "
        "Perhaps memory ran out on the server. Try again in a moment."
    )
    assert inspectors.ask(answer_slowly, 0.0) == "answered"  # the next question finds an inspector


def test_a_hung_inspector_is_replaced_and_asked_again(inspectors, notes, monkeypatch):
    inspectors.ask(os.getpid)
    monkeypatch.setattr(pool, "HUNG_SECONDS", 4.0)
    assert inspectors.ask(hang_first, notes, 1) == "answered"
    assert len(list(notes.iterdir())) == 2


def test_a_question_over_which_they_always_hang_ends_in_words(inspectors, notes, monkeypatch):
    inspectors.ask(os.getpid)
    monkeypatch.setattr(pool, "HUNG_SECONDS", 2.0)
    with pytest.raises(LearnerError, match="gave no answer, 3 times"):
        inspectors.ask(hang_first, notes, 99)


def test_a_question_that_waits_for_another_is_not_taken_for_hung(inspectors, monkeypatch):
    inspectors.ask(os.getpid)
    monkeypatch.setattr(pool, "HUNG_SECONDS", 6.0)
    with ThreadPoolExecutor(8) as learners:
        asked = [learners.submit(inspectors.ask, answer_slowly, 1.0) for _ in range(8)]
        assert [one.result() for one in asked] == ["answered"] * 8


def answer_after(gate: Path) -> str:
    wait_for(gate)
    return answer_slowly(0.5)  # in which whoever asks looks several times more


def test_who_waits_longer_than_a_moment_is_told_once_and_no_longer_than_it_takes(
    inspectors: Inspectors, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    said, gate = [], tmp_path / "gate"

    def say_slow():
        said.append("slow")
        gate.touch()
        return lambda: said.append("over")

    inspectors.say_slow = say_slow
    monkeypatch.setattr(pool, "SLOW_SECONDS", 3600.0)
    inspectors.ask(answer_slowly, 0.5)
    assert said == []
    monkeypatch.setattr(pool, "SLOW_SECONDS", 0.1)
    inspectors.ask(answer_after, gate)  # which has no answer before it is said
    assert said == ["slow", "over"]


def do_nothing() -> None: ...


def wait_for(gate: Path) -> int:
    while not gate.exists():
        time.sleep(0.01)
    return os.getpid()


def test_the_processes_rest_when_nobody_asks_any_more_and_come_back(home: Path, tmp_path: Path):
    from tests.test_processes import wait_until_gone  # inspectors import this module, and slow ones with it

    inspectors = Inspectors(1, start=do_nothing, rest_after=0.0)
    gate = tmp_path / "gate"
    with ThreadPoolExecutor(1) as learner:
        slow = learner.submit(inspectors.ask, wait_for, gate)
        inspectors._rest()  # while somebody asks
        gate.touch()
        first = slow.result()
    wait_until_gone(first)
    second = inspectors.ask(os.getpid)
    assert second != first
    wait_until_gone(second)
    inspectors.close()


def test_a_questions_own_timeout_is_its_answer(inspectors):
    with pytest.raises(TimeoutError, match="of the question's own"):
        inspectors.ask(raise_timeout)
