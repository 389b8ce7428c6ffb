"""Specs: what can be trained, for how many steps, and the round trip through JSON."""

import json

import pytest

from lib.catalog import ARCHITECTURES
from lib.errors import LearnerError
from lib.models.capsnet_small.entry import Options as CapsnetSmallOptions
from lib.runs import RunSpec
from lib.runs.run import ACTIVE_STATES, State
from tests.runs.specs import spec


def test_a_spec_has_every_option():
    options = spec("lenet", epochs="2", seed=7).flat_options()
    assert dict(options) == {
        "epochs": 2,
        "max_steps": 0,
        "batch_size": 64,
        "learning_rate": 1e-3,
        "optimizer": "adam",
        "schedule": "linear",
        "weight_decay": 0.0,
        "image_size": 0,
        "shift": 2,
        "flip": False,
        "rotation": 0,
        "zoom": 0,
        "brightness": 0,
        "train_images": 0,
        "hold_out": 5_000,
        "validation_percent": 20,
        "test_percent": 20,
        "seed": 7,
        "stop_at_accuracy": 0.0,
        "snapshots": 48,
        "frozen": "none",
        "mixed_precision": False,
        "xla": False,
        "mirrored": False,
        "framework": "tensorflow",
        "dropout": 0.4,
    }


def test_model_options_are_those_of_the_builder():
    chosen = spec(iterations=1).model
    assert isinstance(chosen, CapsnetSmallOptions)
    assert chosen.as_dict().keys() == {option.name for option in ARCHITECTURES["capsnet_small"].model_options}
    assert (chosen.iterations, chosen.reconstruction, chosen.reconstruction_weight) == (1, True, 0.0005)
    assert spec("lenet").model.as_dict() == {"framework": "tensorflow", "dropout": 0.4}


def test_json_and_back():
    original = spec("lenet", dropout=0.1, epochs=4)
    assert RunSpec.from_json(json.loads(json.dumps(original.to_json()))) == original


@pytest.mark.parametrize(
    ("options", "steps"),
    [
        ({"epochs": 1}, 860),  # 55,000 / 64 = 859.4
        ({"epochs": 3, "batch_size": 128}, 1290),
        ({"epochs": 2, "batch_size": 1000}, 110),
        ({"epochs": 2, "max_steps": 30}, 30),
        ({"epochs": 1, "max_steps": 2000}, 860),
    ],
)
def test_total_steps(options, steps):
    assert spec(**options).total_steps() == steps


@pytest.mark.parametrize(
    ("architecture", "dataset", "options", "part"),
    [
        ("capsnett", "mnist", {}, "no architecture called “capsnett”"),
        ("lenet", "mnits", {}, "no data set called “mnits”"),
        ("lenet", "mnist", {"iterations": 3}, "no option “iterations” here"),
        ("lenet", "mnist", {"epochs": 0}, "from 1 to 1,000, but got 0"),
    ],
)
def test_the_first_choice_that_does_not_work_is_named(architecture, dataset, options, part):
    with pytest.raises(LearnerError, match=part):
        RunSpec.create(architecture, dataset, options)


def test_active_states():
    assert {str(state) for state in ACTIVE_STATES} == {"queued", "running", "stopping"}
    assert {str(state) for state in set(State) - set(ACTIVE_STATES)} == {"stopped", "completed", "failed"}


def test_a_run_from_before_an_option_existed_has_its_default():
    stored = RunSpec.create("capsnet", "mnist", {"iterations": 2}).to_json()
    del stored["options"]["routing"], stored["options"]["margin_scale"]
    spec = RunSpec.from_json(stored)
    assert spec == RunSpec.create("capsnet", "mnist", {"iterations": 2})
    assert (spec.flat_options()["routing"], spec.flat_options()["margin_scale"]) == ("dynamic", "paper")
