"""The warm spare: what it does while nobody asks, and what it takes from the order."""

import io
import os

import pytest

from lib.training import __main__ as trainer
from lib.training import step


@pytest.fixture
def spare(monkeypatch):
    """Return the notes of what the spare does; this process keeps its priority."""
    did = []
    monkeypatch.setattr(os, "setpriority", lambda *_: None)
    monkeypatch.setattr(step, "rehearse", lambda: did.append("rehearsed"))
    monkeypatch.setattr(trainer, "_train_in_background", lambda run_id: did.append(run_id) or 0)
    monkeypatch.setattr(trainer.shutil, "which", lambda _: None)
    return did


def test_it_rehearses_and_trains_what_is_ordered(spare, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("run-1 \n"))
    assert trainer._wait() == 0
    assert spare == ["rehearsed", "run-1"]


def test_it_ends_when_nobody_can_ask_any_more(spare, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert trainer._wait() == 0
    assert spare == ["rehearsed"]


def test_with_a_gpu_it_waits_to_hear_which(spare, monkeypatch):
    """TensorFlow reads CUDA_VISIBLE_DEVICES once, and memory growth must be set before anything is computed."""
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "none yet")
    monkeypatch.setattr(trainer.shutil, "which", lambda tool: f"/usr/bin/{tool}")
    monkeypatch.setattr("sys.stdin", io.StringIO("run-1 CUDA_VISIBLE_DEVICES=1\n"))
    assert trainer._wait() == 0
    assert spare == ["run-1"]
    assert os.environ["CUDA_VISIBLE_DEVICES"] == "1"
