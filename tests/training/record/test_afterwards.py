"""TensorBoard's files of bundled runs: curves, histograms, pictures, the graph and the projector."""

import re
from collections import Counter

import numpy as np
import pytest
import tensorflow as tf
from google.protobuf import text_format
from PIL import Image
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.plugins.projector import ProjectorConfig

from lib.datasets import load
from lib.models.build import build_network
from lib.runs import open_store
from lib.training.record import projector
from lib.training.record.afterwards import write_afterwards
from tests.conftest import forget_home

pytestmark = pytest.mark.xdist_group("afterwards")  # one worker writes them
RUN = "capsnet_small"
COUNT = 30


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Return the run, its bundled files, and the folder that was written of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAPSULE_LAB_HOME", str(tmp_path_factory.mktemp("afterwards")))
        patch.setattr(projector, "COUNT", COUNT)
        forget_home()
        store = open_store()
        run = store.get(RUN)
        write_afterwards(store, run)
        yield store, run, store.own_files(run).events_afterwards(run.step)
    forget_home()


@pytest.fixture(scope="module")
def events(written) -> EventAccumulator:
    return EventAccumulator(str(written[2]), size_guidance={"tensors": 0}).Reload()


def scalars(events: EventAccumulator, tag: str) -> dict[int, float]:
    return {event.step: float(tf.make_ndarray(event.tensor_proto)) for event in events.Tensors(tag)}


def test_the_curves_are_the_recorded_ones(written, events):
    store, _run, folder = written
    points = store.metrics.read(RUN, "train")
    values = dict(zip(points["step"].astype(int).tolist(), points["loss"].tolist(), strict=True))
    found = scalars(events, "loss")
    assert list(found) == [step for step in values if step % 10 == 0]
    np.testing.assert_allclose(list(found.values()), [values[step] for step in found], rtol=1e-6)
    held_out = EventAccumulator(str(folder / "validation"), size_guidance={"tensors": 0}).Reload()
    np.testing.assert_allclose(
        list(scalars(held_out, "accuracy").values()), store.metrics.read(RUN, "validation")["accuracy"], rtol=1e-6
    )


def test_histograms_and_pictures_are_those_of_the_snapshots(written, events):
    store, run, _folder = written
    files = store.files(run)
    steps = files.snapshot_steps()
    kernel = files.load_snapshot(steps[-1]).kernels["conv1/kernel"].values
    found = events.Tensors("conv1/kernel")
    assert [event.step for event in found] == steps
    buckets = tf.make_ndarray(found[-1].tensor_proto)
    assert buckets[:, 2].sum() == kernel.size
    np.testing.assert_allclose([buckets[0, 0], buckets[-1, 1]], [kernel.min(), kernel.max()], rtol=1e-3)
    assert [event.step for event in events.Tensors("reconstructions")] == steps


def test_the_graph_has_a_scope_a_layer_and_scopes_for_loss_accuracy_and_training(events):
    """TensorFlow numbers a scope whose name it has met before: conv1_1."""
    tops = Counter(re.sub(r"_\d+$", "", node.name.split("/")[0]) for node in events.Graph().node)
    layers = {"conv1", "norm1", "relu1", "primary_capsules", "class_capsules", "lengths", "decoder"}
    assert layers | {"loss", "accuracy", "training"} <= tops.keys()
    assert tops["training"] > tops["class_capsules"] > tops["loss"] > tops["accuracy"]


def test_the_projector_has_the_class_capsules_of_this_very_checkpoint(written):
    store, run, folder = written
    config = text_format.Parse((folder / projector.CONFIG).read_text(), ProjectorConfig())
    [embedding] = config.embeddings
    vectors = np.loadtxt(folder / embedding.tensor_path, delimiter="\t", ndmin=2)
    test = load("mnist").test
    network = build_network(RUN, run.spec.model, run.spec.task)
    network.load_named_weights(store.files(run).load_checkpoint())
    outputs = network.layer_outputs(tf.constant(test.images[:COUNT] / 255.0, tf.float32))
    expected = outputs[network.class_capsules.name].numpy()[np.arange(COUNT), test.labels[:COUNT]]
    np.testing.assert_allclose(vectors, expected, atol=1e-4)
    labels = (folder / embedding.metadata_path).read_text().splitlines()
    assert labels == [str(label) for label in test.labels[:COUNT]]
    sheet = np.asarray(Image.open(folder / embedding.sprite.image_path))
    assert list(embedding.sprite.single_image_dim) == [28, 28]
    assert sheet.shape == (6 * 28, 6 * 28, 3)
    np.testing.assert_array_equal(sheet[28:56, 56:84, 0], test.images[8, ..., 0])  # the third of the second row


def test_it_is_written_once(written):
    store, run, folder = written
    before = sorted((path, path.stat().st_mtime_ns) for path in folder.rglob("*"))
    write_afterwards(store, run)
    assert sorted((path, path.stat().st_mtime_ns) for path in folder.rglob("*")) == before
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]
    assert not store.files(run).tensorboard.exists()  # nothing is written into what ships


def test_where_it_fails_nothing_stays(written, monkeypatch, tmp_path):
    store, run, _folder = written
    files = type(store.own_files(run))(tmp_path)
    monkeypatch.setattr(store, "own_files", lambda _run: files)
    monkeypatch.setattr(store, "metrics", type("Away", (), {"read": lambda *_: 1 / 0})())
    with pytest.raises(ZeroDivisionError):
        write_afterwards(store, run)
    assert list(files.events_afterwards(run.step).parent.iterdir()) == []


def test_a_stack_of_layers_is_embedded_by_its_last_hidden_layer():
    from lib.catalog import architecture, dataset
    from lib.models.task import Task

    entry = architecture("simple_cnn")
    network = build_network("simple_cnn", entry.model, Task(dataset("mnist").input_shape, 10))
    images = load("mnist").test.images[:3]
    assert projector.name_embedded(network) == "dense"
    expected = network.layer_outputs(tf.constant(images / 255.0, tf.float32))["dense"].numpy()
    np.testing.assert_allclose(projector.embed(network, images, np.zeros(3, int)), expected, rtol=1e-5)
