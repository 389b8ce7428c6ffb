"""What goes wrong ends that run with a reason in words, and leaves all others alone."""

import errno
import os
import sqlite3
import threading
import time
from dataclasses import replace

import numpy as np
import pytest
import tensorflow as tf

from lib.errors import LearnerError
from lib.runs import State, schema, trouble
from lib.runs.metrics import Metrics
from lib.runs.point import Point
from lib.runs.trouble import StoreAwayError
from lib.training import loop
from lib.training.failure import put_in_words
from lib.training.record import recorder
from lib.training.record.recorder import Recorder, RunLostError
from lib.training.trainer import train
from lib.whole_file import temporary_path
from tests.runs.broken import break_run
from tests.runs.specs import QUICKEST, points, spec
from tests.training.small import losses, new_store
from tests.waiting import wait_for

SHORT = {"max_steps": 4, "batch_size": 16}


@pytest.fixture
def run(store):
    return store.create(spec(QUICKEST, **SHORT), "ada")


def reason(run) -> str:
    return run.reason.format(**run.reason_values)


@pytest.mark.filterwarnings("error::RuntimeWarning")  # snapshots of such a network are kept without a complaint
def test_a_loss_that_explodes(store):
    """A learning rate that the form does not allow, so that it happens for certain."""
    chosen = spec(QUICKEST, **{**SHORT, "max_steps": 30, "schedule": "constant"})
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
    other = store.create(spec(QUICKEST, **SHORT), "bob")
    store.files(run).remove()
    store.files(run).folder.write_text("a file in its place")
    failed = train(store, run.id)
    assert failed.state is State.FAILED
    assert reason(failed) == (
        f"The run’s folder {store.files(run).folder} cannot be used (Not a directory). "
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


@pytest.mark.parametrize("full", ["checkpoints/00000000.npz", "snapshots/00000002.npz", "resume.npz"])
def test_a_full_disk(store, run, full):
    """A real ENOSPC, because the temporary file is a link to /dev/full."""
    other = store.create(spec(QUICKEST, **SHORT), "bob")
    files = store.files(run)
    files.create()
    temporary_path(files.folder / full).symlink_to("/dev/full")
    failed = train(store, run.id)
    path = files.folder / full
    assert failed.state is State.FAILED
    assert reason(failed) == (
        f"{path} could not be written (No space left on device). Free some space there, then continue the run."
    )
    assert not [path for path in files.folder.rglob(".*") if str(os.getpid()) in path.name]
    assert train(store, other.id).state is State.COMPLETED
    store.resume(run.id)
    assert train(store, run.id).state is State.COMPLETED
    assert store.metrics.read(run.id, "train")["step"].tolist() == [1, 2, 3, 4]


def test_a_database_on_a_full_disk(store, run, monkeypatch):
    """The metrics find no space; the little that says why still does."""
    original = Metrics.write

    def write_with_no_page_left(self: Metrics, *_) -> None:
        with self.engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        try:
            original(self, run.id, "train", points(*range(5000)))
        finally:
            with self.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA max_page_count = 1073741823")

    with monkeypatch.context() as patch:
        patch.setattr(Metrics, "write", write_with_no_page_left)
        failed = train(store, run.id)
    assert failed.state is State.FAILED
    assert "could not be written" in reason(failed)
    assert "disk is full" in reason(failed)
    assert "INSERT" not in reason(failed)
    store.resume(run.id)
    assert train(store, run.id).state is State.COMPLETED


def test_a_database_that_another_program_locks_for_longer_than_a_write_waits(store, run, monkeypatch, tmp_path):
    """Nothing is lost, and the run does not fail: its next write is tried until it succeeds."""
    monkeypatch.setattr(schema, "PATIENCE_SECONDS", 0.05)
    monkeypatch.setattr(trouble, "PAUSE_SECONDS", 0.05)
    store = new_store(tmp_path)
    refused = threading.Event()
    original = Metrics.write

    def write(self: Metrics, *arguments) -> None:
        try:
            original(self, *arguments)
        except StoreAwayError:
            refused.set()
            raise

    monkeypatch.setattr(Metrics, "write", write)
    lock = sqlite3.connect(tmp_path / "runs.sqlite", check_same_thread=False, isolation_level=None)
    lock.execute("PRAGMA journal_mode = WAL")
    original_change = store.change

    def change(*arguments, **values) -> bool:
        changed = original_change(*arguments, **values)
        if values.get("step") == 4 and not refused.is_set() and not lock.in_transaction:
            lock.execute("BEGIN IMMEDIATE")
        return changed

    monkeypatch.setattr(store, "change", change)
    releasing = threading.Thread(target=lambda: refused.wait(60) and lock.rollback())
    releasing.start()
    ended = train(store, run.id)
    releasing.join(60)
    lock.close()
    assert refused.is_set()
    assert (ended.state, ended.reason) == (State.COMPLETED, None)
    assert store.metrics.read(run.id, "train")["step"].tolist() == [1, 2, 3, 4]


NO_SPACE = "could not be written (No space left on device). Free some space there, then continue the run."


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            tf.errors.ResourceExhaustedError(
                None, None, "/home/runs/a/tensorboard/events.v2; No space left on device [Op:FlushSummaryWriter]"
            ),
            f"/home/runs/a/tensorboard/events.v2 {NO_SPACE}",
        ),
        (
            tf.errors.ResourceExhaustedError(
                None,
                None,
                "{{function_node __wrapped__X_device_/job:localhost}} /b/c; No space left on device [Op:X]",
            ),
            f"/b/c {NO_SPACE}",
        ),
        (OSError(errno.ENOSPC, "No space left on device", "/d/e.part"), f"/d/e.part {NO_SPACE}"),
        (
            tf.errors.ResourceExhaustedError(None, None, "OOM when allocating tensor with shape[256,20,20]"),
            "The device ran out of memory. Try a smaller batch size.",
        ),
        (tf.errors.ResourceExhaustedError(None, None, "/f/g; Too many open files"), None),
        (OSError(errno.EIO, "Input/output error"), None),
        (ZeroDivisionError("integer division"), None),
    ],
)
def test_what_is_said_of_an_error(error, said):
    found = put_in_words(error)
    assert (found and str(found)) == said


def test_memory_that_runs_out(store, run, monkeypatch):
    exhausted = tf.errors.ResourceExhaustedError(None, None, "OOM when allocating tensor")
    monkeypatch.setattr(loop.TrainingLoop, "_step", lambda *_: (_ for _ in ()).throw(exhausted))
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
        "The run’s log.txt has the details."
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
            raise StoreAwayError("The run store is locked.")
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
