"""What one finished training leaves behind."""

import os
from itertools import pairwise

import numpy as np
import pytest
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

from lib.datasets import load
from lib.models.build import build_network
from lib.runs import State
from lib.training.cadence import snapshot_steps
from lib.training.evaluation import Evaluator
from lib.training.schedule import learning_rate
from lib.training.trainer import train
from tests.runs.specs import spec
from tests.training.small import TEST, VALIDATION, new_store

pytestmark = pytest.mark.xdist_group("record")  # one worker trains it
STEPS = 30


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """Return a store with one run, trained for 30 steps of 32 images, and what the callback was told."""
    store = new_store(tmp_path_factory.mktemp("finished"))
    run = store.create(spec(max_steps=STEPS, batch_size=32), "ada")
    told = []
    return store, train(store, run.id, lambda point, total: told.append((point, total))), told


@pytest.fixture(scope="module")
def network(finished):
    """Return the network with the weights of the last checkpoint."""
    store, run, _ = finished
    network = build_network("capsnet_small", run.spec.model, run.spec.task)
    network.load_named_weights(store.files(run).load_checkpoint())
    return network


@pytest.fixture(scope="module")
def events(finished) -> EventAccumulator:
    store, run, _ = finished
    return EventAccumulator(str(store.files(run).tensorboard), size_guidance={"tensors": 0}).Reload()


# The run


def test_the_row(finished):
    _, run, _ = finished
    assert (run.state, run.step, run.total_steps) == (State.COMPLETED, STEPS, STEPS)
    assert (run.worker, run.handle, run.reason) == (None, None, None)
    assert run.parameters == 1_696_624
    assert run.loss_weights == {"margin_loss": 1.0, "reconstruction_loss": 0.0005}
    assert run.device == f"CPU × {os.cpu_count()}" or run.device.startswith("GPU")
    assert run.seconds > 0
    assert run.finished >= run.created


def test_the_accuracies_are_those_of_the_last_weights(finished, network):
    """Counted one image at a time from the scores."""
    _, run, _ = finished
    for split, size, recorded in (
        (load("mnist").validation, VALIDATION, run.validation_accuracy),
        (load("mnist").test, TEST, run.test_accuracy),
    ):
        scores = np.array(network((split.images / 255.0).astype(np.float32)))
        assert len(scores) == size
        assert recorded == sum(scores.argmax(1) == split.labels) / size


def test_the_training_learned(finished):
    store, run, _ = finished
    points = store.metrics.read(run.id, "train")
    assert points["margin_loss"][-5:].mean() < 0.8 * points["margin_loss"][0]


# Metrics


def test_every_step_is_there_once_and_whole(finished):
    store, run, _ = finished
    points = store.metrics.read(run.id, "train")
    assert points["step"].tolist() == list(range(1, STEPS + 1))
    for name, values in points.items():
        assert np.isfinite(values).all(), name
    assert (np.diff(points["seconds"]) > 0).all()
    assert (points["images_per_second"] > 0).all()
    assert set((points["accuracy"] * 32 % 1).tolist()) == {0.0}
    np.testing.assert_allclose(
        points["loss"], points["margin_loss"] + 0.0005 * points["reconstruction_loss"], rtol=1e-5
    )
    expected = [learning_rate("linear", 4e-3, step, STEPS) for step in range(1, STEPS + 1)]
    np.testing.assert_allclose(points["learning_rate"], expected, rtol=1e-12)


def test_the_callback_hears_of_every_step(finished):
    store, run, told = finished
    assert [(point.step, total) for point, total in told] == [(step, STEPS) for step in range(1, STEPS + 1)]
    assert [point.loss for point, _ in told] == store.metrics.read(run.id, "train")["loss"].tolist()


def test_validations(finished, network):
    store, run, _ = finished
    points = store.metrics.read(run.id, "validation")
    assert points["step"][0] == 5  # a sixth of the training
    assert points["step"][-1] == STEPS
    assert (np.diff(points["step"]) > 0).all()
    assert points["accuracy"][-1] == run.validation_accuracy
    last = Evaluator(network).evaluate(load("mnist").validation)
    assert points["loss"][-1] == pytest.approx(last.loss, rel=1e-6)
    assert points["margin_loss"][-1] == pytest.approx(last.parts["margin_loss"], rel=1e-6)
    assert points["reconstruction_loss"][-1] == pytest.approx(last.parts["reconstruction_loss"], rel=1e-6)


# Snapshots and checkpoints


