"""Turned test images, against NumPy's forward pass, and the curves that are kept of them."""

import numpy as np
import pytest

from lib import datasets
from lib.datasets.transform import Transformation, transform_images
from lib.inspectors import turning_queue
from lib.inspectors.answers import turned_curve
from lib.inspectors.answers.linear_change import predict_linearly
from lib.inspectors.answers.turned_curve import VALUES, TurnedCurve, TurnedPoint, load_kept
from lib.inspectors.questions import turn
from lib.inspectors.questions.turn import measure_turned
from lib.inspectors.turning_queue import TurningQueue
from lib.runs import RunStore, open_store
from tests.fidelity import reference
from tests.inspectors.test_observe import untrained

COUNT = 60
CHECKPOINT = "00000000"


@pytest.mark.parametrize(
    ("dial", "value", "how"),
    [
        ("turn", 30.0, Transformation(degrees=30)),
        ("size", 80.0, Transformation(scale=0.8)),
    ],
)
def test_capsules_of_changed_images_are_what_the_network_computes(
    store: RunStore, monkeypatch: pytest.MonkeyPatch, dial: str, value: float, how: Transformation
):
    run_id = untrained(store, "capsnet_small", random=True)
    weights = store.files(store.get(run_id)).load_checkpoint()
    batch = datasets.load("mnist").test.take(np.arange(COUNT))
    given: list[np.ndarray] = []

    def keep(before: np.ndarray, after: np.ndarray, labels: np.ndarray):
        given.extend((before, after))
        return predict_linearly(before, after, labels)

    monkeypatch.setattr(turn, "predict_linearly", keep)
    found = measure_turned(run_id, CHECKPOINT, dial, value, COUNT)
    for images, vectors in zip((batch.images, transform_images(batch.images, how)), given, strict=True):
        layers = reference.forward("capsnet_small", weights, images / 255, 3, "dynamic")
        np.testing.assert_allclose(vectors, layers["class_capsules"][np.arange(COUNT), batch.labels], atol=5e-5)
    right = int(np.sum(layers["lengths"].argmax(axis=1) == batch.labels))
    assert (found.value, found.right, found.images) == (value, right, COUNT)
    assert np.isnan(found.change)  # six images of a class are too few to fit


def test_features_of_a_network_without_capsules_are_seen_along_as_many_axes(
    store: RunStore, monkeypatch: pytest.MonkeyPatch
):
    run_id = untrained(store, "lenet", random=True)
    shapes: list[tuple[int, ...]] = []

    def keep(before: np.ndarray, after: np.ndarray, labels: np.ndarray):
        shapes.append(before.shape)
        np.testing.assert_allclose(before, after, atol=1e-6)
        return predict_linearly(before, after, labels)

    monkeypatch.setattr(turn, "predict_linearly", keep)
    found = measure_turned(run_id, CHECKPOINT, "turn", 0.0, COUNT)
    assert shapes == [(COUNT, 16)] and found.images == COUNT


def point(value: float) -> TurnedPoint:
    return TurnedPoint(value, round(100 - abs(value)), 200, 0.5, float("nan"))


def test_a_curve_is_measured_from_the_middle_outwards_and_kept_for_its_checkpoint_alone(
    store: RunStore, monkeypatch: pytest.MonkeyPatch
):
    run_id = untrained(store, "lenet", random=True)
    asked: list[float] = []

    def measured(_run: str, _checkpoint: str, _dial: str, value: float, _count: int) -> TurnedPoint:
        asked.append(value)
        return point(value)

    monkeypatch.setattr(turning_queue, "measure_turned", measured)
    key = (run_id, CHECKPOINT, "down", 500)
    found = TurningQueue().start(*key).future.result(timeout=60)
    assert asked[:3] == [0, -2, 2] and sorted(asked) == [float(value) for value in VALUES["down"]]
    assert [one.value for one in found.points] == sorted(asked)
    again = load_kept(*key)
    assert again is not None
    np.testing.assert_equal([vars(one) for one in again.points], [vars(one) for one in found.points])
    assert load_kept(run_id, CHECKPOINT, "down", 2000) is None
    assert load_kept(run_id, CHECKPOINT, "right", 500) is None
    monkeypatch.setattr(turning_queue, "measure_turned", lambda *_: pytest.fail("it was kept"))
    assert TurningQueue().start(*key).future.done()


@pytest.mark.parametrize("run_id", ["capsnet_small", "lenet", "efficient_capsnet"])
def test_bundled_curves_are_whole_and_say_what_the_record_says_of_pictures_as_they_are(home: object, run_id: str):
    curve = load_kept(run_id, "final", "turn", 2000)
    assert curve is not None
    assert tuple(one.value for one in curve.points) == VALUES["turn"]
    upright = curve.points[len(curve.points) // 2]
    accuracy = open_store().get(run_id).test_accuracy
    assert upright.right / upright.images == pytest.approx(accuracy, abs=0.006)  # the first 2,000 of 10,000


def test_points_come_in_order_of_the_dial():
    curve = TurnedCurve.of([point(5), point(-5), point(0)])
    assert [one.value for one in curve.points] == [-5, 0, 5]
    assert turned_curve.TurnedCurve.from_arrays(curve.to_arrays()).points[0].value == -5
    assert TurningQueue().make_job("run", "final", "size", 500).total == 11
