"""The numbers of one run, and the table of several as CSV."""

import csv
from io import StringIO

import numpy as np
import pytest
from scipy import stats

from lib.experiments.facts import Facts
from lib.experiments.measures import as_csv, last_epoch_accuracy, measure
from lib.runs.point import Point
from tests.experiments.examples import LENET, completed

WILSON_900_OF_1000 = tuple(stats.binomtest(900, 1000).proportion_ci(0.95, method="wilson"))


def written(store, run, accuracies):
    points = [Point(step=step, loss=1.0, accuracy=value) for step, value in enumerate(accuracies, 1)]
    store.metrics.write(run.id, "train", points)
    return store.metrics.read(run.id, "train")


def test_every_measure_by_value(store):
    run = completed(
        store,
        LENET,
        0.9,
        validation_accuracy=0.95,
        images_per_second=321.5,
        device="CPU × 2",
        total_steps=3,
    )
    row = measure(run, Facts(1000, 42_000, "JPEG copy"), written(store, run, (0.5, 0.75, 1.0)))
    assert (row.run, row.architecture, row.dataset, row.data_source) == (run.id, "lenet", "mnist", "JPEG copy")
    assert row.framework == "tensorflow"
    assert row.interval == pytest.approx(WILSON_900_OF_1000, abs=1e-6)
    assert (row.validation_accuracy, row.train_accuracy) == (0.95, 0.75)
    assert row.gap == pytest.approx(-0.15)
    assert (row.parameters, row.weight_bytes, row.multiply_adds) == (1000, 4000, 42_000)
    assert (row.steps, row.batch_size, row.seconds, row.images_per_second) == (3, 8, 60.0, 3 * 8 / 60)
    assert row.epochs == pytest.approx(3 * 8 / 55_000, rel=1e-3)


def test_a_run_that_has_not_begun_is_measured_as_nothing(store):
    run = store.create(LENET.spec, "anybody")
    row = measure(run, Facts(), store.metrics.read(run.id, "train"))
    assert (row.test_accuracy, row.interval, row.train_accuracy, row.gap) == (None, None, None, None)
    assert (row.parameters, row.weight_bytes, row.seconds, row.steps) == (None, None, None, 0)


def test_the_training_accuracy_is_the_last_epochs_mean():
    train = {"accuracy": np.array([0.0, 0.2, 0.5, 0.9, 1.0])}
    assert last_epoch_accuracy(train, 2) == pytest.approx(0.95)
    assert last_epoch_accuracy(train, 10) == pytest.approx(0.52)
    assert last_epoch_accuracy(train, None) is None
    assert last_epoch_accuracy({"accuracy": np.array([])}, 2) is None


def test_whole_epochs_count_by_the_runs_own_steps(store):
    """A copy of the data with another number of images must not change what a bundled run is said to have seen."""
    run = completed(store, LENET, 0.9, total_steps=60, step=60)
    spec = {**run.spec.to_json(), "options": {**run.spec.flat_options(), "max_steps": 0, "epochs": 20}}
    store.change(run.id, spec=spec)
    row = measure(store.get(run.id), Facts(), written(store, run, [0.0] * 57 + [0.3, 0.6, 0.9]))
    assert (row.epochs, row.train_accuracy) == (20.0, pytest.approx(0.6))


def test_the_csv_has_a_line_a_run_and_leaves_out_what_is_not_known(store):
    runs = [completed(store, LENET, 0.9), store.create(LENET.spec, "anybody", "a, “b”")]
    rows = [measure(run, Facts(1000), store.metrics.read(run.id, "train")) for run in runs]
    first, second = csv.DictReader(StringIO(as_csv(rows)))
    assert first["run"] == runs[0].id
    assert (float(first["test_accuracy"]), int(first["test_images"])) == (0.9, 1000)
    assert (float(first["test_low"]), float(first["test_high"])) == pytest.approx(WILSON_900_OF_1000, abs=1e-6)
    assert (second["name"], second["state"], second["test_accuracy"]) == ("a, “b”", "queued", "")
