"""The Routing page asks for iterations where a run's kind of routing has some, and names the kind."""

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from lib.inspectors.answers.routing_observation import Geometry
from lib.pictures.reference import Picture
from lib.runs import RunStore, State
from tests.pages.test_pages import opened
from tests.parts.routing_stepper.traces import made_votes, routed
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

    def observe_routing(run_id: str, checkpoint: str, picture: Picture, passes: int):
        iterations.append(passes)
        return routed(kinds[run_id], VOTES, passes)

    monkeypatch.setattr("lib.inspectors.answers.routing_observation.observe_routing", observe_routing)
    return iterations


def captions(app: AppTest) -> str:
    return "\n".join(caption.value for caption in app.caption)


@pytest.mark.parametrize("kind", ["uniform", "self_attention"])
def test_a_kind_of_one_pass_has_no_iterations_to_choose(runs, asked, kind):
    app = opened("routing", run=runs[kind], iterations="3")  # a link from a run that has them
    assert not app.error
    assert "Iterations" not in [field.label for field in app.number_input]
    assert TITLES[kind] in captions(app)
    assert "This kind routes in one pass." in captions(app)
    assert set(asked[-1:]) == {1}


@pytest.mark.parametrize(("kind", "trained_with"), [("dynamic", 3), ("em", 2)])
def test_a_kind_with_iterations_starts_as_it_was_trained(runs, asked, kind, trained_with):
    app = opened("routing", run=runs[kind])
    assert app.number_input(key="iterations").value == asked[-1] == trained_with
    assert TITLES[kind] in captions(app)
    assert "one pass" not in captions(app)
    app.number_input(key="iterations").set_value(5).run()
    assert asked[-1] == 5


def test_another_run_starts_as_it_was_trained_too(runs, asked):
    app = opened("routing", run=runs["dynamic"])
    app.number_input(key="iterations").set_value(7).run()
    app.selectbox(key="run").set_value(runs["em"]).run()
    assert app.number_input(key="iterations").value == asked[-1] == 2
    app.selectbox(key="run").set_value(runs["self_attention"]).run()
    assert asked[-1] == 1
    assert not app.exception
