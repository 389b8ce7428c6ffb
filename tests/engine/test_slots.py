"""How many trainings may run at once, and on which GPU."""

import subprocess

import pytest

from lib.engine import slots
from lib.settings import settings


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
