"""From a trained run to the assets, and from there into a store that has never seen it."""

import json
import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from lib.errors import LearnerError
from lib.inspectors.answers import evaluation_files
from lib.runs import RunStore, State, open_store
from lib.runs.arrays import load_arrays, save_arrays
from lib.runs.bundle import RECORDED, bundle, make_small, register_bundled_runs
from lib.runs.files import FINAL
from lib.runs.point import FIELDS
from lib.runs.run import ID_LENGTH
from lib.runs.snapshots import Kernel, Maps, Snapshot, arrays_of, stack_snapshots
from lib.settings import ASSETS
from tests.runs.specs import points, spec

NAME = "tiny"


@pytest.fixture(scope="module")
def bundled(trained_home, tmp_path_factory):
    """The trained run, its store, and the assets that it was bundled into."""

    home, assets = Path(trained_home.home), tmp_path_factory.mktemp("assets")
    store = RunStore(f"sqlite:///{home / 'runs.sqlite'}", home / "runs", bundled_folder=assets)
    bundle(store, trained_home.run_id, NAME)
    return store, store.get(trained_home.run_id), assets


@pytest.fixture
def fresh(bundled, tmp_path) -> RunStore:
    store = RunStore(f"sqlite:///{tmp_path / 'fresh.sqlite'}", tmp_path / "runs", bundled_folder=bundled[2])
    register_bundled_runs(store)
    return store


def test_the_files_are_those_that_ship(bundled):
    folder = bundled[2] / NAME
    assert sorted(str(path.relative_to(folder)) for path in folder.rglob("*.*")) == [
        "checkpoints/final.npz",
        "metrics.npz",
        "run.json",
        "snapshots.npz",
    ]


def test_the_row_comes_back(bundled, fresh):
    _, original, _ = bundled
    run = fresh.get(NAME)
    assert {name: getattr(run, name) for name in RECORDED} == {name: getattr(original, name) for name in RECORDED}
    assert (run.spec, run.name, run.state, run.bundled) == (original.spec, NAME, State.COMPLETED, True)
    assert run.owner != original.owner
    assert run.test_accuracy > 0


@pytest.mark.parametrize("phase", ["train", "validation"])
def test_the_metrics_come_back_to_six_digits(bundled, fresh, phase):
    store, original, _ = bundled
    expected, actual = store.metrics.read(original.id, phase), fresh.metrics.read(NAME, phase)
    assert len(expected["step"]) >= (30 if phase == "train" else 1)
    for name in FIELDS:
        np.testing.assert_allclose(actual[name], expected[name], rtol=5e-6, err_msg=name)
    np.testing.assert_array_equal(actual["step"], expected["step"])


def test_the_weights_come_back_in_half_precision(bundled, fresh):
    store, original, assets = bundled
    with np.load(assets / NAME / "checkpoints" / "final.npz") as arrays:
        assert {arrays[name].dtype for name in arrays.files} == {np.dtype(np.float16)}
    expected = store.files(original).load_checkpoint()
    files = fresh.files(fresh.get(NAME))
    assert files.checkpoints() == ["final"]
    actual = files.load_checkpoint()
    assert actual.keys() == expected.keys()
    for name, weights in expected.items():
        assert actual[name].dtype == np.float32
        np.testing.assert_array_equal(actual[name], weights.astype(np.float16).astype(np.float32), err_msg=name)


def test_the_snapshots_come_back(bundled, fresh):
    store, original, _ = bundled
    expected, actual = store.files(original), fresh.files(fresh.get(NAME))
    steps = expected.snapshot_steps()
    assert actual.snapshot_steps() == steps
    assert len(steps) >= 20
    for step in (steps[0], steps[7], steps[-1]):
        taken, kept = expected.load_snapshot(step), actual.load_snapshot(step)
        assert arrays_of(kept).keys() == arrays_of(taken).keys()
        np.testing.assert_array_equal(kept.reconstructions, taken.reconstructions)
        of_conv1 = taken.kernels["conv1/kernel"].values.astype(np.float16)
        np.testing.assert_array_equal(kept.kernels["conv1/kernel"].values, of_conv1)


