"""A run that begins with the weights of a network that learned other classes: the layers that fit are taken."""

from collections.abc import Mapping

import numpy as np
import pytest
import tensorflow as tf

from lib.errors import LearnerError
from lib.models.discovery import find_architectures
from lib.models.fit import check_fit, find_fitting_layers
from lib.models.freeze import freeze
from lib.models.network import Network
from lib.runs import Run, RunSpec, RunStore, State
from lib.training import trainer
from lib.training.beginning import plan_beginning
from lib.training.record import recorder
from lib.training.step import compile_train_step, make_optimizer
from lib.training.trainer import train
from tests.models.networks import built, random_images, randomize, weight_values
from tests.runs.specs import spec
from tests.training.small import new_store

pytestmark = pytest.mark.xdist_group("transfer")  # one worker trains what they begin with

OPTIONS = {"max_steps": 4, "batch_size": 20, "normalization": True, "width": 25}
every_architecture = pytest.mark.parametrize("architecture", find_architectures())
CLASS_LAYERS = {"logits", "class_capsules", "decoder"}


@pytest.fixture(scope="module")
def learned(tmp_path_factory) -> tuple[RunStore, Run]:
    """Return the store and a completed small CNN with batch normalisation on the small MNIST."""
    store = new_store(tmp_path_factory.mktemp("learned"))
    run = train(store, store.create(spec("simple_cnn", **OPTIONS), "ada").id)
    assert run.state is State.COMPLETED
    return store, run


def other_classes(**options: object) -> RunSpec:
    return RunSpec.create("simple_cnn", "affine_mnist", {**OPTIONS, "image_size": 0, **options})


def begun(learned: tuple[RunStore, Run], **options: object) -> Run:
    store, parent = learned
    return train(store, store.create(other_classes(**options), "bob", parent=parent.id).id)


def checkpoints(store: RunStore, run: Run) -> tuple[Mapping[str, np.ndarray], Mapping[str, np.ndarray]]:
    return store.files(run).load_checkpoint("00000000"), store.files(run).load_checkpoint()


def test_the_features_are_taken_and_the_class_layer_begins_anew(learned):
    store, parent = learned
    run = begun(learned)
    assert run.state is State.COMPLETED, run.reason
    first, last = checkpoints(store, run)
    expected = store.files(parent).load_checkpoint()
    for name, values in expected.items():
        is_taken = not name.startswith(("logits/", "dense/"))  # affine MNIST is 40 pixels wide
        if name.endswith("/kernel"):
            assert np.array_equal(first[name], values) == is_taken, name
        if is_taken:
            np.testing.assert_array_equal(first[name], values, err_msg=name)
            assert np.abs(last[name] - values).max() > 0, name
    assert list(run.taken_layers) == ["conv1", "norm1", "conv2", "norm2", "conv3", "norm3"]
    assert list(run.new_layers) == ["dense", "logits"]
    assert run.taken_layers["conv1"] == 3 * 3 * 1 * 8
    assert run.taken_layers["norm1"] == 2 * 8
    assert sum(run.taken_layers.values()) + sum(run.new_layers.values()) == run.parameters
    assert store.get(run.id) == run


def test_frozen_layers_do_not_change_by_a_bit_and_the_others_do(learned):
    store, _parent = learned
    run = begun(learned, frozen="taken", weight_decay=0.01)
    assert run.state is State.COMPLETED, run.reason
    first, last = checkpoints(store, run)
    for name, values in first.items():
        is_frozen = name.split("/")[0] in run.frozen_layers
        assert (values.tobytes() == last[name].tobytes()) == is_frozen, name
    assert run.frozen_layers == run.taken_layers
    assert {"norm1/moving_mean", "norm3/moving_variance"} <= first.keys()


def test_frozen_layers_stay_frozen_after_a_stop_though_the_parent_is_gone(learned, monkeypatch):
    store, parent = learned
    monkeypatch.setattr(recorder, "HEARTBEAT_SECONDS", 0.01)
    run = store.create(other_classes(frozen="taken", max_steps=6), "bob", parent=parent.id)
    kept: list[recorder.Recorder] = []

    def keep_recorder(*arguments) -> recorder.Recorder:
        kept.append(recorder.Recorder(*arguments))
        return kept[0]

    def stop_early(point, total) -> None:
        if point.step == 3:
            store.stop(run.id)
            assert kept[0].stop_requested.wait(60)  # which its next sign of life finds out

    with monkeypatch.context() as patch:
        patch.setattr(trainer, "Recorder", keep_recorder)
        assert train(store, run.id, stop_early).state is State.STOPPED
    store.change(run.id, parent="gone")
    store.resume(run.id)
    done = train(store, run.id)
    assert (done.state, done.step) == (State.COMPLETED, 6), done.reason
    first, last = checkpoints(store, done)
    for name, values in first.items():
        assert (values.tobytes() == last[name].tobytes()) == (name.split("/")[0] in done.frozen_layers), name