def test_snapshots_show_the_filters_and_ten_reconstructions(finished, network):
    store, run, _ = finished
    files = store.files(run)
    assert files.snapshot_steps() == sorted(snapshot_steps(STEPS, 48))
    first, last = files.load_snapshot(0), files.load_snapshot(STEPS)
    assert last.kernels.keys() >= {"conv1/kernel", "conv2/kernel"}
    filters = last.kernels["conv1/kernel"].values
    assert filters.shape == (3, 3, 1, 32)
    assert (first.kernels["conv1/kernel"].values != filters).any()
    np.testing.assert_array_equal(filters, files.load_checkpoint()["conv1/kernel"])
    held_out = load("mnist").validation
    chosen = [int(np.flatnonzero(held_out.labels == label)[0]) for label in range(10)]
    drawn = network.layer_outputs((held_out.images[chosen] / 255.0).astype(np.float32))["reconstruction"]
    assert last.reconstructions.dtype == np.uint8
    assert last.reconstructions.shape == (10, 28, 28, 1)
    assert np.abs(last.reconstructions - 255.0 * np.array(drawn)).max() <= 0.51


def test_checkpoints_at_the_start_and_with_each_validation(finished):
    store, run, _ = finished
    steps = [int(name) for name in store.files(run).checkpoints()]
    assert steps == [0, *store.metrics.read(run.id, "validation")["step"].astype(int)]


@pytest.mark.parametrize("total", [100, 101, 500, 860, 17_200, 1_000_000])
def test_snapshots_are_many_and_dense_at_the_start(total):
    steps = sorted(snapshot_steps(total, 48))
    assert 20 <= len(steps) <= 50
    assert steps[:6] == [0, 1, 2, 3, 4, 5] or total > 100_000
    assert steps[-1] == total
    gaps = [later - earlier for earlier, later in pairwise(steps)]
    assert gaps[0] == 1
    assert max(gaps[:5]) <= 2
    assert max(gaps[-3:]) > max(gaps[:10])
    assert max(gaps) < total / 3


@pytest.mark.parametrize("total", [1, 2, 5])
def test_a_tiny_training_has_a_snapshot_of_every_step(total):
    assert sorted(snapshot_steps(total, 48)) == list(range(total + 1))


@pytest.mark.parametrize("wanted", [2, 60, 200])
def test_as_many_snapshots_as_are_wanted(wanted):
    assert [len(snapshot_steps(total, wanted)) for total in (960, 17_200)] == [wanted + 1] * 2
    assert len(snapshot_steps(59, 60)) == 60  # one for each step, and that before the first


# TensorBoard


def scalars(events: EventAccumulator, tag: str) -> dict[int, float]:
    import tensorflow as tf

    return {event.step: float(tf.make_ndarray(event.tensor_proto)) for event in events.Tensors(tag)}


def test_tensorboard_scalars(finished, events):
    store, run, _ = finished
    train_points = store.metrics.read(run.id, "train")
    for name in ("loss", "margin_loss", "reconstruction_loss", "accuracy", "learning_rate", "images_per_second"):
        written = scalars(events, name)
        assert list(written) == [10, 20, 30]
        for step, value in written.items():
            assert value == pytest.approx(train_points[name][step - 1], rel=1e-6)
    held_out = store.metrics.read(run.id, "validation")
    held_out_events = EventAccumulator(str(store.files(run).tensorboard / "validation")).Reload()
    written = scalars(held_out_events, "accuracy")
    assert list(written) == held_out["step"].astype(int).tolist()
    np.testing.assert_allclose(list(written.values()), held_out["accuracy"], rtol=1e-6)


def test_tensorboard_histograms_of_all_weights(finished, events):
    store, run, _ = finished
    weights = store.files(run).load_checkpoint()
    steps = store.files(run).snapshot_steps()
    for name, values in weights.items():
        written = events.Tensors(name)
        assert [event.step for event in written] == steps
        buckets = (
            np.array(written[-1].tensor_proto.float_val or [])
            if not written[-1].tensor_proto.tensor_content
            else (np.frombuffer(written[-1].tensor_proto.tensor_content, np.float64))
        )
        counts = buckets.reshape(-1, 3)[:, 2]
        assert counts.sum() == values.size, name
        assert events.SummaryMetadata(name).plugin_data.plugin_name == "histograms"


def test_tensorboard_images_and_graph(finished, events):
    store, run, _ = finished
    assert events.SummaryMetadata("reconstructions").plugin_data.plugin_name == "images"
    written = events.Tensors("reconstructions")
    assert [event.step for event in written] == store.files(run).snapshot_steps()
    assert written[-1].tensor_proto.string_val[:2] == [b"28", b"28"]  # width, height, then one PNG an image
    assert len(written[-1].tensor_proto.string_val) == 2 + 10
    assert written[-1].tensor_proto.string_val[2].startswith(b"\x89PNG")
    filters = events.Tensors("conv1_kernel")
    assert [event.step for event in filters] == store.files(run).snapshot_steps()
    assert len(filters[-1].tensor_proto.string_val) == 2 + 32  # the first layer's filters
    names = {node.name for node in events.Graph().node}
    assert any("conv1" in name for name in names)
    assert any("class_capsules" in name for name in names)
