"""The Routing page shows what its address chooses, hands the stepper what else there is, and names the kind."""

from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

import pages.start.journeys  # noqa: F401  before what it asks is replaced here: it keeps what it imports
from lib.inspectors.answers.network_file import network_address
from lib.inspectors.answers.routing_observation import Geometry
from lib.pictures.reference import Picture
from lib.runs import RunStore, State
from tests.pages.test_pages import opened
from tests.parts.payloads import unpacked
from tests.parts.routing_stepper.traces import made_votes, routed, silenced
from tests.runs.specs import spec

VOTES = made_votes(Geometry(rows=1, columns=1, types=16, field_size=28, field_stride=1, field_offset=0))
RUNS = {
    "dynamic": ("capsnet_small", {}),
    "uniform": ("capsnet_small", {"routing": "uniform"}),
    "em": ("capsnet_small", {"routing": "em", "iterations": 2}),
    "self_attention": ("efficient_capsnet", {}),
}
TITLES = {
    "dynamic": "Dynamic routing",
    "uniform": "Uniform coefficients",
    "em": "EM routing",
    "self_attention": "Self-attention routing",
}


@pytest.fixture
def runs(store: RunStore) -> dict[str, str]:
    """A run of each kind by its kind; what stands in its checkpoint is not looked at here."""
    made = {}
    for kind, (architecture, options) in RUNS.items():
        run = store.create(spec(architecture, **options), "ada", state=State.COMPLETED)
        store.files(run).create()
        store.files(run).save_checkpoint(0, {"weights": np.zeros(1, np.float32)})
        made[kind] = run.id
    return made


@pytest.fixture
def asked(runs: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of iterations that the page asks the inspectors for, who answer with made-up votes."""
    iterations: list[int] = []
    kinds = {run_id: kind for kind, run_id in runs.items()}

    def observe_routing(run_id: str, checkpoint: str, picture: Picture, passes: int, off: tuple[int, ...] = ()):
        iterations.append(passes)
        return routed(kinds[run_id], silenced(VOTES, off), passes)

    monkeypatch.setattr("lib.inspectors.answers.routing_observation.observe_routing", observe_routing)
    return iterations


def captions(app: AppTest) -> str:
    return "\n".join(caption.value for caption in app.caption)


def sent(app: AppTest) -> dict[str, Any]:
    """Return what the stepper got, but for the arrays."""
    parts = [unpacked(part.proto.bytes)[0] for part in app.main.get("bidi_component")[-2:]]
    return next(part for part in parts if "choices" in part)


@pytest.mark.parametrize(("off", "expected"), [("1-2,5", [0, 1, 4]), ("1,9999", [])])
def test_capsules_are_switched_off_as_the_address_says_where_there_are_such(runs, asked, off, expected):
    app = opened("routing", run=runs["dynamic"], off=off)
    assert not app.exception
    assert sent(app)["choices"]["off"] == expected
    assert [f"switched off “{off}”" in warning.value for warning in app.warning] == [True] * (not expected)
    app.selectbox(key="run").set_value(runs["em"]).run()  # which has such capsules too
    assert sent(app)["choices"]["off"] == expected


@pytest.mark.parametrize("kind", ["uniform", "self_attention"])
def test_a_kind_of_one_pass_has_no_iterations_to_choose(runs, asked, kind):
    app = opened("routing", run=runs[kind], iterations="3")  # a link from a run that has them
    assert not app.error
    assert TITLES[kind] in captions(app)
    assert sent(app)["choices"]["trained_with"] is None
    assert set(asked[-1:]) == {1}


@pytest.mark.parametrize(("kind", "trained_with"), [("dynamic", 3), ("em", 2)])
def test_a_kind_with_iterations_starts_as_it_was_trained(runs, asked, kind, trained_with):
    app = opened("routing", run=runs[kind])
    assert sent(app)["choices"]["trained_with"] == asked[-1] == trained_with
    assert TITLES[kind] in captions(app)
    app.query_params["iterations"] = "5"  # as the stepper writes it
    app.run()
    assert asked[-1] == 5


def test_another_run_starts_as_it_was_trained_too(runs, asked):
    app = opened("routing", run=runs["dynamic"], iterations="7", checkpoint="00000000")
    assert asked[-1] == 7
    app.selectbox(key="run").set_value(runs["em"]).run()
    assert asked[-1] == 2
    app.selectbox(key="run").set_value(runs["self_attention"]).run()
    assert asked[-1] == 1
    assert not app.exception


@pytest.mark.parametrize("iterations", ["0", "11", "many"])
def test_iterations_that_cannot_be_are_said(runs, asked, iterations):
    app = opened("routing", run=runs["em"], iterations=iterations)
    assert asked[-1] == 2
    assert [f"number of iterations “{iterations}”" in warning.value for warning in app.warning] == [True]


def test_the_stepper_gets_every_checkpoint_with_its_network(runs, asked, store):
    run = store.get(runs["dynamic"])
    store.files(run).save_checkpoint(430, {"weights": np.ones(1, np.float32)})
    last, first = sent(opened("routing", run=run.id))["choices"]["checkpoints"]
    assert (last["name"], last["label"], first["label"]) == ("00000430", "step 430", "step 0")
    assert last["network"] == network_address(run, "00000430") != first["network"]
    chosen = sent(opened("routing", run=run.id, checkpoint="00000000", image="test-3"))["choices"]
    assert (chosen["checkpoint"], chosen["picture"], chosen["run"]) == ("00000000", "test-3", run.id)


def test_the_stepper_knows_what_a_test_image_shows_and_how_many_classes_are_named(runs, asked):
    data = sent(opened("routing", run=runs["dynamic"], image="test-4740"))
    assert data["pictures"]["labels"] == [3]
    assert data["choices"]["answers"] == 1


def test_a_checkpoint_that_is_gone_is_said(runs, asked):
    app = opened("routing", run=runs["dynamic"], checkpoint="00000009")
    assert ["checkpoint “00000009”" in warning.value for warning in app.warning] == [True]
    assert sent(app)["choices"]["checkpoint"] == "00000000"


def test_a_checkpoint_that_cannot_be_read_spoils_no_other(runs, asked, store):
    files = store.files(store.get(runs["dynamic"]))
    files.save_checkpoint(430, {"weights": np.ones(1, np.float32)})
    (files.folder / "checkpoints" / "00000000.npz").write_bytes(b"no archive")
    last, first = sent(opened("routing", run=runs["dynamic"]))["choices"]["checkpoints"]
    assert last["network"] is not None and first["network"] is None
