"""What goes wrong ends that run with a reason in words, and leaves all others alone."""

import errno
import os
import threading
import time
from dataclasses import replace

import numpy as np
import pytest
from sqlalchemy.exc import OperationalError

from lib.errors import LearnerError
from lib.runs import State
from lib.runs.metrics import Metrics
from lib.runs.point import Point
from lib.training import loop
from lib.training.record import recorder
from lib.training.record.recorder import Recorder, RunLostError
from lib.training.trainer import train
from tests.runs.broken import break_run
from tests.runs.specs import points, spec
from tests.training.small import losses
from tests.waiting import wait_for

SHORT = {"max_steps": 4, "batch_size": 16, "iterations": 1, "reconstruction": False}


@pytest.fixture
def run(store):
    return store.create(spec(**SHORT), "ada")


def reason(run) -> str:
    return run.reason.format(**run.reason_values)


@pytest.mark.filterwarnings("error::RuntimeWarning")  # snapshots of such a network are kept without a complaint
def test_a_loss_that_explodes(store):
    """A learning rate that the form does not allow, so that it happens for certain."""
    chosen = spec(**{**SHORT, "max_steps": 30, "schedule": "constant"})
    chosen = replace(chosen, training=replace(chosen.training, learning_rate=1e30))
    run = train(store, store.create(chosen, "ada").id)
    step = len(losses(store, run)) + 1
    assert 2 <= step < 30
    assert run.state is State.FAILED
    assert reason(run) in [
        f"The loss became {loss} at step {step}. Try a smaller learning rate (it was 1e+30 there) and start again."
        for loss in ("nan", "inf")
    ]
    assert np.isfinite(losses(store, run)).all()
    assert (run.step, run.worker, run.handle) == (step - 1, None, None)
    assert run.finished
    assert run.test_accuracy is None


def test_a_folder_that_cannot_be_used(store, run):
    other = store.create(spec(**SHORT), "bob")
    store.folder.mkdir(parents=True)
    store.files(run).folder.write_text("a file in its place")
    failed = train(store, run.id)
    assert failed.state is State.FAILED
    assert reason(failed) == (
        f"The run's folder {store.files(run).folder} cannot be used (Not a directory). "
        "Make it writable, then continue the run."
    )
    assert train(store, other.id).state is State.COMPLETED
    store.files(run).folder.unlink()
    store.resume(run.id)
    assert train(store, run.id).state is State.COMPLETED  # as the sentence said
    assert store.get(run.id).reason is None


def test_a_resume_state_that_is_damaged(store, run):
    files = store.files(run)
    files.create()
    (files.folder / "resume.npz").write_bytes(b"PK\x03\x04 cut short")
    failed = train(store, run.id)
    assert failed.state is State.FAILED
    assert reason(failed).startswith(f"{files.folder / 'resume.npz'} cannot be read (")


@pytest.mark.parametrize("full", ["checkpoints/.00000000.npz", "snapshots/.00000002.npz", ".resume.npz"])
def test_a_full_disk(store, run, full):
    """A real ENOSPC, because the temporary file is a link to /dev/full."""
    other = store.create(spec(**SHORT), "bob")
    files = store.files(run)
    files.create()
    (files.folder / f"{full}.{os.getpid()}").symlink_to("/dev/full")
    failed = train(store, run.id)
    path = files.folder / full.replace("/.", "/").removeprefix(".")
    assert failed.state is State.FAILED
    assert reason(failed) == (
        f"{path} could not be written (No space left on device). Free some space there, then continue the run."
    )
    assert not list(files.folder.rglob(f"*.{os.getpid()}"))
    assert train(store, other.id).state is State.COMPLETED
    store.resume(run.id)
    assert train(store, run.id).state is State.COMPLETED
    assert store.metrics.read(run.id, "train")["step"].tolist() == [1, 2, 3, 4]


def test_a_database_on_a_full_disk(store, run, monkeypatch):
    """The metrics find no space; the little that says why still does."""
    full = OperationalError("INSERT INTO metrics …", {}, OSError(errno.ENOSPC, "database or disk is full"))
    with monkeypatch.context() as patch:
        patch.setattr(Metrics, "write", lambda *_: (_ for _ in ()).throw(full))
        failed = train(store, run.id)
    assert failed.state is State.FAILED
    assert "could not be written" in reason(failed)
    assert "disk is full" in reason(failed)
    assert "INSERT" not in reason(failed)
    store.resume(run.id)
    assert train(store, run.id).state is State.COMPLETED


