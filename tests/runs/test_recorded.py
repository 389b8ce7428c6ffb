"""Runs that an earlier version recorded, rows and files: they open, show what they keep, and read digits."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from lib.datasets import load
from lib.runs import RunStore, State
from lib.runs.history import curves_beside, read_history

RECORDED = Path(__file__).parent / "recorded"
CAPSULES, DRAWING, LENET = "capsnet-small-424a46", "capsnet-small-1ee412", "lenet-6f74be"


@pytest.fixture
def recorded(home, monkeypatch) -> RunStore:
    """Return the store of a copy of that home, which `open_store()` gives too; the bundled runs are left out."""
    from lib.runs import open_store

    shutil.copytree(RECORDED, home)
    monkeypatch.setattr("lib.runs.bundle.register_bundled_runs", lambda store: None)
    return open_store()


def test_they_are_listed(recorded):
    found = {run.id: run for run in recorded.runs()}
    assert list(found) == [DRAWING, CAPSULES, LENET]
    assert recorded.broken_runs() == []
    lenet = found[LENET]
    assert (lenet.name, lenet.state, lenet.step, lenet.total_steps) == ("A LeNet", State.COMPLETED, 20, 20)
    assert (lenet.test_accuracy, lenet.parameters, lenet.tests) == (0.8005, 3_274_634, {})
    assert (found[CAPSULES].spec.architecture, found[CAPSULES].parent) == ("capsnet_small", None)
    assert found[CAPSULES].spec.total_steps() == 20


@pytest.mark.parametrize(
    ("run_id", "layers", "has_maps_of", "draws"),
    [
        (CAPSULES, {"conv1": (2, 3, 3, 1, 16)}, ["conv1", "norm1", "relu1"], False),
        (DRAWING, {"conv1": (2, 3, 3, 1, 16)}, ["conv1", "norm1", "relu1"], True),
        (LENET, {"conv1": (2, 5, 5, 1, 32)}, ["conv1", "pool1", "conv2", "pool2"], False),
    ],
)
def test_their_snapshots_are_a_history(recorded, run_id, layers, has_maps_of, draws):
    files = recorded.files(recorded.get(run_id))
    history = read_history(files)
    assert history.steps.tolist() == files.snapshot_steps() == [0, 20]
    assert {layer.name: layer.kernels.shape for layer in history.layers} == layers
    assert all(layer.whole and (layer.moved[1, :, 1] > 0).all() for layer in history.layers)
    assert list(history.maps) == has_maps_of
    assert history.pictured is not None and history.pictured.shape == (28, 28, 1)
    assert (history.reconstructions is not None) == draws
    if history.reconstructions is not None:
        assert history.reconstructions.shape == (2, 10, 28, 28, 1)


@pytest.mark.parametrize("run_id", [CAPSULES, DRAWING, LENET])
def test_their_metrics_are_curves(recorded, run_id):
    train, validation = (recorded.metrics.read(run_id, phase) for phase in ("train", "validation"))
    assert train["step"].tolist() == list(range(1, 21))
    assert np.isfinite(train["loss"]).all() and train["loss"][-1] < train["loss"][0]
    assert validation["step"][-1] == 20
    curves = curves_beside(np.array([0, 20]), train, validation)
    np.testing.assert_allclose(curves.loss[1], train["loss"].mean())


def test_its_checkpoint_reads_digits_as_well_as_it_did(recorded):
    from lib.inspectors.questions.networks import load_network

    run = recorded.get(CAPSULES)
    assert recorded.files(run).checkpoints() == ["00000020"]
    network, _ = load_network(run.id, "")
    test = load("mnist").test
    scores = network((test.images[:500] / 255.0).astype(np.float32)).numpy()
    accuracy = (scores.argmax(axis=1) == test.labels[:500]).mean()
    assert run.test_accuracy == 0.3241
    assert abs(accuracy - run.test_accuracy) < 0.08  # of 500 images instead of 10,000, and of rounded weights
