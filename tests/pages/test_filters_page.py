"""The filters page: which runs it offers, and what it gives the time machine."""

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from lib.inspectors.questions.pixels import read_pixels
from lib.inspectors.readings import Reading
from lib.parts.time_machine import MIME, ExportRequest
from lib.pictures.reference import EVERY_KIND, picture_called
from lib.runs import Run, RunFiles, RunSpec, State
from lib.runs.snapshots import Kernel, Snapshot
from lib.settings import ASSETS
from pages.filters.choice import OPENING_RUN, SURPRISING_RUN
from tests.pages.telling import tell
from tests.pages.test_pages import opened
from tests.parts.payloads import unpacked


def test_the_run_and_the_moment_in_the_address(home):
    app = opened("filters", run="lenet", step="21")
    assert not app.exception and not app.error
    [part] = app.main.get("bidi_component")
    meta, arrays = unpacked(part.proto.bytes)
    series = RunFiles(ASSETS / "runs" / "lenet").load_snapshots()
    filters = series.stacked.kernels["conv1/kernel"].values
    assert meta["steps"] == series.steps and meta["view"]["step"] == "21" and meta["after"] == -1
    np.testing.assert_array_equal(
        arrays["limits/conv1"], np.abs(filters).max(axis=(1, 2, 3, 4)).astype(np.float32)
    )
    assert meta["name"] == "LeNet · MNIST" and not meta["live"]
    assert meta["picture"] == "held-0"  # what Feature maps is to show
    shown_there = read_pixels(picture_called("held-0", EVERY_KIND), Reading("mnist"))
    np.testing.assert_array_equal(np.round(255 * shown_there), arrays["pictured"])


def test_a_run_is_offered_as_soon_as_it_is_to_begin(store):
    begun, waiting, _ = runs = [
        store.create(RunSpec.create("simple_cnn", "mnist", {}), "ada", name, state=state)
        for name, state in [("begun", State.RUNNING), ("waiting", State.QUEUED), ("without", State.STOPPED)]
    ]
    for run in runs:
        store.files(run).create()
    store.files(begun).save_snapshot(0, Snapshot({"conv1/kernel": Kernel(np.ones((3, 3, 1, 2), np.float32))}))
    app = opened("filters", run=begun.id)
    assert sorted(option.split(" · ")[0] for option in app.selectbox[0].options) == [
        "Mine: begun",
        "Mine: waiting",
    ]
    meta, _ = unpacked(app.main.get("bidi_component")[0].proto.bytes)
    assert meta["live"] and meta["run"] == begun.id
    app = opened("filters", run=waiting.id)
    assert not app.main.get("bidi_component")
    assert "The filters are shown as soon as the training has begun." in [one.value for one in app.caption]


def test_without_any_snapshot_there_is_a_sentence(store):
    app = opened("filters")
    assert not app.exception
    assert app.info[0].value.startswith("No run has kept snapshots yet.")


def test_a_network_without_convolutions_leads_to_its_feature_maps(home):
    app = opened("filters", run="compare-recurrent-gru")
    assert not app.main.get("bidi_component")
    assert app.info[0].value == "No layer of this network is a convolution, so there are no filters to watch."


def order(app: AppTest, form: str, run: str, step: int) -> list[str]:
    """What is offered after this file was ordered in the time machine."""
    request = {"format": form, "run": run, "step": step, "layer": "conv1", "channel": 0, "scale": "all"}
    tell(app, "machine", export=request)
    app.run()
    assert not app.exception, app.exception[0].stack_trace
    assert not app.error, app.error[0].value
    return [button.proto.label for button in app.get("download_button")]


@pytest.mark.parametrize("form", MIME)
def test_a_file_can_be_ordered_again_and_by_somebody_else(home, form):
    ordered = [order(opened("filters", run="lenet"), form, "lenet", 21) for _learner in range(2)]
    again = opened("filters", run="lenet")
    ordered += [order(again, form, "lenet", 21) for _time in range(2)]
    name = ExportRequest(form, "lenet", 21, "conv1", 0, "all").file_name
    assert all(len(offered) == 1 and offered[0].startswith(f"Save {name} (") for offered in ordered)
    assert len({offered[0] for offered in ordered}) == 1


def test_a_film_calls_the_run_as_the_lists_do(home, monkeypatch):
    titles: list[str] = []
    monkeypatch.setattr("pages.filters.keep.file_of", lambda _request, _history, _curves, run, _: film_of(run))

    def film_of(run: Run) -> bytes:
        titles.append(run.name)
        return b""

    order(opened("filters", run="lenet"), "npz", "lenet", 21)
    assert titles == ["LeNet · MNIST"]


@pytest.mark.parametrize("form", MIME)
def test_a_file_of_a_run_in_training_is_made_of_what_there_was_when_it_was_ordered(store, form):
    run = store.create(RunSpec.create("simple_cnn", "mnist", {}), "ada", "begun", state=State.RUNNING)
    files = store.files(run)
    files.create()
    kernel = np.random.default_rng(0).normal(size=(3, 3, 1, 2)).astype(np.float32)
    for step in (0, 1):
        files.save_snapshot(step, Snapshot({"conv1/kernel": Kernel(kernel + step)}))
    app = opened("filters", run=run.id)
    [first] = order(app, form, run.id, 1)
    files.save_snapshot(2, Snapshot({"conv1/kernel": Kernel(kernel + 2)}))
    app.session_state["machine"] = {}
    app.run()  # as every few seconds
    assert not app.exception
    assert [button.proto.label for button in app.get("download_button")] == [first]
    order(app, form, run.id, 2)


def test_the_page_opens_with_growing_strokes_and_leads_to_the_surprise(home):
    app = opened("filters")
    meta, _ = unpacked(app.main.get("bidi_component")[0].proto.bytes)
    assert meta["run"] == OPENING_RUN
    [link] = app.get("page_link")
    assert f"run={SURPRISING_RUN}" in link.proto.query_string
    app = opened("filters", run=SURPRISING_RUN)
    assert not app.get("page_link")
    meta, arrays = unpacked(app.main.get("bidi_component")[0].proto.bytes)
    ends = {name: arrays[f"moved/{name}"][-1] for name in (layer["name"] for layer in meta["layers"])}
    starts = {name: arrays[f"moved/{name}"][0, :, 2] for name in ends}
    change = {name: float(np.median(end[:, 1] / starts[name])) for name, end in ends.items()}
    assert min(change, key=change.__getitem__) == "conv1"
