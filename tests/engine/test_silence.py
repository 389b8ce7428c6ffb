"""Who is silent, while the clock is set, the machine sleeps, or the store is away."""

from types import SimpleNamespace

import pytest

from lib.engine import silence
from lib.engine.silence import GRACE_SECONDS, Silence


class Clock:
    """A wall clock and a clock that nobody can set."""

    def __init__(self) -> None:
        self.wall, self.steady = 1_800_000_000.0, 500.0

    def pass_seconds(self, seconds: float) -> None:
        self.wall += seconds
        self.steady += seconds


@pytest.fixture
def clock(monkeypatch) -> Clock:
    clock = Clock()
    both = SimpleNamespace(time=lambda: clock.wall, monotonic=lambda: clock.steady)
    monkeypatch.setattr(silence, "time", both)
    return clock


def test_silent_is_whose_last_sign_of_life_is_too_old(clock):
    watch = Silence()
    assert not watch.is_silent("run", clock.wall - 29, 30)
    assert watch.is_silent("run", clock.wall - 31, 30)


@pytest.mark.parametrize("seconds", [7200, -7200], ids=["forward", "back"])
def test_a_trainer_outlives_that_the_clock_is_set(clock, seconds):
    """The laptop was closed in the meantime, or the clock was wrong at first."""
    watch = Silence()
    watch.note_clock()
    beat = clock.wall
    clock.wall += seconds
    watch.note_clock()
    assert not watch.is_silent("run", beat, 30)
    clock.pass_seconds(1)
    beat = clock.wall
    clock.pass_seconds(GRACE_SECONDS)
    assert not watch.is_silent("run", beat, 30)
    clock.pass_seconds(1)
    assert watch.is_silent("run", beat, 30)


def test_a_trainer_that_died_before_the_clock_went_back_is_found(clock):
    """No supervisor saw it happen; its last sign of life lies two hours ahead."""
    watch = Silence()
    beat = clock.wall + 7200
    assert not watch.is_silent("run", beat, 30)
    clock.pass_seconds(29)
    assert not watch.is_silent("run", beat, 30)
    clock.pass_seconds(2)
    assert watch.is_silent("run", beat, 30)


def test_a_trainer_whose_clock_is_fast_is_not_silent_while_it_beats(clock):
    watch = Silence()
    for _ in range(100):
        clock.pass_seconds(1)
        assert not watch.is_silent("run", clock.wall + 100, 30)


def test_small_corrections_of_the_clock_excuse_nobody(clock):
    watch = Silence()
    beat = clock.wall - 31
    clock.wall += 2
    watch.note_clock()
    assert watch.is_silent("run", beat, 30)