def test_many_snapshots_are_kept_rather_than_many_maps(monkeypatch):
    kernels = {"conv1/kernel": Kernel(np.ones((3, 3, 3, 8))), "conv2/kernel": Kernel(np.ones((5, 5, 16, 40)))}
    maps = {"conv1": Maps(np.ones((8, 8, 16), np.uint8), np.array([0, 1], np.float32))}
    series = stack_snapshots(list(range(65)), [Snapshot(kernels, maps)] * 65)
    monkeypatch.setattr("lib.runs.bundle.MOST_SNAPSHOT_BYTES", series.count_bytes() // 2)
    assert len(make_small(series, 0).steps) == 17
    small = make_small(series, 60)
    assert small.steps == list(range(65))
    assert small.stacked.kernels["conv1/kernel"].is_whole
    assert small.stacked.kernels["conv2/kernel"].values.shape == (65, 5, 5, 8, 32)
    assert small.stacked.maps["conv1"].values.shape == (65, 8, 8, 4)
    monkeypatch.setattr("lib.runs.bundle.MOST_SNAPSHOT_BYTES", 10)
    assert make_small(series, 0).steps == [0, 64]


def test_registering_again_changes_nothing(fresh):
    before = fresh.get(NAME), fresh.metrics.read(NAME, "train")["loss"].tolist()
    fresh.change(NAME, name="still the same row")
    register_bundled_runs(fresh)
    assert fresh.get(NAME).name == "still the same row"
    fresh.change(NAME, name=NAME)
    assert (fresh.get(NAME), fresh.metrics.read(NAME, "train")["loss"].tolist()) == before


def test_a_newer_bundle_replaces_the_older(bundled, tmp_path):
    assets = tmp_path / "assets"
    shutil.copytree(bundled[2], assets)
    store = RunStore(f"sqlite:///{tmp_path / 'a.sqlite'}", tmp_path / "runs", bundled_folder=assets)
    register_bundled_runs(store)
    path = assets / NAME / "run.json"
    record = json.loads(path.read_text())
    record["finished"] += 1
    path.write_text(json.dumps(record))
    metrics = load_arrays(assets / NAME / "metrics.npz")
    first = {name: values[:4] if name.startswith("train/") else values for name, values in metrics.items()}
    save_arrays(assets / NAME / "metrics.npz", first)
    register_bundled_runs(store)
    assert store.get(NAME).finished == record["finished"]
    assert store.metrics.read(NAME, "train")["step"].tolist() == [1, 2, 3, 4]


def test_a_corrected_accuracy_replaces_the_older(bundled, tmp_path):
    assets = tmp_path / "assets"
    shutil.copytree(bundled[2], assets)
    store = RunStore(f"sqlite:///{tmp_path / 'a.sqlite'}", tmp_path / "runs", bundled_folder=assets)
    register_bundled_runs(store)
    path = assets / NAME / "run.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "test_accuracy": 0.125}))
    register_bundled_runs(store)
    assert store.get(NAME).test_accuracy == 0.125


def test_a_bundled_run_has_one_test_accuracy(home):
    store = open_store()
    runs = {run.id: run for run in store.runs() if run.bundled}
    kept = [name for name, run in runs.items() if store.files(run).evaluations.is_dir()]
    found = {name: evaluation_files.load(store.files(runs[name]), FINAL, "test") for name in kept}
    evaluated = {name: one.accuracy for name, one in found.items() if one is not None}
    assert evaluated.keys() >= {"capsnet", "capsnet_small", "capsnet_small_pairs", "efficient_capsnet", "lenet"}
    assert evaluated == {name: runs[name].test_accuracy for name in evaluated}


def test_further_tests_come_back_and_older_records_have_none(bundled, tmp_path):
    assets = tmp_path / "assets"
    shutil.copytree(bundled[2], assets)
    path = assets / NAME / "run.json"
    record = json.loads(path.read_text())
    assert record["tests"] == {}
    for number, tests in enumerate((None, {"translated": 0.992})):
        changed = {key: value for key, value in record.items() if key != "tests"}
        path.write_text(json.dumps(changed if tests is None else {**changed, "tests": tests}))
        url = f"sqlite:///{tmp_path / f'{number}.sqlite'}"
        store = RunStore(url, tmp_path / "runs", bundled_folder=assets)
        register_bundled_runs(store)
        assert store.get(NAME).tests == (tests or {})


def test_many_processes_can_register_at_once(bundled, tmp_path):
    stores = [
        RunStore(f"sqlite:///{tmp_path / 'a.sqlite'}", tmp_path / "runs", bundled_folder=bundled[2])
        for _ in range(3)
    ]
    troubles = []

    def register(store: RunStore) -> None:
        try:
            register_bundled_runs(store)
        except Exception as error:
            troubles.append(error)

    threads = [threading.Thread(target=register, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == []
    assert [run.id for run in stores[0].runs()] == [NAME]
    assert stores[0].metrics.read(NAME, "train")["step"].tolist() == list(range(1, 31))


def test_bundled_runs_come_last(fresh):
    fresh.create(spec(), "ada")
    assert [run.bundled for run in fresh.runs()] == [False, True]


def test_only_a_completed_run_can_be_bundled(store):
    run = store.create(spec(), "ada", "Half done")
    store.metrics.write(run.id, "train", points(1))
    with pytest.raises(LearnerError) as caught:
        bundle(store, run.id, "half")
    assert str(caught.value) == "“Half done” is queued; only a completed run can be bundled."


def test_a_name_must_fit_the_table(store):
    with pytest.raises(LearnerError, match="has 41 characters; a bundled run’s name may have 40"):
        bundle(store, "any", "n" * 41)


def test_the_names_of_bundled_runs_fit_the_table():
    assert [path.name for path in (ASSETS / "runs").iterdir() if len(path.name) > ID_LENGTH] == []


def test_numbers_alone(bundled, tmp_path):
    original, run, _ = bundled
    numbers = tmp_path / "assets"
    source = RunStore(str(original.engine.url), original.folder, bundled_folder=numbers)
    bundle(source, run.id, "numbers", numbers_only=True)
    assert sorted(path.name for path in (numbers / "numbers").iterdir()) == ["metrics.npz", "run.json"]
    store = RunStore(f"sqlite:///{tmp_path / 'a.sqlite'}", tmp_path / "runs", bundled_folder=numbers)
    register_bundled_runs(store)
    kept = store.get("numbers")
    assert kept.test_accuracy == run.test_accuracy
    assert (store.files(kept).checkpoints(), store.files(kept).snapshot_steps()) == ([], [])


@pytest.fixture
def copied_rows(trained_home, tmp_path) -> RunStore:
    """The files of the trained run with a table of this test's own, as other workers read the shared one."""
    home, copy = Path(trained_home.home), tmp_path / "copy.sqlite"
    with closing(sqlite3.connect(home / "runs.sqlite")) as shared, closing(sqlite3.connect(copy)) as own:
        shared.backup(own)
    return RunStore(f"sqlite:///{copy}", home / "runs", bundled_folder=tmp_path / "assets")


def test_a_run_that_continued_another_names_it(copied_rows, trained_home):
    store, assets = copied_rows, copied_rows.bundled_folder
    store.change(trained_home.run_id, parent="another", parent_checkpoint="00000002")
    with pytest.raises(LearnerError, match="began with the weights of another"):
        bundle(store, trained_home.run_id, NAME, numbers_only=True, parent="not-bundled")
    assert not (assets / NAME).exists()
    (assets / "first").mkdir(parents=True)
    (assets / "first" / "run.json").write_text("{}")
    folder = bundle(store, trained_home.run_id, NAME, numbers_only=True, parent="first")
    record = json.loads((folder / "run.json").read_text())
    assert (record["parent"], record["parent_checkpoint"]) == ("first", "00000002")


def test_every_bundled_film_has_maps(home):
    store = open_store()
    films = {run.id: store.files(run).load_snapshots() for run in store.runs() if run.bundled}
    films = {name: series for name, series in films.items() if series.steps}
    assert films.keys() >= {"capsnet", "capsnet_small", "capsnet_small_pairs", "efficient_capsnet", "lenet"}
    assert [name for name, series in films.items() if not series.stacked.maps] == []
