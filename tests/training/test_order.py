"""What the command line asks for: a preset's options, and those that a branch keeps."""

from argparse import Namespace

import pytest

from lib.runs import RunStore
from lib.training.order import Order, read_order
from tests.runs.specs import spec


def order(store: RunStore, **given: object) -> Order:
    """Return what `python -m lib.training` orders with these arguments alone."""
    names = ("origin", "architecture", "dataset", "preset", "epochs", "seed", "steps")
    return read_order(Namespace(**{**dict.fromkeys(names), "option": [], **given}), store)


@pytest.fixture
def minute(store: RunStore) -> str:
    """Return the id of a run of the small capsule network that ends after 1,300 steps, rotated and with seed 7."""
    options = {"epochs": 2, "max_steps": 1300, "rotation": 10, "iterations": 2, "seed": 7}
    return store.create(spec("capsnet_small", **options), "ada").id


def test_a_preset_is_all_that_a_new_run_does_not_say(store):
    ordered = order(store, architecture="baseline_cnn", preset="minute", seed=3).spec
    assert ordered == spec("baseline_cnn", width=10, epochs=1, batch_size=64, schedule="linear", seed=3)


def test_a_branch_keeps_what_its_preset_does_not_choose(store, minute):
    ordered = order(store, origin=f"{minute}:00001300", preset="paper", option=["rotation=0"])
    assert (ordered.parent, ordered.checkpoint) == (minute, "00001300")
    assert (
        ordered.spec.flat_options()
        == spec(
            "capsnet_small",
            epochs=50,
            batch_size=128,
            learning_rate=1e-3,
            schedule="exponential",
            iterations=2,
            seed=7,
        ).flat_options()
    )


def test_a_branch_of_a_short_run_is_as_long_as_its_preset_says(store, minute):
    """The parent's limit of 1,300 steps would end it in its second epoch."""
    training = order(store, origin=minute, preset="good").spec.training
    assert (training.epochs, training.max_steps, training.rotation) == (20, 0, 10)
