"""Metrics: each step once, holes as NaN, and long histories thinned by value."""

import numpy as np
import pytest

from lib.runs.point import FIELDS, Point
from tests.runs.specs import points, spec


@pytest.fixture
def run_id(store) -> str:
    return store.create(spec(), "ada").id


@pytest.fixture
def metrics(store):
    return store.metrics


def test_every_field_comes_back(metrics, run_id):
    point = Point(7, 0.5, 0.25, 60.5, 0.875, 1e-3, 1234.5, 9.75)
    metrics.write(run_id, "train", [point])
    read = metrics.read(run_id, "train")
    assert tuple(read) == FIELDS
    assert {name: values.tolist() for name, values in read.items()} == {
        name: [value] for name, value in vars(point).items()
    }
    assert {values.dtype for values in read.values()} == {np.dtype(np.float64)}


def test_what_was_not_measured_is_nan(metrics, run_id):
    metrics.write(run_id, "train", [Point(1, loss=0.5), Point(2, accuracy=0.25)])
    read = metrics.read(run_id, "train")
    np.testing.assert_array_equal(read["loss"], [0.5, np.nan])
    np.testing.assert_array_equal(read["accuracy"], [np.nan, 0.25])
    assert np.isnan(read["learning_rate"]).all()


def test_nothing_is_there_at_first(metrics, run_id):
    assert {name: values.shape for name, values in metrics.read(run_id, "train").items()} == dict.fromkeys(
        FIELDS, (0,)
    )
    metrics.write(run_id, "train", [])
    assert metrics.read(run_id, "train", most=5)["step"].tolist() == []


def test_points_come_in_order_of_their_steps(metrics, run_id):
    metrics.write(run_id, "train", points(4, 5, 6))
    metrics.write(run_id, "train", points(1, 2, 3))
    assert metrics.read(run_id, "train")["step"].tolist() == [1, 2, 3, 4, 5, 6]


def test_writing_again_replaces(metrics, run_id):
    metrics.write(run_id, "train", points(1, 2, 3, 4))
    metrics.write(run_id, "train", points(3, 4, 5, loss=9.0))
    read = metrics.read(run_id, "train")
    assert read["step"].tolist() == [1, 2, 3, 4, 5]
    assert read["loss"].tolist() == [0.5, 1.0, 9.0, 9.0, 9.0]


def test_writing_leaves_the_steps_between_alone(metrics, run_id):
    metrics.write(run_id, "validation", points(1, 2, 3))
    metrics.write(run_id, "validation", points(1, 3, loss=9.0))
    assert metrics.read(run_id, "validation")["loss"].tolist() == [9.0, 1.0, 9.0]


def test_phases_and_runs_are_apart(metrics, store, run_id):
    other = store.create(spec(), "ada").id
    metrics.write(run_id, "train", points(1, 2))
    metrics.write(run_id, "validation", points(2))
    metrics.write(other, "train", points(1, 2, 3))
    metrics.forget_after(run_id, 1)
    assert metrics.read(run_id, "train")["step"].tolist() == [1]
    assert metrics.read(run_id, "validation")["step"].tolist() == []
    assert metrics.read(other, "train")["step"].tolist() == [1, 2, 3]


def test_forget_after_keeps_the_step_itself(metrics, run_id):
    metrics.write(run_id, "train", points(*range(1, 11)))
    metrics.forget_after(run_id, 6)
    assert metrics.read(run_id, "train")["step"].tolist() == [1, 2, 3, 4, 5, 6]
    metrics.forget_after(run_id, 0)
    assert metrics.read(run_id, "train")["step"].tolist() == []


def test_thinning_by_value(metrics, run_id):
    """Ten points in four groups of 3, 3, 2, 2: means of the values, and the last step of each."""
    metrics.write(run_id, "train", [Point(step, loss=step**2, seconds=step / 4) for step in range(1, 11)])
    read = metrics.read(run_id, "train", most=4)
    assert read["step"].tolist() == [3, 6, 8, 10]
    np.testing.assert_allclose(read["loss"], [14 / 3, 77 / 3, 56.5, 90.5], rtol=1e-12)
    np.testing.assert_allclose(read["seconds"], [0.5, 1.25, 1.875, 2.375], rtol=1e-12)
    assert np.isnan(read["accuracy"]).all()


def test_the_last_points_of_one_field(metrics, run_id):
    metrics.write(
        run_id, "train", [Point(3, accuracy=0.3), Point(1, accuracy=0.1), Point(2, accuracy=0.2), Point(4)]
    )
    metrics.write(run_id, "validation", [Point(9, accuracy=0.9)])
    np.testing.assert_array_equal(metrics.read_last(run_id, "train", "accuracy", 3), [0.2, 0.3, np.nan])
    assert len(metrics.read_last(run_id, "train", "accuracy", 100)) == 4
    assert metrics.read_last(run_id, "train", "accuracy", 0).tolist() == []
    assert metrics.read_last("nobody", "train", "loss", 5).tolist() == []


def test_a_short_history_is_not_thinned(metrics, run_id):
    metrics.write(run_id, "train", points(1, 2, 3))
    for most in (3, 4, None):
        assert metrics.read(run_id, "train", most=most)["loss"].tolist() == [0.5, 1.0, 1.5]


def test_the_csv_holds_every_point_of_both_phases(store):
    store.metrics.write("a", "train", [Point(1, loss=0.5), Point(2, loss=0.25, accuracy=1.0)])
    store.metrics.write("a", "validation", [Point(2, accuracy=0.75)])
    store.metrics.write("b", "train", [Point(1, loss=9.0)])
    assert store.metrics.as_csv("a").splitlines() == [
        "phase,step,loss,margin_loss,reconstruction_loss,accuracy,learning_rate,images_per_second,seconds",
        "train,1,0.5,,,,,,",
        "train,2,0.25,,,1.0,,,",
        "validation,2,,,,0.75,,,",
    ]
