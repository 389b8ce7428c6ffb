"""A file that kills, exhausts or holds up what decodes it is refused in words, and harms nobody else."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import psutil
import pytest

from lib.decoding import Decoders, processes
from lib.decoding.processes import DecodingError
from lib.errors import N_, LearnerError
from tests.decoding import harm


@pytest.fixture(scope="module")
def decoders() -> Iterator[Decoders]:
    made = Decoders(1, 20.0, megabytes=256)
    yield made
    made.close()


def test_it_answers_in_another_process_again_and_again(decoders):
    first = decoders.call(harm.process)
    assert first != os.getpid()
    assert decoders.call(harm.process) == first


def test_what_is_refused_there_is_refused_here_in_the_same_words(decoders):
    before = decoders.call(harm.process)
    with pytest.raises(LearnerError, match="3 is too many") as caught:
        decoders.call(harm.refuse, LearnerError(N_("{count} is too many"), count=3))
    assert caught.value.values == {"count": 3}
    assert decoders.call(harm.process) == before


def test_what_takes_too_much_memory_is_said_and_the_process_goes_on(decoders):
    assert decoders.call(harm.take_memory, 100) == 100 * 1024**2
    with pytest.raises(DecodingError, match="takes more memory than there is for it here"):
        decoders.call(harm.take_memory, 2000)
    assert decoders.call(harm.take_memory, 100) == 100 * 1024**2


def test_what_kills_the_process_is_said_and_the_next_call_gets_another(decoders):
    before = decoders.call(harm.process)
    with pytest.raises(DecodingError, match="takes more memory than there is for it here"):
        decoders.call(harm.die)
    assert decoders.call(harm.process) != before
    assert not psutil.pid_exists(before)


def test_what_takes_too_long_is_ended_and_who_waits_learns_why(monkeypatch):
    decoders = Decoders(1, 3.0)
    decoders.call(harm.process)
    with ThreadPoolExecutor(1) as other:
        held_up = other.submit(decoders.call, harm.wait, 60.0)
        while decoders._turns.acquire(blocking=False):
            decoders._turns.release()
        monkeypatch.setattr(decoders, "_seconds", 0.1)
        with pytest.raises(DecodingError, match="The server is busy with other learners’ pictures"):
            decoders.call(harm.process)
        with pytest.raises(DecodingError, match="took longer than"):
            held_up.result()
    decoders.close()


def test_a_process_that_nobody_called_for_long_is_ended(monkeypatch):
    decoders = Decoders(1, 20.0)
    before = decoders.call(harm.process)
    monkeypatch.setattr(processes, "KEPT_SECONDS", -1.0)
    decoders._take().end()
    assert not psutil.pid_exists(before)
    decoders.close()
