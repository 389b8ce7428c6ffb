"""A training that is killed at any moment goes on to exactly the same curve and weights."""

import os
import random
import subprocess
import sys
from functools import cache

import numpy as np
import pytest

from lib.runs import Run, RunStore, State
from lib.training import cadence
from lib.training.evaluation import Evaluator
from lib.training.record import recorder
from lib.training.trainer import train
from tests.conftest import ROOT
from tests.runs.specs import spec
from tests.training.small import losses, new_store

pytestmark = pytest.mark.xdist_group("resuming")  # one worker trains what is compared with

STEPS = 24
COMMON = {"max_steps": STEPS, "batch_size": 20, "seed": 5}  # an epoch of the small MNIST is 20 batches
OPTIONS = {
    "capsnet_small": {**COMMON, "iterations": 2, "reconstruction": False},
    "lenet": COMMON,  # with dropout
    "alexnet": {**COMMON, "batch_size": 8, "activation": "rrelu", "optimizer": "momentum"},
    "simple_cnn": {**COMMON, "optimizer": "momentum", "weight_decay": 0.001, "schedule": "stairs"},
}
MEASURED = ("step", "loss", "margin_loss", "reconstruction_loss", "accuracy", "learning_rate")


class KilledError(BaseException):
    """Ends a training as `kill -9` does: nothing that it catches, and nothing is written any more."""


@pytest.fixture(autouse=True)
def written_at_once(monkeypatch):
    monkeypatch.setattr(recorder, "FLUSH_SECONDS", 0.0)


@pytest.fixture(scope="module")
def uninterrupted(tmp_path_factory):
    """Return the run that nothing happened to, of each architecture."""

    @cache
    def of(architecture: str) -> tuple[RunStore, Run]:
        store = new_store(tmp_path_factory.mktemp("uninterrupted"))
        run = store.create(spec(architecture, **OPTIONS[architecture]), "ada")
        return store, train(store, run.id)

    return of


def killed_at(store: RunStore, architecture: str, step: int, kept: int) -> Run:
    """Return a run whose trainer kept its state after step `kept`, if that is not 0, and died after `step`."""
    run = store.create(spec(architecture, **OPTIONS[architecture]), "ada")

    def progress(point, total: int) -> None:
        cadence.RESUME_STATE_SECONDS = 0.0 if point.step == kept else 1e9
        if point.step == step:
            raise KilledError

    with pytest.MonkeyPatch.context() as patch, pytest.raises(KilledError):
        patch.setattr(cadence, "RESUME_STATE_SECONDS", 1e9)
        train(store, run.id, progress)
    assert store.get(run.id).state is State.RUNNING
    return store.get(run.id)


def went_on(store: RunStore, run: Run) -> tuple[Run, list[int]]:
    """Return the run, trained to its end as the supervisor sees to it, and the steps that this took."""
    store.change(run.id, State.RUNNING, state=State.QUEUED, worker=None, handle=None)
    steps: list[int] = []
    return train(store, run.id, lambda point, total: steps.append(point.step)), steps


def assert_same(store: RunStore, run: Run, expected_store: RunStore, expected: Run) -> None:
    """Compare two runs bit by bit: every step of the curve once, the weights, the accuracies."""
    actual_points = store.metrics.read(run.id, "train")
    expected_points = expected_store.metrics.read(expected.id, "train")
    assert actual_points["step"].tolist() == list(range(1, STEPS + 1))
    for name in MEASURED:
        np.testing.assert_array_equal(actual_points[name], expected_points[name], err_msg=name)
    assert (np.diff(actual_points["seconds"]) > 0).all()
    actual, wanted = store.files(run).load_checkpoint(), expected_store.files(expected).load_checkpoint()
    for name, weights in wanted.items():
        np.testing.assert_array_equal(actual[name], weights, err_msg=name)
    assert (run.state, run.step) == (State.COMPLETED, STEPS)
    assert run.test_accuracy == expected.test_accuracy
    assert run.validation_accuracy == expected.validation_accuracy
    assert store.files(run).snapshot_steps() == expected_store.files(expected).snapshot_steps()
    assert store.files(run).load_resume_state() is None


def test_the_same_seed_gives_the_same_run_and_another_seed_another(store, uninterrupted):
    run = store.create(spec(**OPTIONS["capsnet_small"]), "ada")
    assert_same(store, train(store, run.id), *uninterrupted("capsnet_small"))
    run = store.create(spec(**{**OPTIONS["capsnet_small"], "seed": 6, "max_steps": 2}), "ada")
    other = losses(store, train(store, run.id))
    assert all(a != b for a, b in zip(other, losses(*uninterrupted("capsnet_small")), strict=False))


