"""The filters page: which runs it offers, and what it gives the time machine."""

import numpy as np

from lib.runs import RunFiles, RunSpec, State
from lib.runs.snapshots import Kernel, Snapshot
from lib.settings import ASSETS
from tests.pages.test_pages import opened
from tests.parts.payloads import unpacked


def test_the_run_and_the_moment_in_the_address(home):
    app = opened("filters", run="lenet", step="18")
    assert not app.exception and not app.error
    [part] = app.main.get("bidi_component")
    meta, arrays = unpacked(part.proto.bytes)
    series = RunFiles(ASSETS / "runs" / "lenet").load_snapshots()
    filters = series.stacked.kernels["conv1/kernel"].values
    assert meta["steps"] == series.steps and meta["view"]["step"] == "18" and meta["after"] == -1
    np.testing.assert_array_equal(
        arrays["limits/conv1"], np.abs(filters).max(axis=(1, 2, 3, 4)).astype(np.float32)
    )
    assert meta["name"] == "lenet" and not meta["live"]


def test_a_run_is_offered_as_soon_as_it_is_to_begin(store):
    begun, waiting, _ = runs = [
        store.create(RunSpec.create("simple_cnn", "mnist", {}), "ada", name, state=state)
        for name, state in [("begun", State.RUNNING), ("waiting", State.QUEUED), ("without", State.STOPPED)]
    ]
    for run in runs:
        store.files(run).create()
    store.files(begun).save_snapshot(0, Snapshot({"conv1/kernel": Kernel(np.ones((3, 3, 1, 2), np.float32))}))
    app = opened("filters", run=begun.id)
    assert sorted(option.split(" · ")[0] for option in app.selectbox[0].options) == ["begun", "waiting"]
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
