"""The same command twice gives the same numbers, bit by bit: losses, weights, accuracies, pictures."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from lib.runs import RunStore
from lib.runs.snapshots import arrays_of
from tests.conftest import ROOT

ARGUMENTS = {
    "capsnet_small": ("iterations=2", "reconstruction=true"),
    "lenet": ("dropout=0.5",),
}


def trained(folder: Path, architecture: str, seed: int) -> tuple[RunStore, dict]:
    """Train on the small MNIST in a process of its own; return the store and the JSON line of the command."""
    options = ("max_steps=12", "batch_size=32", *ARGUMENTS[architecture])
    command = (
        *(sys.executable, "-m", "tests.training.small"),
        *("--architecture", architecture, "--epochs", "1", "--seed", str(seed)),
        *(word for option in options for word in ("--option", option)),
    )
    environment = {**os.environ, "CAPSULE_LAB_HOME": str(folder)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    store = RunStore(f"sqlite:///{folder / 'runs.sqlite'}", folder / "runs")
    return store, json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize("architecture", ARGUMENTS)
def test_a_seed_repeats_a_run_exactly(architecture, tmp_path):
    (first, printed), (second, printed_again) = (
        trained(tmp_path / turn, architecture, seed=7) for turn in ("first", "second")
    )
    for name in ("test_accuracy", "parameters"):
        assert printed[name] == printed_again[name]
    one, other = first.get(printed["run_id"]), second.get(printed_again["run_id"])
    for phase in ("train", "validation"):
        expected, actual = (store.metrics.read(run.id, phase) for store, run in ((first, one), (second, other)))
        # How often a run validates depends on the clock: what both measured is compared, the last step always.
        steps, ours, theirs = np.intersect1d(actual["step"], expected["step"], return_indices=True)
        assert steps[-1] == 12 and (phase == "validation" or len(steps) == 12)
        for name in ("loss", "margin_loss", "reconstruction_loss", "accuracy"):
            np.testing.assert_array_equal(actual[name][ours], expected[name][theirs], err_msg=f"{phase} {name}")
    expected, actual = first.files(one), second.files(other)
    for name, weights in expected.load_checkpoint().items():
        np.testing.assert_array_equal(actual.load_checkpoint()[name], weights, err_msg=name)
    ours = arrays_of(actual.load_snapshot(12))
    for name, array in arrays_of(expected.load_snapshot(12)).items():
        np.testing.assert_array_equal(ours[name], array, err_msg=name)
    assert first.metrics.read(one.id, "train")["loss"][0] != first.metrics.read(one.id, "train")["loss"][1]
