"""`kill -9` of the trainer, of the server, of both: the run completes by itself, with every step exactly once.

Real processes: a supervisor with the local engine and its warm spare, and the trainers that it starts.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable

import numpy as np
import psutil
import pytest

from lib.runs import Run, RunStore, State
from tests.conftest import ROOT
from tests.runs.specs import spec
from tests.waiting import wait_for

STEPS = 90
MIDDLE = 20
PATIENCE = 120.0


class Class:
    """A run store with a supervisor's process and whatever that has started."""

    def __init__(self, store: RunStore) -> None:
        self.store = store
        self.server: subprocess.Popen | None = None
        self._descendants: dict[int, psutil.Process] = {}

    def open(self) -> None:
        """Start the supervisor's process, which looks after the runs from now on."""
        self.server = subprocess.Popen(
            (sys.executable, "-m", "tests.watch"),
            cwd=ROOT,
            env={**os.environ, "SMALL_KEEP_SECONDS": "0.3"},
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def submit(self) -> str:
        chosen = spec(max_steps=STEPS, batch_size=16, reconstruction=False, seed=1)
        return self.store.create(chosen, "ada").id

    def wait_for(self, run_id: str, is_reached: Callable[[Run], bool]) -> Run:
        """Return the run as soon as `is_reached(run)`; raise AssertionError if it ends before."""

        def look() -> Run | None:
            run = self.store.get(run_id)
            self._remember()
            if is_reached(run):
                return run
            assert run.active, f"{run.state}: {run.reason} {run.reason_values}"
            return None

        return wait_for(look, PATIENCE)

    def wait_for_the_middle(self, run_id: str) -> Run:
        """Return the run when it trains, has got somewhere, and there is a state to go on from."""
        kept = self.store.folder / run_id / "resume.npz"
        return self.wait_for(run_id, lambda run: run.worker is not None and run.step >= MIDDLE and kept.is_file())

    def _remember(self) -> None:
        if self.server is not None and self.server.poll() is None:
            for child in psutil.Process(self.server.pid).children():
                self._descendants.setdefault(child.pid, child)

    def kill_server(self) -> None:
        self._remember()
        assert self.server is not None
        self.server.kill()
        self.server.communicate()

    def close(self) -> None:
        """End what this test has started, and nothing else."""
        self._remember()
        if self.server is not None:
            self.server.kill()
            self.server.communicate()
        for process in self._descendants.values():
            if process.is_running():  # the same process, not another of its number
                process.kill()

    def running(self) -> list[psutil.Process]:
        return [
            process
            for process in self._descendants.values()
            if process.is_running() and process.status() != psutil.STATUS_ZOMBIE
        ]


@pytest.fixture
def lab(store):
    lab = Class(store)
    lab.open()
    yield lab
    lab.close()


def trainer_of(run: Run) -> int:
    """Return the number of the trainer's process."""
    assert run.handle is not None
    return int(run.handle.split()[1])


def written(store, run: Run) -> int:
    """Return when the snapshot of the first step was written: once more, if a training begins anew."""
    return (store.files(run).folder / "snapshots" / "00000001.npz").stat().st_mtime_ns


def wait_until_gone(pid: int) -> None:
    wait_for(lambda: not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE)


def assert_whole(store, run: Run) -> None:
    points = store.metrics.read(run.id, "train")
    assert points["step"].tolist() == list(range(1, STEPS + 1))
    assert np.isfinite(points["loss"]).all()
    assert (np.diff(points["seconds"]) > 0).all()
    assert (run.state, run.step, run.worker, run.handle) == (State.COMPLETED, STEPS, None, None)
    assert run.test_accuracy is not None and run.test_accuracy > 0.2
    wait_for(lambda: store.files(run).load_resume_state() is None)  # dropped just after the run is completed


def test_the_trainer_is_killed(lab, store):
    run_id = lab.submit()
    before = lab.wait_for_the_middle(run_id)
    os.kill(trainer_of(before), signal.SIGKILL)
    assert store.get(run_id).step < STEPS
    first_written = written(store, before)
    resumed = lab.wait_for(run_id, lambda run: run.worker not in (None, before.worker))
    assert trainer_of(resumed) != trainer_of(before)
    assert resumed.started == before.started
    ended = lab.wait_for(run_id, lambda run: run.state is State.COMPLETED)
    assert_whole(store, ended)
    assert written(store, ended) == first_written


def test_the_server_and_the_trainer_are_killed(lab, store):
    run_id = lab.submit()
    before = lab.wait_for_the_middle(run_id)
    lab.kill_server()
    os.kill(trainer_of(before), signal.SIGKILL)
    wait_until_gone(trainer_of(before))
    left = store.get(run_id)
    assert (left.state, left.worker) == (State.RUNNING, before.worker)  # nobody is there to notice
    first_written = written(store, before)
    lab.open()
    ended = lab.wait_for(run_id, lambda run: run.state is State.COMPLETED)
    assert_whole(store, ended)
    assert written(store, ended) == first_written


def test_only_the_server_is_killed(lab, store):
    run_id = lab.submit()
    before = lab.wait_for_the_middle(run_id)
    lab.kill_server()
    assert psutil.Process(trainer_of(before)).is_running()

    def ended() -> Run | None:
        run = store.get(run_id)
        assert not run.active or run.worker == before.worker
        return None if run.active else run

    run = wait_for(ended, PATIENCE)  # the trainer goes on, and to its end, without a server
    assert_whole(store, run)
    assert run.attempts == 1
    wait_for(lambda: not lab.running(), 60)  # and the warm spare, which nobody can ask any more, has ended too
