"""What the time machine sends, what it reads from a browser, and the files that it makes."""

from dataclasses import replace
from io import BytesIO
from types import SimpleNamespace
from typing import cast

import numpy as np

from lib.parts.time_machine import ExportRequest, MachineState, RunFacts, file_of, fitting, payload
from lib.parts.time_machine.export import film_of
from lib.parts.time_machine.machine import HALF, MOST_BYTES
from lib.parts.time_machine.state import ReceivedSnapshots
from lib.runs import Run
from lib.runs.history import Curves, History, LayerHistory
from lib.runs.snapshots import Maps
from tests.parts.payloads import unpacked
from tests.parts.time_machine.page import CURVES, HISTORY, LAYERS, STEPS, layer_of, sent

RUN = cast(Run, SimpleNamespace(id="a-run", name="A run", total_steps=20))


def test_weights_are_sent_within_a_65534th_of_the_limit():
    _, arrays = unpacked(sent().packed("en"))
    for layer in LAYERS:
        limits = arrays[f"limits/{layer.name}"]
        np.testing.assert_array_equal(limits, np.abs(layer.kernels).max(axis=(1, 2, 3, 4)))
        shown = (arrays[f"kernels/{layer.name}"] / HALF - 1) * limits[:, None, None, None, None]
        error = np.abs(shown - layer.kernels.transpose(0, 4, 3, 1, 2)).max(axis=(1, 2, 3, 4))
        assert (error <= 1.01 * limits / 65534).all()
        np.testing.assert_array_equal(arrays[f"moved/{layer.name}"], layer.moved)


def test_a_large_run_is_sent_within_its_bound():
    kernels = np.zeros((50, 3, 3, 64, 64), np.float16)
    layers = tuple(LayerHistory(f"conv{at}", kernels, True, np.zeros((50, 64, 3), np.float32)) for at in range(6))
    maps = {
        layer.name: Maps(np.zeros((50, 48, 48, 10), np.uint8), np.zeros((50, 2), np.float32)) for layer in layers
    }
    drawn = np.zeros((50, 20, 64, 64, 3), np.uint8)
    history = History(np.arange(50), layers, maps, np.zeros((64, 64, 3), np.uint8), drawn)
    curves = Curves(*[np.zeros(50)] * 2, *[np.zeros(0)] * 3)
    facts = RunFacts("r", "r", 50, False, "", False, {})
    data = payload(history, fitting(history), curves, facts, after=-1).packed("en")
    assert 0.6 * MOST_BYTES < len(data) < MOST_BYTES + 60_000


def test_what_is_wanted_is_checked():
    order = {
        "format": "gif",
        "run": "a",
        "step": 1,
        "layer": "conv1",
        "channel": 0,
        "scale": "all",
        "of": "filters",
    }
    assert MachineState.read({"export": order}).export == ExportRequest("gif", "a", 1, "conv1", 0, "all")
    for wrong in (
        None,
        {},
        {**order, "format": "exe"},
        {**order, "step": "1"},
        {**order, "scale": 3},
        {**order, "of": "x"},
    ):
        assert MachineState.read({"export": wrong}).export is None


def test_what_the_browser_has_is_checked():
    assert MachineState.read({"have": {"run": "a", "step": 4, "film": "f"}}).have == ReceivedSnapshots("a", 4, "f")
    for wrong in (
        None,
        {},
        {"run": "a"},
        {"run": 1, "step": 4, "film": ""},
        {"run": "a", "step": "4", "film": ""},
    ):
        assert MachineState.read({"have": wrong}).have is None


def test_a_film_of_colour_filters_names_the_colour():
    colour = layer_of("conv1", (3, 3, 3, 8))
    for layers, named in (((colour, LAYERS[1]), "green"), ((LAYERS[1], colour), "2")):
        history = replace(HISTORY, layers=layers)
        request = ExportRequest("gif", "a-run", 9, "conv1", 1, "all")
        assert (
            film_of(colour, request, history, CURVES, RUN, str).title == f"A run · conv1 · input channel {named}"
        )


def test_the_numbers_that_are_kept_are_the_runs():
    def kept(form: str) -> bytes:
        request = ExportRequest(form, "a-run", 9, "conv2", 1, "all")
        return file_of(request, HISTORY, CURVES, RUN)

    assert ExportRequest("npz", "a-run", 9, "conv2", 1, "all").file_name == "a-run-conv2.npz"
    assert ExportRequest("png", "a-run", 9, "conv2", 1, "all").file_name == "a-run-conv2-step9.png"
    arrays = np.load(BytesIO(kept("npz")))
    np.testing.assert_array_equal(arrays["kernels"], LAYERS[1].kernels)
    np.testing.assert_array_equal(arrays["steps"], STEPS)
    lines = kept("csv").decode().splitlines()
    assert len(lines) == 1 + len(STEPS) * 12
    step, filter_, cosine, change, norm, share = map(float, lines[-1].split(","))
    assert (step, filter_) == (20, 12)
    np.testing.assert_allclose([cosine, change, norm], LAYERS[1].moved[-1, -1], rtol=1e-6)
    np.testing.assert_allclose(share, change / LAYERS[1].moved[0, -1, 2], rtol=1e-6)
