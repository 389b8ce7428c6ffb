"""A run that cannot be read is told apart with its reason, and spoils nothing for the others."""

import json
import shutil
from pathlib import Path

import pytest

from lib.errors import LearnerError
from lib.runs import RunStore, State
from lib.runs.bundle import register_bundled_runs
from lib.runs.estimate import images_per_second
from lib.settings import ASSETS
from tests.runs.broken import REASONS, break_run
from tests.runs.specs import points, spec

BUNDLED = ("lenet", "capsnet_small")


@pytest.fixture(params=REASONS)
def broken(request, store) -> tuple[str, str]:
    """Return the id of a run that is broken, beside a sound one, and what is wrong with it."""
    store.learners.rename("ada", "Ada")
    run_id = store.create(spec(), "ada", "Once mine").id
    store.create(spec(), "bob", "Sound")
    break_run(store, run_id, request.param)
    return run_id, REASONS[request.param]


def test_the_others_are_listed_and_the_broken_one_says_why(store, broken):
    run_id, reason = broken
    assert [run.name for run in store.runs()] == ["Sound"]
    [found] = store.broken_runs()
    assert (found.id, found.name, found.owner, found.owner_name) == (run_id, "Once mine", "ada", "Ada")
    assert reason in str(found.reason)
    assert not found.bundled


def test_who_asks_for_it_is_told_why(store, broken):
    run_id, reason = broken
    with pytest.raises(LearnerError) as caught:
        store.get(run_id)
    assert str(caught.value).startswith("The run “Once mine” cannot be opened. ")
    assert reason in str(caught.value)


@pytest.mark.parametrize("state", [State.COMPLETED, State.RUNNING])
def test_it_can_be_deleted_whatever_it_was_doing(store, state):
    run_id = store.create(spec(), "ada").id
    store.change(run_id, state=state)
    store.metrics.write(run_id, "train", points(1))
    break_run(store, run_id)
    store.delete(run_id)
    assert store.runs() == store.broken_runs() == []
    assert store.metrics.read(run_id, "train")["step"].tolist() == []


def test_the_estimate_of_another_training_does_without_it(store):
    for speed in (100.0, 300.0):
        run_id = store.create(spec(), "ada").id
        store.change(run_id, state=State.COMPLETED, images_per_second=speed)
    break_run(store, run_id)
    assert images_per_second(store, spec()) == 100.0


# Runs that ship with the app


@pytest.fixture
def assets(tmp_path) -> Path:
    """Return a copy of two bundled runs that may be damaged."""
    for name in BUNDLED:
        shutil.copytree(ASSETS / "runs" / name, tmp_path / "assets" / name)
    return tmp_path / "assets"


def opened(assets: Path) -> RunStore:
    store = RunStore(f"sqlite:///{assets.parent / 'runs.sqlite'}", assets.parent / "runs", bundled_folder=assets)
    register_bundled_runs(store)
    return store


def cut_in_half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def without(field: str, path: Path) -> None:
    record = json.loads(path.read_text(encoding="utf-8"))
    del record[field]
    path.write_text(json.dumps(record), encoding="utf-8")


@pytest.mark.parametrize("registered_before", [False, True])
@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda run: cut_in_half(run / "run.json"), "run.json cannot be read (Expecting"),
        (lambda run: (run / "run.json").write_text("[]"), "run.json cannot be read ("),
        (lambda run: without("created", run / "run.json"), "The record of this run has no “created”."),
        (lambda run: without("spec", run / "run.json"), "The record of this run has no “spec”."),
        (lambda run: cut_in_half(run / "snapshots.npz"), "snapshots.npz cannot be read (File is not a zip file)"),
        (lambda run: cut_in_half(run / "checkpoints" / "final.npz"), "final.npz cannot be read ("),
    ],
)
def test_a_damaged_bundled_run_is_broken_alone(assets, damage, reason, registered_before):
    if registered_before:
        opened(assets)
    damage(assets / "lenet")
    store = opened(assets)
    assert [run.id for run in store.runs()] == ["capsnet_small"]
    [found] = store.broken_runs()
    assert (found.id, found.bundled) == ("lenet", True)
    assert reason in str(found.reason)
    with pytest.raises(LearnerError) as caught:
        store.get("lenet")
    assert reason in str(caught.value)
    with pytest.raises(LearnerError, match="came with Capsule Lab and stays"):
        store.delete("lenet")


def test_a_repaired_bundled_run_is_there_again(assets):
    cut_in_half(assets / "lenet" / "snapshots.npz")
    assert [run.id for run in opened(assets).runs()] == ["capsnet_small"]
    shutil.copy(ASSETS / "runs" / "lenet" / "snapshots.npz", assets / "lenet")
    store = opened(assets)
    assert sorted(run.id for run in store.runs()) == sorted(BUNDLED)
    assert store.broken_runs() == []
