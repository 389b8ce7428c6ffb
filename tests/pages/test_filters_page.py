"""The filters page: which runs it offers, and what it gives the time machine."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from lib.inspectors.questions.filter_film import filter_film
from lib.inspectors.questions.pixels import read_pixels
from lib.inspectors.readings import Reading
from lib.parts.time_machine import MIME, ExportRequest
from lib.parts.time_machine.film import as_bytes
from lib.pictures.reference import EVERY_KIND, TEST, Picture, picture_called
from lib.runs import Run, RunFiles, RunSpec, State, open_store
from lib.runs.snapshots import Kernel, Snapshot
from lib.settings import ASSETS
from pages.filters.choice import FEWEST_SNAPSHOTS, SURPRISING_RUN, count_snapshots, find_opening_run, first_side
from tests.pages.telling import tell
from tests.pages.test_pages import opened
from tests.parts.payloads import unpacked


def machines_of(app: AppTest) -> list[bytes]:
    """Return what the time machine is given, and not what a source of pictures is; once, or never."""
    return [one.proto.bytes for one in app.main.get("bidi_component") if b"kernels/" in one.proto.bytes]


def machine_of(app: AppTest) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
    [content] = machines_of(app)
    return unpacked(content)


def test_the_run_and_the_moment_in_the_address(home):
    app = opened("filters", run="lenet", step="21")
    assert not app.exception and not app.error
    meta, arrays = machine_of(app)
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
    meta, _ = machine_of(app)
    assert meta["live"] and meta["run"] == begun.id
    app = opened("filters", run=waiting.id)
    assert not machines_of(app)
    assert "The filters are shown as soon as the training has begun." in [one.value for one in app.caption]


def test_without_any_snapshot_there_is_a_sentence(store):
    app = opened("filters")
    assert not app.exception
    assert app.info[0].value.startswith("No run has kept snapshots yet.")


def test_a_network_without_convolutions_leads_to_its_feature_maps(home):
    app = opened("filters", run="compare-recurrent-gru")
    assert not machines_of(app)
    assert app.info[0].value == "No layer of this network is a convolution, so there are no filters to watch."


def order(app: AppTest, form: str, run: str, step: int, of: str = "filters", **told: object) -> list[str]:
    """What is offered after this file was ordered in the time machine."""
    request = {"format": form, "run": run, "step": step, "layer": "conv1", "channel": 0, "scale": "all", "of": of}
    tell(app, "machine", export=request, **told)
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
    monkeypatch.setattr(
        "pages.filters.keep.file_of", lambda _request, _history, _curves, run, _, film: film_of(run)
    )

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


def test_the_film_of_the_picture_in_the_address(home):
    app = opened("filters", run="lenet", image="test-61")
    assert machine_of(app)[0]["film"] is None  # not before the browser asks
    tell(app, "machine", film={"run": "lenet", "layer": "conv1", "filters": [3, 30]})
    app.run()
    meta, arrays = machine_of(app)
    film = filter_film("lenet", Picture(TEST, "61"), "conv1", (3, 30), meta["steps"][-1])
    assert (meta["film"]["filters"], meta["film"]["usual"], meta["film"]["whole"]) == ([3, 30], False, False)
    assert (meta["film"]["low"], meta["film"]["high"]) == film.limits
    np.testing.assert_array_equal(arrays["film"], as_bytes(film))
    shown = read_pixels(Picture(TEST, "61"), Reading("mnist"))
    np.testing.assert_array_equal(arrays["film_image"], np.round(255 * shown))
    [offered] = order(app, "gif", "lenet", 21, "maps", film={"run": "lenet", "layer": "conv1", "filters": [3, 30]})
    assert offered.startswith("Save lenet-conv1-maps.gif (")


def test_a_film_that_cannot_be_computed_says_why(home):
    app = opened("filters", run="lenet")
    tell(app, "machine", film={"run": "lenet", "layer": "conv2", "filters": [3]})
    app.run()
    assert not app.exception
    meta, arrays = machine_of(app)
    assert meta["film"]["trouble"].startswith("The snapshots of this run do not keep all weights of conv1")
    assert "film" not in arrays


def test_the_page_opens_with_the_largest_first_filters(store, monkeypatch):
    def ready(name: str, architecture: str, snapshots: int) -> Run:
        run = store.create(RunSpec.create(architecture, "mnist", {}), "ada", name, state=State.COMPLETED)
        counts[run.id] = snapshots
        return replace(run, bundled=True)

    counts: dict[str, int] = {}
    monkeypatch.setattr("pages.filters.choice.count_snapshots", lambda _store, run: counts[run.id])
    small, few, large = ready("small", "lenet", 20), ready("few", "capsnet", 19), ready("large", "capsnet", 20)
    more, rows = ready("more", "capsnet", 22), ready("rows", "conv_gru", 30)
    assert [first_side(run) for run in (small, large, rows)] == [5, 9, 0]
    assert find_opening_run(store, [small, few, rows]) == small.id
    assert find_opening_run(store, [small, large, few]) == large.id
    assert find_opening_run(store, [more, large]) == more.id
    assert find_opening_run(store, [few, replace(large, bundled=False)]) == ""


def test_the_page_opens_with_growing_strokes_and_leads_to_the_surprise(home):
    app = opened("filters")
    meta, _ = machine_of(app)
    runs = [run for run in open_store().runs() if count_snapshots(open_store(), run) >= FEWEST_SNAPSHOTS]
    bundled = {run.id: first_side(run) for run in runs}
    assert bundled[meta["run"]] == max(bundled.values()) >= 9
    [link] = app.get("page_link")
    assert f"run={SURPRISING_RUN}" in link.proto.query_string
    app = opened("filters", run=SURPRISING_RUN)
    assert not app.get("page_link")
    meta, arrays = machine_of(app)
    ends = {name: arrays[f"moved/{name}"][-1] for name in (layer["name"] for layer in meta["layers"])}
    starts = {name: arrays[f"moved/{name}"][0, :, 2] for name in ends}
    change = {name: float(np.median(end[:, 1] / starts[name])) for name, end in ends.items()}
    assert min(change, key=change.__getitem__) == "conv1"
