"""Each run's folder says what its row says, after every change that matters."""

import errno
import json
import os

import pytest

from lib.runs import State
from lib.runs.recovery import keeping
from lib.runs.recovery.catching_up import catch_up
from lib.runs.recovery.record import read_record, record_of
from lib.runs.resume_state import ResumeState
from tests.runs.broken import break_run
from tests.runs.specs import points, spec


@pytest.fixture
def run(store):
    store.learners.rename("ada", "Ada")
    return store.create(spec(max_steps=3), "ada", "A run")


def record(store, run) -> dict[str, object]:
    return read_record(store.files(run).folder)


def test_a_new_run_has_its_record(store, run):
    found = record(store, run)
    assert found == record_of(store.get(run.id))
    assert (found["name"], found["owner"], found["owner_name"], found["state"]) == (
        "A run",
        "ada",
        "Ada",
        "queued",
    )
    assert found["spec"] == run.spec.to_json()


@pytest.mark.parametrize(
    "act",
    [
        lambda store, id: store.rename(id, "Another name"),
        lambda store, id: store.stop(id),
        lambda store, id: store.claim(id, "worker"),
        lambda store, id: store.change(id, state=State.COMPLETED, test_accuracy=0.5, tests={"affine": 0.25}),
        lambda store, id: store.change(id, heartbeat=1.0, handle="here 1 2.0#0"),
    ],
)
def test_a_change_reaches_the_record(store, run, act):
    before = record(store, run)
    act(store, run.id)
    assert record(store, run) == record_of(store.get(run.id)) != before


def test_signs_of_life_do_not_write_files(store, run):
    written = (store.files(run).folder / "run.json").stat().st_mtime_ns
    store.change(run.id, heartbeat=1.0, step=2, seconds=0.5, images_per_second=3.0)
    assert (store.files(run).folder / "run.json").stat().st_mtime_ns == written


def test_a_deleted_run_stays_deleted(store, run):
    folder = store.files(run).folder
    store.delete(run.id)
    store.change(run.id, name="late")
    store.keep_record(run.id)
    assert not folder.exists()


def test_a_run_whose_record_cannot_be_written_is_a_run_even_so(store, run, monkeypatch, caplog):
    def refuse(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(keeping, "write_record", refuse)
    for name in ("b", "c", "d"):
        store.rename(run.id, name)
    assert store.get(run.id).name == "d"
    assert caplog.text.count("No space left on device") == caplog.text.count("Traceback") * 2 == 2


def test_runs_of_an_earlier_version_catch_up(store, run):
    """Their folders hold no record, or there is none, and their metrics are in the database alone."""
    store.change(run.id, state=State.COMPLETED)
    waiting, broken = store.create(spec(), "bob"), store.create(spec(), "bob")
    for one in (run, waiting, broken):
        (store.files(one).folder / "run.json").unlink()
    store.files(waiting).folder.rmdir()
    break_run(store, broken.id)
    store.metrics.write(run.id, "train", points(1, 2))
    store.metrics.write(run.id, "validation", points(2))
    catch_up(store)
    assert record(store, run) == record_of(store.get(run.id))
    assert record(store, waiting) == record_of(store.get(waiting.id))
    assert store.files(run).points.read() == {"train": points(1, 2), "validation": points(2)}
    assert not store.files(waiting).points.path.exists()
    written = store.files(run).points.path.stat().st_mtime_ns
    catch_up(store)
    assert store.files(run).points.path.stat().st_mtime_ns == written


def test_what_a_completed_run_needed_to_go_on_is_dropped(store, run):
    """Its trainer was killed after it had said that the run is completed; one that stopped may go on."""
    stopped = store.create(spec(), "ada")
    for one, state in ((run, State.COMPLETED), (stopped, State.STOPPED)):
        store.change(one.id, state=state)
        store.files(one).save_resume_state(ResumeState(3, 1.0, ()))
    catch_up(store)
    assert store.files(run).load_resume_state() is None
    assert store.files(stopped).load_resume_state() == ResumeState(3, 1.0, ())


def test_a_name_that_came_later_is_caught_up_with(store, run):
    store.learners.rename("ada", "Ada Lovelace")
    catch_up(store)
    assert json.loads((store.files(run).folder / "run.json").read_text())["owner_name"] == "Ada Lovelace"
