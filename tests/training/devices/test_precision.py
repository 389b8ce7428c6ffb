"""Half precision and XLA: what they change, what stays, and that the answers do not."""

import keras
import numpy as np
import pytest
import tensorflow as tf

from lib.models.network import Network
from lib.training import prepare, state
from lib.training.device import Devices
from lib.training.precision import add_loss_scale, compute_in_float16
from lib.training.step import ONE_DEVICE, compile_train_step
from lib.training.trainer import train
from tests.models.networks import new_network
from tests.runs.specs import spec
from tests.training.small import losses, small_mnist

SHAPE = (28, 28, 1)
OPTIONS = {"capsnet_small": {"iterations": 2}, "efficient_capsnet": {}, "lenet": {"dropout": 0.0}}


def network(architecture: str) -> Network:
    keras.utils.set_random_seed(4)
    return new_network(architecture, SHAPE, **OPTIONS[architecture])


def batch() -> tuple[tf.Tensor, tf.Tensor]:
    taken = small_mnist().train.take(np.arange(6))
    return tf.constant(taken.images), tf.constant(taken.labels)


def stepped(of: Network, optimizer: keras.Optimizer, *, xla: bool = False, steps: int = 2) -> list[float]:
    optimizer.build(of.trainable_variables)
    step = compile_train_step(of, optimizer, SHAPE, xla=xla)
    return [float(step(*batch())[0]) for _ in range(steps)]


@pytest.mark.parametrize("architecture", OPTIONS)
def test_float16_trains_to_nearly_the_same_losses(architecture):
    exact = stepped(network(architecture), keras.optimizers.SGD(0.01))
    half = network(architecture)
    compute_in_float16(half)
    actual = stepped(half, add_loss_scale(keras.optimizers.SGD(0.01)))
    np.testing.assert_allclose(actual, exact, rtol=2e-2)
    assert actual != exact
    assert {weight.dtype for weight in half.weights} == {"float32"}


@pytest.mark.parametrize("architecture", OPTIONS)
def test_convolutions_are_in_float16_and_scores_and_losses_are_not(architecture):
    half = network(architecture)
    compute_in_float16(half)
    images, labels = batch()
    outputs = half.layer_outputs(tf.cast(images, tf.float32) / 255.0)
    assert outputs["conv1"].dtype == tf.float16
    assert outputs[half.score_name].dtype == tf.float32
    objective = half.objective(tf.cast(images, tf.float32) / 255.0, labels, training=True)
    assert {value.dtype for value in (objective.total, *objective.parts.values(), objective.scores)} == {
        tf.float32
    }


@pytest.mark.parametrize("architecture", ["capsnet_small", "efficient_capsnet"])
def test_routing_stays_in_float32(architecture):
    half = network(architecture)
    compute_in_float16(half)
    primary, votes, trace = half.route(tf.cast(batch()[0], tf.float32) / 255.0, 2)
    values = (primary, votes, trace.logits, trace.couplings, trace.weighted_sums, trace.outputs, trace.agreements)
    assert {value.dtype for value in values} == {tf.float32}


def test_a_gradient_that_overflows_is_skipped_and_halves_the_scale():
    weight = keras.Variable([1.0])
    optimizer = add_loss_scale(keras.optimizers.SGD(0.5))
    optimizer.build([weight])
    optimizer.apply([tf.constant([np.inf])], [weight])
    assert weight.numpy().tolist() == [1.0]
    assert float(optimizer.dynamic_scale) == 2.0**14
    optimizer.apply([tf.constant([2.0**14])], [weight])  # a gradient of 1 under that scale
    assert weight.numpy().tolist() == [0.5]


@pytest.mark.parametrize("architecture", OPTIONS)
def test_xla_computes_the_same(architecture):
    plain = stepped(network(architecture), keras.optimizers.SGD(0.01))
    np.testing.assert_allclose(
        stepped(network(architecture), keras.optimizers.SGD(0.01), xla=True), plain, rtol=1e-4
    )


# A whole run, as on a GPU that has both; the tests' machine has none, so its CPU computes it


def test_a_run_in_float16_with_xla(store, monkeypatch):
    asked = []

    def found(**wishes: bool) -> Devices:
        asked.append(wishes)
        return Devices(ONE_DEVICE, True, True, "GPU of the test · float16 · XLA")

    monkeypatch.setattr(prepare, "prepare_devices", found)
    scales = []
    capture = state.capture

    def noted(network, optimizer, step, seconds):
        scales.append(float(optimizer.dynamic_scale))
        return capture(network, optimizer, step, seconds)

    monkeypatch.setattr(state, "capture", noted)
    options = {"max_steps": 5, "batch_size": 16, "iterations": 1, "reconstruction": False}
    run = store.create(spec(**options, mixed_precision=True, xla=True), "ada")
    done = train(store, run.id)
    assert asked == [{"mirrored": False, "mixed_precision": True, "xla": True}]
    assert (done.state, done.step, done.device) == ("completed", 5, "GPU of the test · float16 · XLA")
    assert set(scales) == {2.0**15}
    monkeypatch.undo()
    exact = train(store, store.create(spec(**options), "ada").id)
    np.testing.assert_allclose(losses(store, done), losses(store, exact), rtol=0.05)
    assert all(weights.dtype == np.float32 for weights in store.files(done).load_checkpoint().values())
