"""Two labels an image: both must be right, each digit is drawn from its own capsule, further splits are tested."""

import keras
import numpy as np
import pytest
import tensorflow as tf
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

from lib.datasets import Split
from lib.datasets.batches import batches
from lib.models.build import build_network
from lib.models.layer_stack import LayerStack
from lib.models.task import Task
from lib.runs import State
from lib.training.evaluation import Evaluator
from lib.training.trainer import train
from tests.runs.specs import spec
from tests.training.pairs import FRAME, PAIRS, small_pairs
from tests.training.small import install, new_store

pytestmark = pytest.mark.xdist_group("pairs")  # one worker trains it
STEPS = 8


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """Return a store with one finished run on pairs, and the network with its last weights."""
    store = new_store(tmp_path_factory.mktemp("pairs"))
    run = store.create(spec(max_steps=STEPS, batch_size=16), "ada")
    with pytest.MonkeyPatch.context() as patch:
        install(patch, small_pairs())
        run = train(store, run.id)
    with pytest.MonkeyPatch.context() as patch:
        install(patch)
    network = build_network("capsnet_small", run.spec.model, Task((*FRAME, 1), 10, labels_per_image=2))
    network.load_named_weights(store.files(run).load_checkpoint())
    return store, run, network


def both_right(network, split) -> float:
    """Return the share as counted in NumPy, one pair at a time."""
    lengths = np.array(network((split.images / 255.0).astype(np.float32)))
    found = np.argsort(lengths, axis=1)[:, -2:]
    return sum(set(a) == set(b) for a, b in zip(found.tolist(), split.labels.tolist(), strict=True)) / len(split)


def test_the_accuracies_count_pairs_with_both_labels_right(finished):
    _, run, network = finished
    pairs = small_pairs()
    assert (run.state, run.step) == (State.COMPLETED, STEPS)
    assert run.test_accuracy == both_right(network, pairs.test)
    assert run.validation_accuracy == both_right(network, pairs.validation)
    assert (run.test_accuracy * PAIRS["test"]) % 1 == pytest.approx(0, abs=1e-9)


def test_further_splits_are_tested_at_the_end(finished):
    store, run, network = finished
    assert run.tests == {"touching": both_right(network, small_pairs().read("touching"))}
    assert store.get(run.id).tests == run.tests


def test_the_loss_of_a_step_is_that_of_each_capsule_and_its_own_digit(finished):
    """The first point, recomputed from the initial weights and the first batch."""
    store, run, _ = finished
    _, batch = next(batches(small_pairs().fit, 16, seed=0, first_step=0, last_step=1, shift=2))
    fresh = build_network("capsnet_small", run.spec.model, Task((*FRAME, 1), 10, labels_per_image=2))
    fresh.load_named_weights(store.files(run).load_checkpoint("00000000"))
    assert batch.parts is not None
    images, parts = ((pixels / 255.0).astype(np.float32) for pixels in (batch.images, batch.parts))
    objective = fresh.objective(tf.constant(images), tf.constant(batch.labels), tf.constant(parts), training=True)
    first = store.metrics.read(run.id, "train")
    assert first["loss"][0] == pytest.approx(float(objective.total), rel=1e-5)
    assert first["reconstruction_loss"][0] == pytest.approx(
        float(objective.parts["reconstruction_loss"]), rel=1e-5
    )
    swapped = fresh.objective(tf.constant(images), tf.constant(batch.labels), tf.constant(parts[:, ::-1]), True)
    assert float(swapped.parts["reconstruction_loss"]) != pytest.approx(first["reconstruction_loss"][0], rel=1e-5)


def test_snapshots_draw_each_pair_from_its_two_longest_capsules(finished):
    store, run, network = finished
    held_out = small_pairs().validation
    chosen = [int(np.flatnonzero(held_out.labels[:, 0] == label)[0]) for label in range(10)]
    images = (held_out.take(np.array(chosen)).images / 255.0).astype(np.float32)
    capsules = network.layer_outputs(tf.constant(images))["class_capsules"]
    order = np.argsort(-np.linalg.norm(capsules, axis=-1), axis=1)
    drawn = store.files(run).load_snapshot(STEPS).reconstructions
    assert drawn.shape == (20, *FRAME, 1)
    for place in (0, 1):
        expected = network.reconstruct(capsules, tf.one_hot(order[:, place], 10))
        assert np.abs(drawn[place::2] - 255.0 * np.array(expected)).max() <= 0.51


def test_tensorboard_has_both_drawings_of_every_pair(finished):
    store, run, _ = finished
    events = EventAccumulator(str(store.files(run).tensorboard), size_guidance={"tensors": 0}).Reload()
    written = events.Tensors("reconstructions")
    assert [event.step for event in written] == store.files(run).snapshot_steps()
    assert written[-1].tensor_proto.string_val[:2] == [b"36", b"36"]
    assert len(written[-1].tensor_proto.string_val) == 2 + 20


def test_the_fixed_pairs_are_ten_different_ones():
    images = small_pairs().first_of_each_class()
    assert images.shape == (10, *FRAME, 1)
    assert len({image.tobytes() for image in images}) == 10


# By arithmetic: a network that reads its scores from the pixels


def reader() -> LayerStack:
    return LayerStack([keras.layers.Flatten(name="flatten")], labels_per_image=2, name="reader")


def test_one_right_label_of_two_counts_nothing():
    """Four classes, one pixel each; said are classes 3 and 1."""
    images = np.zeros((6, 2, 2, 1), np.uint8)
    images.reshape(6, 4)[:, [3, 1]] = (250, 200)
    labels = np.array([[3, 1], [1, 3], [3, 2], [0, 1], [0, 2], [3, 1]], np.int32)
    measured = Evaluator(reader()).evaluate(Split(images, labels))
    assert measured.accuracy == 3 / 6
    logits = images.reshape(6, 4) / 255.0
    truth = np.zeros((6, 4))
    np.put_along_axis(truth, labels, 1.0, axis=1)
    losses = np.log1p(np.exp(logits)) - truth * logits  # binary cross-entropies
    assert measured.loss == pytest.approx(losses.sum(1).mean(), rel=1e-6)


def test_every_pair_counts_once_across_batches():
    images = np.zeros((603, 2, 2, 1), np.uint8)
    images.reshape(603, 4)[:, [3, 1]] = (250, 200)
    labels = np.tile(np.array([[1, 3]], np.int32), (603, 1))
    labels[[0, 602]] = [0, 3]
    assert Evaluator(reader()).evaluate(Split(images, labels)).accuracy == pytest.approx(601 / 603, abs=1e-12)
