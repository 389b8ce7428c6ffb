"""Whose run is next, and how many may run."""

import subprocess

import pytest

from lib.engine import slots
from lib.engine.supervisor import next_in_turn
from lib.runs import Run, State
from lib.settings import settings
from tests.runs.specs import spec


def run(name: str, owner: str, queued_at: float, started: float | None = None, attempts: int = 0) -> Run:
    state = State.COMPLETED if started else State.QUEUED
    return Run(name, name, owner, spec(), state, 0.0, queued_at, 10, started=started, attempts=attempts)


def test_nobody_waits():
    assert next_in_turn([], [run("a", "ada", 1, started=5)]) is None


def test_first_come_first_served():
    queued = [run("late", "ada", 9), run("early", "bob", 3), run("middle", "cleo", 6)]
    assert next_in_turn(queued, queued).id == "early"


def test_who_has_waited_longest_since_their_last_start():
    queued = [run("a", "ada", 1), run("b", "bob", 2), run("c", "cleo", 3)]
    past = [run("a0", "ada", 0, started=30), run("b0", "bob", 0, started=10), run("c0", "cleo", 0, started=20)]
    assert next_in_turn(queued, queued + past).id == "b"


def test_the_last_start_counts_and_not_the_first():
    queued = [run("a", "ada", 1), run("b", "bob", 2)]
    past = [run("a0", "ada", 0, started=1), run("a1", "ada", 0, started=30), run("b0", "bob", 0, started=10)]
    assert next_in_turn(queued, queued + past).id == "b"


def test_an_interrupted_run_keeps_its_place():
    queued = [run("new", "bob", 1), run("broken", "ada", 2, started=50, attempts=1)]
    assert next_in_turn(queued, queued).id == "broken"


def test_slots(home, monkeypatch):
    monkeypatch.setattr(slots, "gpu_count", lambda: 0)
    assert slots.slots() == 1
    monkeypatch.setattr(slots, "gpu_count", lambda: 3)
    assert slots.slots() == 3
    monkeypatch.setenv("CAPSULE_LAB_SLOTS", "2")
    settings.cache_clear()
    assert slots.slots() == 2


def test_device_environment(monkeypatch):
    monkeypatch.setattr(slots, "gpu_count", lambda: 0)
    assert slots.device_environment(1) == {}
    monkeypatch.setattr(slots, "gpu_count", lambda: 2)
    assert [slots.device_environment(slot)["CUDA_VISIBLE_DEVICES"] for slot in range(4)] == ["0", "1", "0", "1"]


LISTED = "GPU 0: NVIDIA L4 (UUID: GPU-1)\nGPU 1: NVIDIA L4 (UUID: GPU-2)\n"


@pytest.mark.parametrize(
    ("tool", "listed", "count"), [("/bin/smi", LISTED, 2), ("/bin/smi", "", 0), (None, "", 0)]
)
def test_gpu_count(monkeypatch, tool, listed, count):
    monkeypatch.setattr(slots.shutil, "which", lambda _: tool)
    done = subprocess.CompletedProcess((), 0, stdout=listed)
    monkeypatch.setattr(slots.subprocess, "run", lambda *_, **__: done)
    assert slots.gpu_count.__wrapped__() == count
