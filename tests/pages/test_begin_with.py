"""A new run that begins with the weights of another: what is offered, what is said before, and what is queued."""

from pathlib import Path

import pytest

from lib.runs import State, open_store
from lib.training import beginning
from tests.pages.test_new_run import can_start, says, start
from tests.pages.test_pages import opened
from tests.runs.specs import spec


@pytest.fixture(autouse=True)
def the_plan_is_made_here(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a process of inspectors; the answer is the same."""
    monkeypatch.setattr(
        "pages.train.begin_with.plan_beginning",
        lambda parent, checkpoint, spec: beginning.plan_beginning(open_store(), spec, parent, checkpoint),
    )


def test_runs_on_the_same_classes_are_offered_before_those_on_others():
    field = opened("train", network="lenet", data="mnist").get_by_key("begin")
    assert field.value == "random"
    first, *others = field.options
    groups = [option.split(":")[0] for option in others]
    assert first == "random numbers"
    assert set(groups) == {"Same classes", "Other classes"}
    assert groups == sorted(groups, reverse=True)
    assert all("LeNet" in option for option in others)
    assert not any((box.key or "") == "frozen" for box in opened("train", network="lenet").selectbox)


def test_what_is_taken_and_what_begins_anew_is_said_and_the_run_begins_so():
    app = opened("train", network="lenet", data="fashion_mnist", begin="lenet")
    assert says(
        app,
        "Taken, 3,264,384 weights: conv1 (832), conv2 (51,264), dense (3,212,288). "
        "Beginning anew, 10,250 weights: logits (10,250).",
    )
    app.get_by_key("frozen").set_value("taken").run()
    run = start(app)
    assert (run.parent, run.parent_checkpoint, run.state) == ("lenet", "final", State.QUEUED)
    assert (run.spec.dataset, run.spec.training.frozen) == ("fashion_mnist", "taken")


def test_a_run_on_the_same_classes_gives_all_its_layers():
    app = opened("train", network="lenet", data="mnist", begin="lenet")
    assert says(app, "Taken, 3,274,634 weights: conv1 (832), conv2 (51,264), dense (3,212,288), logits (10,250).")
    assert not says(app, "Beginning anew")


def test_a_run_of_which_nothing_fits_cannot_be_begun_with():
    app = opened("train", network="simple_cnn", data="mnist", begin="simple_cnn_pets")
    assert says(app, "Taken, 55,424 weights: conv2 (18,496), conv3 (36,928).")  # conv1 reads three colours
    app = opened("train", network="simple_cnn", data="mnist", begin="simple_cnn_pets", width="50")
    [error] = [error.value for error in app.error if "fit" in error.value]
    assert error.startswith(
        "The checkpoint’s weights do not fit these options: conv1/kernel is 3 × 3 × 3 × 32 there"
    )
    assert not can_start(app)


def test_the_card_says_which_layers_a_run_began_with(home):
    store = open_store()
    run = store.create(spec("lenet"), "ada", "Mine", parent="compare-alexnet-lenet-lenet")
    store.change(
        run.id,
        state=State.STOPPED,
        taken_layers={"conv2": 51_264},
        new_layers={"conv1": 832, "logits": 10_250},
        frozen_layers={"conv2": 51_264},
    )
    app = opened("train", view=run.id)
    [link] = [button.label for button in app.button if button.key == f"parent-{run.id}"]
    assert link.startswith("Began with layers of ")
    assert says(app, "Taken, 51,264 weights: conv2 (51,264). Beginning anew, 11,082 weights: conv1 (832), logits")
    assert says(app, "Frozen, so that training changes nothing in them: conv2.")
    store.change(run.id, parent="gone")
    assert says(opened("train", view=run.id), "Began with layers of gone, after training; it was deleted.")