def test_memory_that_runs_out(store, run, monkeypatch):
    import tensorflow as tf

    trouble = tf.errors.ResourceExhaustedError(None, None, "OOM when allocating tensor")
    monkeypatch.setattr(loop.TrainingLoop, "_step", lambda *_: (_ for _ in ()).throw(trouble))
    failed = train(store, run.id)
    assert (failed.state, reason(failed)) == (
        State.FAILED,
        "The device ran out of memory. Try a smaller batch size.",
    )


def test_what_nobody_thought_of(store, run, monkeypatch):
    monkeypatch.setattr(loop.TrainingLoop, "_step", lambda *_: 1 // 0)
    with pytest.raises(ZeroDivisionError):  # so that the log has the details
        train(store, run.id)
    assert store.get(run.id).state is State.FAILED
    assert reason(store.get(run.id)) == (
        "The training broke off: ZeroDivisionError: integer division or modulo by zero. "
        "The run's log.txt has the details."
    )


@pytest.mark.parametrize("state", [State.STOPPED, State.COMPLETED, State.FAILED, State.STOPPING])
def test_a_run_that_does_not_wait_for_a_trainer(store, run, state):
    store.change(run.id, state=state)
    with pytest.raises(LearnerError) as caught:
        train(store, run.id)
    assert str(caught.value) == f"Run {run.id} is not waiting for a trainer."
    assert store.get(run.id).state is state


# A trainer that has lost its run


@pytest.fixture
def owned(store, run):
    """Yield a recorder of the run, for a test to take the run from."""
    store.claim(run.id, "first")
    owned = Recorder(store, store.get(run.id), "first")
    yield owned
    owned.close()


def test_taken_over_by_another(store, run):
    taken = []

    def progress(point, total: int) -> None:
        if point.step == 2:
            taken.append(store.change(run.id, worker="another"))

    with pytest.raises(RunLostError):
        train(store, run.id, progress)
    after = store.get(run.id)
    assert taken == [True]
    assert (after.state, after.worker, after.finished, after.reason) == (State.RUNNING, "another", None, None)


def test_deleted_while_it_trains(store, run):
    def progress(point, total: int) -> None:
        if point.step == 2:
            store.change(run.id, state=State.STOPPED)
            store.delete(run.id)

    with pytest.raises(RunLostError):
        train(store, run.id, progress)
    assert store.runs() == []
    assert store.metrics.read(run.id, "train")["step"].tolist() == []


def test_who_has_lost_the_run_writes_no_metrics(store, run, owned):
    store.change(run.id, worker="another")
    owned.record_step(points(5)[0])
    with pytest.raises(RunLostError):
        owned.flush()
    with pytest.raises(RunLostError):
        owned.record_validation(Point(5, loss=0.5))
    assert store.metrics.read(run.id, "train")["step"].tolist() == []
    assert store.metrics.read(run.id, "validation")["step"].tolist() == []


def test_the_pulse(store, run, monkeypatch):
    monkeypatch.setattr(recorder, "HEARTBEAT_SECONDS", 0.02)
    store.claim(run.id, "first")
    store.change(run.id, heartbeat=0.0)
    owned = Recorder(store, store.get(run.id), "first")
    wait_for(lambda: store.get(run.id).heartbeat)
    assert abs(store.get(run.id).heartbeat - time.time()) < 5
    assert not owned.stop_requested.is_set()
    store.stop(run.id)
    assert owned.stop_requested.wait(10)
    store.change(run.id, worker="another")
    owned._pulse.join(10)
    assert not owned._pulse.is_alive()
    with pytest.raises(RunLostError):
        owned.flush()


def test_the_pulse_survives_a_bad_moment_of_the_database(store, run, monkeypatch):
    monkeypatch.setattr(recorder, "HEARTBEAT_SECONDS", 0.02)
    store.claim(run.id, "first")
    failed = threading.Event()
    original = store.change

    def change(*args, **values):
        if not failed.is_set():
            failed.set()
            raise OperationalError("UPDATE", {}, OSError("database is locked"))
        return original(*args, **values)

    monkeypatch.setattr(store, "change", change)
    original(run.id, heartbeat=0.0)
    owned = Recorder(store, store.get(run.id), "first")
    assert failed.wait(10)
    wait_for(lambda: store.get(run.id).heartbeat)
    owned.close()
    assert store.get(run.id).heartbeat > 0


def test_a_broken_run_is_not_claimed(store):
    run = store.create(spec(), "ada", "Of last year")
    break_run(store, run.id)
    with pytest.raises(LearnerError, match="“Of last year” cannot be opened"):
        train(store, run.id)
    assert store.change(run.id, State.QUEUED, step=0)  # it still waits
