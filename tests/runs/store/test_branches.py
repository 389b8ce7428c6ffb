"""Runs that begin with the weights of another run."""

import numpy as np
import pytest

from lib.errors import LearnerError
from lib.runs import Run, RunStore, State
from tests.runs.specs import spec


def checkpointed(store: RunStore, steps: tuple[int, ...] = (0, 20)) -> Run:
    """Return a stopped run with weights at these steps."""
    run = store.create(spec(max_steps=40), "ada", "The trunk")
    files = store.files(run)
    files.create()
    for step in steps:
        files.save_checkpoint(step, {"conv1/kernel": np.full((2, 2), step, np.float32)})
    store.change(run.id, state=State.STOPPED, step=20)
    return run


def test_a_run_remembers_the_checkpoint_that_it_began_with(store):
    trunk = checkpointed(store)
    branch = store.create(spec(max_steps=7), "bob", parent=trunk.id, parent_checkpoint="00000000")
    assert (branch.parent, branch.parent_checkpoint) == (trunk.id, "00000000")
    assert (branch.step, branch.total_steps, branch.state) == (0, 7, State.QUEUED)
    assert store.get(branch.id) == branch
    assert (trunk.parent, trunk.parent_checkpoint) == (None, None)


def test_without_a_name_it_is_the_last_checkpoint(store):
    trunk = checkpointed(store)
    assert store.create(spec(), "bob", parent=trunk.id).parent_checkpoint == "00000020"


def test_a_branch_remembers_a_parent_that_was_deleted(store):
    trunk = checkpointed(store)
    branch = store.create(spec(), "bob", parent=trunk.id)
    store.delete(trunk.id)
    assert store.get(branch.id).parent == trunk.id


@pytest.mark.parametrize(
    ("branch", "checkpoint", "sentence"),
    [
        (spec(), "00000007", "This run has no checkpoint “00000007”. It has: 00000000, 00000020."),
        (
            spec("lenet"),
            None,
            "That run’s network is capsnet_small; one that begins with its weights must be the same, not lenet.",
        ),
    ],
)
def test_a_branch_that_cannot_be_is_refused(store, branch, checkpoint, sentence):
    trunk = checkpointed(store)
    with pytest.raises(LearnerError) as caught:
        store.create(branch, "bob", parent=trunk.id, parent_checkpoint=checkpoint)
    assert str(caught.value) == sentence
    assert [run.id for run in store.runs()] == [trunk.id]
    with pytest.raises(LearnerError, match="There is no run “gone”"):
        store.create(spec(), "bob", parent="gone")