def test_a_continued_run_freezes_all_but_its_class_layer(learned):
    store, parent = learned
    run = train(store, store.create(spec("simple_cnn", **OPTIONS, frozen="taken"), "bob", parent=parent.id).id)
    first, last = checkpoints(store, run)
    changed = {name.split("/")[0] for name in first if first[name].tobytes() != last[name].tobytes()}
    assert changed == {"logits"}
    assert run.new_layers == {}
    assert list(run.frozen_layers) == ["conv1", "norm1", "conv2", "norm2", "conv3", "norm3", "dense"]


@every_architecture
def test_steps_leave_every_frozen_layer_of_every_network_as_it_was(architecture):
    network = built(architecture)
    randomize(network)
    before = weight_values(network)
    plan = find_fitting_layers(network, before)
    assert set(plan.new) <= CLASS_LAYERS
    assert plan.taken.keys().isdisjoint(CLASS_LAYERS)
    freeze(network, plan.taken)
    options = find_architectures()[architecture].training
    optimizer = make_optimizer(options)
    optimizer.build(network.trainable_variables)
    step = compile_train_step(network, optimizer, (28, 28, 1))
    images = (255 * random_images(4)).astype(np.uint8)
    for _ in range(2):
        step(images, np.array([1, 2, 3, 4], np.int32))
    after = weight_values(network)
    changed = {name.split("/")[0] for name in before if before[name].tobytes() != after[name].tobytes()}
    assert changed
    assert changed <= set(plan.new)
    assert len(optimizer.variables) < 3 * len(network.named_weights()) + 3


def test_a_frozen_normalisation_uses_its_own_statistics():
    """So that features before the class layer are in training what they are in inference."""
    network = built("simple_cnn", normalization=True)
    randomize(network)
    images = tf.constant(random_images(5))
    open_to_change = network.layer_outputs(images, training=True)["relu3"]
    statistics = network.layer_outputs(images)["relu3"]
    assert np.abs(open_to_change - statistics).max() > 1e-3
    freeze(network, ["norm1", "norm2", "norm3"])
    np.testing.assert_array_equal(network.layer_outputs(images, training=True)["relu3"], statistics)


def weights_of(network: Network, **changed: np.ndarray) -> dict[str, np.ndarray]:
    return {**weight_values(network), **changed}


def test_where_nothing_fits_it_is_said_with_the_first_weight(learned):
    network = built("simple_cnn", input_shape=(28, 28, 3))
    unlike = {name: values[..., :1] for name, values in weight_values(network).items()}
    with pytest.raises(LearnerError) as caught:
        find_fitting_layers(network, unlike)
    assert str(caught.value) == (
        "Nothing of that network fits: conv1/kernel is 3 × 3 × 3 × 1 there, but would be 3 × 3 × 3 × 32 here. "
        "Choose the same image size and as many colours."
    )


def test_options_that_shape_layers_must_be_those_of_the_parent(learned):
    store, parent = learned
    with pytest.raises(LearnerError, match=r"do not fit these options: conv1/kernel is 3 × 3 × 1 × 8 there"):
        plan_beginning(store, other_classes(width=50), parent.id, "")
    assert list(plan_beginning(store, other_classes(dropout=0.1), parent.id, "").new) == ["dense", "logits"]


def test_a_whole_checkpoint_is_taken_in_all_its_layers():
    network = built("lenet")
    whole = check_fit(network, weights_of(network))
    assert whole.new == {}
    assert sum(whole.taken.values()) == network.parameter_count()


def test_nothing_can_be_frozen_without_a_parent(tmp_path):
    store = new_store(tmp_path)
    with pytest.raises(LearnerError, match="Only layers that were learned before can be frozen"):
        store.create(spec("simple_cnn", frozen="taken"), "ada")
    assert store.runs() == []


def test_paddle_refuses_frozen_layers():
    with pytest.raises(LearnerError, match="PaddlePaddle trains all layers here"):
        spec("lenet", framework="paddle", frozen="taken")
