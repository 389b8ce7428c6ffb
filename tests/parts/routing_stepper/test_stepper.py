"""The stepper's texts are complete, its code is the code that runs, and its numbers are the trace's."""

import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from playwright.sync_api import Page

import lib.parts.routing_stepper as routing_stepper
from lib.inspectors.answers.routing_observation import Geometry
from lib.parts.labels import labels_of
from lib.parts.packing import Payload
from lib.parts.routed import Checkpoint, Choices, RoutedState
from lib.parts.routing_stepper import payload
from lib.parts.served import address_of
from tests.parts.mounted import open_part
from tests.parts.payloads import unpacked

FOLDER = Path(routing_stepper.__file__).parent
GEOMETRY = Geometry(rows=1, columns=2, types=2, field_size=3, field_stride=2, field_offset=0)
CLASSES = ["cat", "dog", "bird"]
CHOICES = Choices("a run", "test-3", "final", (Checkpoint("final", "after training", "networks/x"),), 2)


def made_trace(iterations: int = 2) -> dict[str, np.ndarray]:
    """Return a trace of 4 primary capsules in 8 and 3 class capsules in 5 dimensions; every value differs."""
    shapes = {
        "image": (4, 4, 1),
        "primary": (4, 8),
        "votes": (4, 3, 5),
        "logits": (iterations, 4, 3),
        "couplings": (iterations, 4, 3),
        "weighted_sums": (iterations, 3, 5),
        "outputs": (iterations, 3, 5),
        "agreements": (iterations, 4, 3),
        "reconstruction": (4, 4, 1),
    }
    random = np.random.default_rng(7)
    return {name: random.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}


def sent(
    trace: object,
    geometry: Geometry = GEOMETRY,
    classes: Sequence[str] = CLASSES,
    view: Mapping[str, object] | None = None,
) -> tuple[dict[str, Any], dict[str, npt.NDArray[Any]]]:
    """Return the payload for `trace`, unpacked again."""
    made = payload(trace, geometry=geometry, classes=classes, choices=CHOICES, view=view or {})
    return unpacked(made.packed("en"))


def own_scripts() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.js"))


def test_every_placeholder_of_a_label_is_filled_somewhere():
    of_pictures = (FOLDER.parent / "kit" / "picture").glob("*.js")
    script = "\n".join([own_scripts(), *(path.read_text(encoding="utf-8") for path in of_pictures)])
    for key, text in labels_of("routing_stepper").items():
        for name in re.findall(r"\{(\w+)\}", text if isinstance(text, str) else text.other):
            assert re.search(rf"\b{name}\b", script), f"{key} needs {name}"


def test_the_view_itself_holds_no_words(page: Page):
    open_part(page, FOLDER, Payload({**sent(made_trace())[0]}, made_trace()))
    text, html = page.evaluate(
        """async (address) => {
          const { buildView } = await import(new URL(address, document.baseURI))
          const root = document.createElement("div")
          buildView(root)
          return [root.textContent, root.innerHTML]
        }""",
        address_of("routing_stepper/view.js"),
    )
    assert text.split() == ["−+◀"]
    assert not re.search(r"\b(title|aria-label|alt|placeholder)=", html)


def test_the_scripts_tell_the_server_nothing_but_that_they_ask():
    assert re.findall(r"set(?:State|Trigger)Value|\btell\b\..*?\)", own_scripts()) == [
        'tell.trigger("asks", true)'
    ]


def test_asking_is_all_that_the_server_hears():
    assert RoutedState.read({"asks": True}).asks
    assert not any(RoutedState.read({"asks": other}).asks for other in (None, 1, "true", {}))


def test_reading_the_code_does_not_import_tensorflow():
    program = "import sys, lib.parts.routing_stepper as r; r.routing_code(); print('tensorflow' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_every_array_arrives_unrounded():
    trace = made_trace()
    _, arrays = sent(trace)
    assert list(arrays) == list(trace)
    for name, array in trace.items():
        np.testing.assert_array_equal(arrays[name], array)


def test_a_trace_may_be_an_object_and_go_without_a_reconstruction():
    trace = made_trace()
    _, arrays = sent(SimpleNamespace(**trace | {"reconstruction": None}))
    assert "reconstruction" not in arrays
    np.testing.assert_array_equal(arrays["votes"], trace["votes"])


def test_meta_carries_geometry_classes_and_the_view_from_the_address():
    meta, _ = sent(made_trace(), view={"step": "7", "capsule": "3", "class": "x", "shown": "all", "order": "?"})
    assert meta["geometry"] == {
        "rows": 1, "columns": 2, "types": 2, "field_size": 3, "field_stride": 2, "field_offset": 0,
    }  # fmt: skip
    assert meta["classes"] == CLASSES
    assert meta["view"] == {"step": 7, "capsule": 2, "class": None, "shown": "all", "order": "moved", "off": None}
    assert sent(made_trace())[0]["view"] == {
        "step": None, "capsule": None, "class": None, "shown": None, "order": "moved", "off": None,
    }  # fmt: skip


def test_meta_carries_what_is_chosen_and_what_else_there_is():
    assert sent(made_trace())[0]["choices"] == {
        "run": "a run",
        "picture": "test-3",
        "checkpoint": "final",
        "checkpoints": [{"name": "final", "label": "after training", "network": "networks/x"}],
        "trained_with": 2,
        "most_iterations": 10,
        "answers": 1,
        "off": [],
    }


def test_the_digest_changes_with_the_data_and_not_with_the_view():
    trace = made_trace()
    first, _ = sent(trace)
    assert sent(trace, view={"step": 5})[0]["digest"] == first["digest"]
    other = trace | {"couplings": trace["couplings"] + 1}
    changed, _ = sent(other)
    assert changed["digest"] != first["digest"]
    assert sent(trace, geometry=replace(GEOMETRY, field_size=5))[0]["digest"] != first["digest"]


def test_arrays_that_do_not_fit_are_refused_with_both_sides():
    trace = made_trace()
    with pytest.raises(ValueError, match=r"outputs should be \(2, 3, 5\) to fit the votes, but is \(1, 3, 5\)"):
        sent(trace | {"outputs": trace["outputs"][:1]})
    with pytest.raises(ValueError, match="places 6 primary capsules, but there are 4"):
        sent(trace, geometry=replace(GEOMETRY, columns=3))
    with pytest.raises(ValueError, match="2 class names for 3 class capsules"):
        sent(trace, classes=CLASSES[:2])
    with pytest.raises(ValueError, match="has no votes"):
        sent({name: array for name, array in trace.items() if name != "votes"})
