"""When a training validates, takes snapshots, keeps its state and ends, without a training."""

import pytest

from lib.training import cadence
from lib.training.cadence import RESUME_STATE_SECONDS, VALIDATION_SHARE, Cadence, Next

TOTAL, EPOCH = 1000, 100


def validations(of: Cadence, *, first: int = 0, seconds_a_step: float = 1.0, seconds: float = 0.0) -> list[int]:
    """Return the steps that are validated, if each takes so many `seconds` and finds nothing good enough."""
    now, found = 0.0, []
    for step in range(first + 1, of.total_steps + 1):
        now += seconds_a_step
        if of.is_validation_due(step, now):
            found.append(step)
            of.note_validation(0.5, now, now + seconds)
            now += seconds
    return found


def test_a_long_training_is_validated_once_an_epoch():
    assert validations(Cadence(TOTAL, EPOCH, 0.0, 0.0)) == list(range(100, 1001, 100))


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        (30, [5, 10, 15, 20, 25, 30]),
        (31, [6, 12, 18, 24, 30, 31]),  # the last step always
        (300, [50, 100, 150, 200, 250, 300]),
        (4, [1, 2, 3, 4]),
        (1, [1]),
    ],
)
def test_a_short_training_is_validated_six_times(total, expected):
    """As one that `max_steps` cuts short is, however long its epochs are."""
    assert validations(Cadence(total, 860, 0.0, 0.0)) == expected


def test_a_validation_that_is_too_expensive_waits():
    """One of 30 seconds after every 100: the next is due 120 seconds later, so every second one is made."""
    assert validations(Cadence(TOTAL, EPOCH, 0.0, 0.0), seconds=30.0) == [100, 300, 500, 700, 900, 1000]


def test_a_validation_that_takes_a_quarter_of_the_time_is_made():
    assert VALIDATION_SHARE == 0.25
    assert validations(Cadence(TOTAL, EPOCH, 0.0, 0.0), seconds=25.0) == list(range(100, 1001, 100))


def test_the_last_step_is_validated_however_long_it_takes():
    assert validations(Cadence(TOTAL, EPOCH, 0.0, 0.0), seconds=1e9) == [100, 1000]


def test_with_a_goal_every_validation_is_made_however_long_it_takes():
    assert validations(Cadence(TOTAL, EPOCH, 0.9, 0.0), seconds=1e9) == list(range(100, 1001, 100))


def test_a_training_that_resumes_validates_at_the_same_steps():
    assert validations(Cadence(TOTAL, EPOCH, 0.0, 0.0), first=450) == list(range(500, 1001, 100))


def test_a_resumed_training_counts_time_from_where_it_began_again():
    of = Cadence(TOTAL, EPOCH, 0.0, 5000.0)
    assert of.is_validation_due(500, 5000.5)  # nothing is known yet of how long one takes
    of.note_validation(0.5, 5000.5, 5030.5)
    assert not of.is_validation_due(600, 5130.5)
    assert of.is_validation_due(700, 5150.5)
    assert of.decide(500, 5000.0 + RESUME_STATE_SECONDS, stop_asked=False) is Next.TRAIN
    assert of.decide(501, 5000.1 + RESUME_STATE_SECONDS, stop_asked=False) is Next.KEEP_STATE


@pytest.mark.parametrize(("accuracy", "then"), [(0.89, Next.TRAIN), (0.9, Next.END), (1.0, Next.END)])
def test_the_training_ends_where_the_goal_is_reached(accuracy, then):
    of = Cadence(TOTAL, EPOCH, 0.9, 0.0)
    of.note_validation(accuracy, 1.0, 2.0)
    assert of.decide(100, 1.0, stop_asked=False) is then


def test_without_a_goal_no_accuracy_ends_the_training():
    of = Cadence(TOTAL, EPOCH, 0.0, 0.0)
    of.note_validation(1.0, 1.0, 2.0)
    assert of.decide(100, 1.0, stop_asked=False) is Next.TRAIN


def test_the_last_step_is_the_end_even_if_the_goal_is_missed_or_a_stop_is_asked():
    of = Cadence(TOTAL, EPOCH, 0.9, 0.0)
    of.note_validation(0.1, 1.0, 2.0)
    assert of.decide(TOTAL, 1.0, stop_asked=False) is Next.END
    assert of.decide(TOTAL, 1.0, stop_asked=True) is Next.END
    assert of.decide(TOTAL - 1, 1.0, stop_asked=True) is Next.STOP


def test_a_goal_that_is_reached_counts_more_than_a_wish_to_stop():
    of = Cadence(TOTAL, EPOCH, 0.9, 0.0)
    of.note_validation(0.95, 1.0, 2.0)
    assert of.decide(100, 1.0, stop_asked=True) is Next.END


def test_a_stop_is_obeyed_after_any_step():
    assert Cadence(TOTAL, EPOCH, 0.0, 0.0).decide(7, 1.0, stop_asked=True) is Next.STOP


def test_the_state_is_kept_every_fifteen_seconds(monkeypatch):
    of = Cadence(TOTAL, EPOCH, 0.0, 0.0)
    kept = []
    for step in range(1, 100):
        now = float(step)
        if of.decide(step, now, stop_asked=False) is Next.KEEP_STATE:
            kept.append(step)
            of.note_state(now + 1.0)  # it takes a second
    assert kept == [16, 33, 50, 67, 84]
    monkeypatch.setattr(cadence, "RESUME_STATE_SECONDS", 1e9)
    assert of.decide(100, 1000.0, stop_asked=False) is Next.TRAIN


def test_snapshots_are_due_at_the_first_steps_and_the_last():
    of = Cadence(TOTAL, EPOCH, 0.0, 0.0)
    due = [step for step in range(TOTAL + 1) if of.is_snapshot_due(step)]
    assert due[:6] == [0, 1, 2, 3, 4, 5]
    assert due[-1] == TOTAL
    assert due == sorted(cadence.snapshot_steps(TOTAL, 48))
