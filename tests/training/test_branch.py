"""A run that continues another: its first weights are the parent's, by value; all else is its own."""

import re

import numpy as np
import pytest

from lib.runs import Run, RunStore, State
from lib.training import trainer
from lib.training.record import recorder
from lib.training.trainer import train
from tests.runs.specs import spec
from tests.training.small import losses, new_store

pytestmark = pytest.mark.xdist_group("trunk")  # one worker trains it

OPTIONS = {"max_steps": 12, "batch_size": 20, "seed": 5, "dropout": 0.3}
CHECKPOINT = "00000012"


@pytest.fixture(scope="module")
def trunk(tmp_path_factory) -> tuple[RunStore, Run]:
    """Return the store and a completed LeNet on the small MNIST."""
    store = new_store(tmp_path_factory.mktemp("trunk"))
    run = train(store, store.create(spec("lenet", **OPTIONS), "ada").id)
    assert run.state is State.COMPLETED
    return store, run


def branch(trunk: tuple[RunStore, Run], checkpoint: str = CHECKPOINT, **options: object) -> Run:
    store, run = trunk
    new = spec("lenet", **{**OPTIONS, "max_steps": 3, **options})
    return train(store, store.create(new, "bob", parent=run.id, parent_checkpoint=checkpoint).id)


@pytest.mark.parametrize("checkpoint", ["00000000", CHECKPOINT])
def test_it_begins_with_the_checkpoints_weights(trunk, checkpoint):
    store, parent = trunk
    run = branch(trunk, checkpoint, seed=77, learning_rate=0.01)
    assert (run.state, run.step, run.total_steps) == (State.COMPLETED, 3, 3)
    assert (run.parent, run.parent_checkpoint) == (parent.id, checkpoint)
    begun = store.files(run).load_checkpoint("00000000")
    expected = store.files(parent).load_checkpoint(checkpoint)
    assert begun.keys() == expected.keys()
    for name, values in expected.items():
        np.testing.assert_array_equal(begun[name], values, err_msg=name)
    ended = store.files(run).load_checkpoint()
    assert any(np.abs(ended[name] - begun[name]).max() > 0 for name in begun)


def test_its_optimiser_begins_anew(trunk):
    """From the untrained checkpoint with the same options a branch is its parent's repetition, step for step."""
    store, parent = trunk
    run = branch(trunk, "00000000", max_steps=12)
    np.testing.assert_array_equal(losses(store, run), losses(store, parent))


def test_the_parent_stays_as_it_was(trunk):
    store, parent = trunk
    before = (store.get(parent.id), store.files(parent).checkpoints(), losses(store, parent))
    branch(trunk)
    assert before == (store.get(parent.id), store.files(parent).checkpoints(), losses(store, parent))


def test_half_precision_is_enough_to_begin_with(trunk, tmp_path):
    """A bundled run's weights are float16."""
    store, parent = trunk
    files = store.files(parent)
    halved = {name: values.astype(np.float16) for name, values in files.load_checkpoint().items()}
    files.save_checkpoint(99, halved)
    begun = store.files(branch(trunk, "00000099")).load_checkpoint("00000000")
    for name, values in halved.items():
        np.testing.assert_array_equal(begun[name], values.astype(np.float32))
    files.drop_after(12)


def test_a_branch_that_was_stopped_goes_on_with_its_own_weights(trunk, monkeypatch):
    store, parent = trunk
    monkeypatch.setattr(recorder, "FLUSH_SECONDS", 0.0)
    monkeypatch.setattr(recorder, "HEARTBEAT_SECONDS", 0.01)
    run = store.create(spec("lenet", **{**OPTIONS, "max_steps": 9}), "bob", parent=parent.id)
    whole = losses(store, train(store, store.create(run.spec, "bob", parent=parent.id).id))

    kept: list[recorder.Recorder] = []

    def keep_recorder(*arguments) -> recorder.Recorder:
        kept.append(recorder.Recorder(*arguments))
        return kept[0]

    def stop_early(point, total) -> None:
        if point.step == 4:
            store.stop(run.id)
            assert kept[0].stop_requested.wait(10)  # which its next sign of life finds out

    with monkeypatch.context() as patch:
        patch.setattr(trainer, "Recorder", keep_recorder)
        assert train(store, run.id, stop_early).state is State.STOPPED
    store.resume(run.id)
    assert train(store, run.id).state is State.COMPLETED
    np.testing.assert_array_equal(losses(store, store.get(run.id)), whole)


def test_a_network_of_another_shape_is_refused_in_words(tmp_path):
    store = new_store(tmp_path)
    small = {"max_steps": 1, "batch_size": 20, "reconstruction": False}
    parent = train(store, store.create(spec("capsnet_small", **small), "ada").id)
    wide = spec("capsnet_small", **small, width=50)
    run = train(store, store.create(wide, "bob", parent=parent.id).id)
    assert (run.state, run.step) == (State.FAILED, 0)
    sentence = (run.reason or "").format(**run.reason_values)
    found = re.fullmatch(
        r"The checkpoint’s weights do not fit these options: conv1/kernel is 3 × 3 × 1 × (\d+) there, but would "
        r"be 3 × 3 × 1 × (\d+) here\. Set back the options that change the network’s shape\.",
        sentence,
    )
    assert found, sentence
    assert int(found[1]) == 2 * int(found[2])


def test_a_parent_that_is_gone_is_said(trunk):
    store, parent = trunk
    run = store.create(spec("lenet", **OPTIONS), "bob", parent=parent.id)
    store.change(run.id, parent="gone")
    run = train(store, run.id)
    assert run.state is State.FAILED
    assert (run.reason or "").format(**run.reason_values) == ("There is no run “gone”. It may have been deleted.")
