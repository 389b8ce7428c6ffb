"""Who trains a run: this Python, or PaddlePaddle's, in which the same process goes on."""

import os

import numpy as np
import pytest

from lib.errors import N_, LearnerError
from lib.runs import RunSpec, State
from lib.runs.files import INITIAL
from lib.settings import ROOT
from lib.training import hand_over as module
from lib.training.hand_over import hand_over
from lib.training.trainer import train
from tests.runs.specs import spec
from tests.training.small import new_store

WEIGHTS = {"conv1/kernel": np.ones((5, 5, 1, 32), np.float32)}


class WentOnError(Exception):
    """Stands for the process that is another one from here on."""


@pytest.fixture
def store(tmp_path):
    return new_store(tmp_path)


@pytest.fixture
def installed(monkeypatch):
    """Return the commands that processes went on as; PaddlePaddle seems to be installed, in another Python."""
    commands: list[tuple[str, ...]] = []

    def go_on(_path, command: tuple[str, ...]) -> None:
        commands.append(command[1:])
        raise WentOnError

    monkeypatch.setattr(os, "execv", go_on)
    monkeypatch.setattr(os, "environ", dict(os.environ))
    monkeypatch.setattr(module, "is_paddle_installed", lambda: True)
    monkeypatch.setattr(module, "has_paddle", lambda: False)
    monkeypatch.setattr(module, "draw_weights", lambda _store, _run: WEIGHTS)
    return commands


def test_a_run_in_paddlepaddle_goes_on_there_with_tensorflows_first_weights(store, installed):
    run = store.create(spec("lenet", framework="paddle"), "ada", state=State.RUNNING)
    with pytest.raises(WentOnError):
        hand_over(store, run, "--show")
    assert installed == [("-m", "lib.training", run.id, "--show")]
    np.testing.assert_array_equal(
        store.files(run).load_checkpoint(INITIAL)["conv1/kernel"], WEIGHTS["conv1/kernel"]
    )


def test_one_that_goes_on_keeps_the_weights_that_it_began_with(store, installed, monkeypatch):
    run = store.create(spec("lenet", framework="paddle"), "ada", state=State.RUNNING)
    store.files(run).create()
    store.files(run).save_checkpoint(0, WEIGHTS)
    monkeypatch.setattr(module, "draw_weights", lambda *_: pytest.fail("drawn again"))
    with pytest.raises(WentOnError):
        hand_over(store, run)


def test_a_run_in_tensorflow_stays_here(store, installed):
    hand_over(store, store.create(spec("lenet"), "ada", state=State.RUNNING))
    assert installed == []


def test_weights_that_are_gone_fail_the_run_in_words(store, installed, monkeypatch):
    def refuse(*_):
        raise LearnerError(N_("This run has no snapshot of step {step}."), step=3)

    monkeypatch.setattr(module, "draw_weights", refuse)
    run = store.create(spec("lenet", framework="paddle"), "ada", state=State.RUNNING)
    with pytest.raises(LearnerError, match="no snapshot of step 3"):
        hand_over(store, run)
    failed = store.get(run.id)
    assert (failed.state, failed.reason_values) == (State.FAILED, {"step": "3"})


def test_where_it_is_not_installed_the_run_says_how_to(store, monkeypatch):
    monkeypatch.setattr("lib.training.paddle.prepare.has_paddle", lambda: False)
    run = train(store, store.create(spec("lenet", framework="paddle"), "ada").id)
    assert run.state is State.FAILED
    assert "Run “make paddle” in the app’s folder" in (run.reason or "")


def test_nothing_is_started_where_it_is_not_installed(monkeypatch):
    monkeypatch.setattr("lib.runs.spec.is_paddle_installed", lambda: False)
    spec("lenet").check_trainable()
    with pytest.raises(LearnerError, match="PaddlePaddle is not installed on this computer"):
        spec("lenet", framework="paddle").check_trainable()


def test_images_with_two_labels_are_refused():
    with pytest.raises(LearnerError, match="PaddlePaddle learns images with one label here"):
        RunSpec.create("lenet", "multi_mnist", {"framework": "paddle"})


def test_runs_from_before_there_was_a_choice_were_trained_in_tensorflow():
    record = spec("lenet").to_json()
    del record["options"]["framework"]
    assert RunSpec.from_json(record).framework == "tensorflow" == spec("capsnet_small").framework


def test_both_environments_have_the_same_packages():
    def pins(file: str) -> dict[str, str]:
        lines = (ROOT / file).read_text().splitlines()
        return dict(line.split("==") for line in lines if "==" in line and not line.startswith("#"))

    app, paddle = pins("requirements.txt"), pins("requirements-paddle.txt")
    assert {name: app[name] for name in paddle if name != "paddlepaddle"} == {
        name: version for name, version in paddle.items() if name != "paddlepaddle"
    }