@pytest.mark.parametrize(
    ("architecture", "step", "kept"),
    [
        ("capsnet_small", 1, 0),  # before anything was kept: from the beginning
        ("capsnet_small", 17, 9),
        ("lenet", 15, 7),  # with dropout
        ("lenet", STEPS, STEPS - 2),
        ("alexnet", 10, 9),  # with slopes that are drawn
        ("simple_cnn", 20, 12),  # with momentum, and before the rate falls
    ],
)
def test_killed_and_resumed(architecture, step, kept, store, uninterrupted):
    run = killed_at(store, architecture, step, kept)
    assert store.metrics.read(run.id, "train")["step"].tolist() == list(range(1, step + 1))
    run, steps = went_on(store, run)
    assert steps == list(range(kept + 1, STEPS + 1))
    assert_same(store, run, *uninterrupted(architecture))


def test_killed_again_and_again_at_random_moments(store, uninterrupted):
    moments = random.Random()
    run = killed_at(store, "capsnet_small", 6, 3)
    for _ in range(2):
        first = store.files(run).load_resume_state().step + 1
        step = moments.randint(first, STEPS)
        print(f"killed after step {step}")  # a failure shows it
        store.change(run.id, state=State.QUEUED, worker=None)

        def progress(point, total: int, step=step) -> None:
            if point.step == step:
                raise KilledError

        with pytest.MonkeyPatch.context() as patch, pytest.raises(KilledError):
            patch.setattr(cadence, "RESUME_STATE_SECONDS", 0.05)
            train(store, run.id, progress)
    run, _ = went_on(store, run)
    assert_same(store, run, *uninterrupted("capsnet_small"))


def test_killed_while_the_test_set_is_measured(store, uninterrupted, monkeypatch):
    """All steps are made and kept; resuming makes none of them again."""
    run = store.create(spec(**OPTIONS["capsnet_small"]), "ada")
    with monkeypatch.context() as patch, pytest.raises(KilledError):
        original = Evaluator.evaluate

        def evaluate(self, split):
            if len(split) == 103:
                raise KilledError
            return original(self, split)

        patch.setattr(Evaluator, "evaluate", evaluate)
        train(store, run.id)
    run, steps = went_on(store, run)
    assert steps == []
    assert_same(store, run, *uninterrupted("capsnet_small"))


def test_killed_before_the_end_is_written_down(store, uninterrupted, monkeypatch):
    """Even then the training is not lost."""
    run = store.create(spec(**OPTIONS["capsnet_small"]), "ada")
    with monkeypatch.context() as patch, pytest.raises(KilledError):
        patch.setattr(recorder.Recorder, "finish", lambda *_, **__: (_ for _ in ()).throw(KilledError))
        train(store, run.id)
    run, steps = went_on(store, run)
    assert steps == []
    assert_same(store, run, *uninterrupted("capsnet_small"))


def test_a_process_that_dies(store, tmp_path, uninterrupted):
    """One dies without a word at step 13, a warm spare goes on: dropout, order and all are the same."""
    run = store.create(spec("lenet", **OPTIONS["lenet"]), "ada")
    environment = {
        **os.environ,
        "CAPSULE_LAB_HOME": str(tmp_path),
        "CAPSULE_LAB_DATABASE_URL": str(store.engine.url),
        "SMALL_KEEP_SECONDS": "0.3",
    }
    command = (sys.executable, "-m", "tests.training.small", run.id)
    died = subprocess.run(command, cwd=ROOT, env={**environment, "SMALL_DIE_AT": "13"}, check=False)
    assert died.returncode == 9
    assert store.get(run.id).state is State.RUNNING
    assert store.files(run).load_resume_state().step > 0
    store.change(run.id, state=State.QUEUED, worker=None)
    warm = (*command[:-1], "--wait")
    assert (
        subprocess.run(warm, input=f"{run.id} \n".encode(), cwd=ROOT, env=environment, check=False).returncode == 0
    )
    assert_same(store, store.get(run.id), *uninterrupted("lenet"))
    assert "Traceback" not in store.files(run).log.read_text()


def test_stopped_and_continued(store, uninterrupted, monkeypatch):
    monkeypatch.setattr(recorder, "HEARTBEAT_SECONDS", 0.05)
    run = store.create(spec(**OPTIONS["capsnet_small"]), "ada")
    made: list[recorder.Recorder] = []
    original = recorder.Recorder.open_files
    monkeypatch.setattr(recorder.Recorder, "open_files", lambda self: made.append(self) or original(self))

    def progress(point, total: int) -> None:
        if point.step == 7:
            store.stop(run.id)
            assert made[0].stop_requested.wait(10)

    stopped = train(store, run.id, progress)
    assert (stopped.state, stopped.step, stopped.worker, stopped.handle) == (State.STOPPED, 7, None, None)
    assert stopped.finished
    assert stopped.test_accuracy is None
    assert store.files(run).checkpoints()[-1] == "00000007"
    assert store.files(run).load_resume_state().step == 7
    store.resume(run.id)
    steps = []
    ended = train(store, run.id, lambda point, total: steps.append(point.step))
    assert steps == list(range(8, STEPS + 1))
    assert ended.seconds > stopped.seconds
    assert_same(store, ended, *uninterrupted("capsnet_small"))
