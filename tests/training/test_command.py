"""The command line that outside scripts rely on, with real processes and the real MNIST."""

import json
import os
import re
import subprocess
import sys

import numpy as np
import pytest

from lib.catalog import ARCHITECTURES
from lib.runs import State
from lib.settings import settings
from lib.training.__main__ import main
from tests.conftest import ROOT, TRAINED_STEPS
from tests.datasets.names import all_names

KEYS = ["run_id", "test_accuracy", "test_error_percent", "parameters", "images_per_second", "seconds"]


def command(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m lib.training` in the present home."""
    return subprocess.run(
        (sys.executable, "-m", "lib.training", *arguments),
        cwd=ROOT,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_training_ends_with_one_json_line(trained_home, trained_store):
    assert trained_home.returncode == 0
    (line,) = trained_home.stdout.splitlines()
    printed = json.loads(line)
    assert list(printed) == KEYS
    run = trained_store.get(trained_home.run_id)
    assert printed == {
        "run_id": run.id,
        "test_accuracy": run.test_accuracy,
        "test_error_percent": pytest.approx(100 * (1 - run.test_accuracy), abs=1e-4),
        "parameters": 1_696_624,
        "images_per_second": run.images_per_second,
        "seconds": run.seconds,
    }
    assert printed["test_accuracy"] * 10_000 == pytest.approx(round(printed["test_accuracy"] * 10_000), abs=1e-6)
    assert printed["test_accuracy"] > 0.15  # better than guessing, after 30 steps


def test_the_run_is_in_the_store(trained_home, trained_store):
    run = trained_store.get(trained_home.run_id)
    assert (run.state, run.name, run.owner, run.step) == (
        State.COMPLETED,
        "A tiny run",
        "command-line",
        TRAINED_STEPS,
    )
    assert (run.spec.training.epochs, run.spec.training.seed, run.spec.training.max_steps) == (1, 0, 30)
    points = trained_store.metrics.read(run.id, "train")
    assert points["step"].tolist() == list(range(1, TRAINED_STEPS + 1))
    assert np.isfinite(points["loss"]).all()
    assert len(trained_store.files(run).snapshot_steps()) >= 20


def test_the_progress_bar_goes_to_standard_error(trained_home):
    assert re.search(r"30/30", trained_home.stderr)
    assert re.search(r"loss 0\.\d{4}, accuracy 0\.\d{3}, \d+/s", trained_home.stderr)
    assert "Traceback" not in trained_home.stderr


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("--architecture", "capsnett"),
            f"There is no architecture called “capsnett”. Choose one of: {', '.join(ARCHITECTURES)}.",
        ),
        (
            ("--architecture", "lenet", "--dataset", "imagenet"),
            f"There is no data set called “imagenet”. Choose one of: {all_names()}.",
        ),
        (
            ("--architecture", "lenet", "--option", "batch_size=many"),
            "Option batch_size takes a whole number, but got “many”.",
        ),
        (
            ("--architecture", "lenet", "--option", "batch_size"),
            "--option takes KEY=VALUE, but got “batch_size”.",
        ),
        (
            ("--architecture", "lenet", "--epochs", "0"),
            "Option epochs takes a number from 1 to 1,000, but got 0.",
        ),
        (
            ("--architecture", "lenet", "--preset", "best"),
            "There is no preset “best”. Choose one of: minute, good, paper.",
        ),
        ((), "Name a run, or say what to train with --architecture. See --help."),
    ],
)
def test_a_mistake_gets_one_sentence(home, monkeypatch, capsys, arguments, sentence):
    monkeypatch.setattr(sys, "argv", ["lib.training", *arguments])
    assert main() == 2
    assert capsys.readouterr() == ("", f"{sentence}\n")


def test_a_process_ends_with_that_sentence(home):
    done = command("no-such-run")
    sentence = "There is no run “no-such-run”. It may have been deleted."
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{sentence}\n")


def test_a_bad_option_names_all_that_there_are(home):
    done = command("--architecture", "lenet", "--option", "iterations=3")
    assert done.returncode == 2
    assert done.stderr == (
        "There is no option “iterations” here. The options are: epochs, max_steps, batch_size, optimizer, "
        "learning_rate, schedule, weight_decay, train_images, hold_out, validation_percent, test_percent, "
        "image_size, shift, flip, rotation, zoom, brightness, seed, stop_at_accuracy, snapshots, frozen, "
        "mixed_precision, xla, mirrored, dropout, framework.\n"
    )


def test_a_bad_setting_gets_one_sentence(home):
    done = command("--architecture", "lenet", CAPSULE_LAB_SLOTS="all")
    assert done.returncode == 2
    assert done.stderr == (
        "CAPSULE_LAB_SLOTS must be a whole number from 1 to 64, but is “all”. Change or unset it.\n"
    )


def test_a_home_that_cannot_be_gets_one_sentence(home):
    home.write_text("a file in its place")
    done = command("--architecture", "lenet")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith(f"The folder {home} cannot be used (")
    settings.cache_clear()
