"""A database that is damaged or gone is made again from the run folders, whole, and everybody is told."""

import dataclasses
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from lib.errors import LearnerError
from lib.runs import Run, RunStore, State
from lib.runs.recovery import rebuild
from lib.runs.recovery.rebuild import make_sound
from tests.runs.specs import points, spec


class Home:
    """A home with three runs: Ada's completed one with metrics, one that trains, and Bob's that waits."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "runs.sqlite"
        self.url = f"sqlite:///{self.path}"
        self.runs = folder / "runs"
        store = RunStore(self.url, self.runs)
        store.learners.rename("ada", "Ada")
        done = store.create(spec(max_steps=3), "ada", "“Done” & 完成")
        training = store.create(spec("lenet"), "bob")
        store.create(spec(), "bob", "Waits")
        store.claim(done.id, "worker")
        for phase, some in (("train", points(1, 2, 3, accuracy=0.1)), ("validation", points(3))):
            store.metrics.write(done.id, phase, some)
            store.files(done).points.add(phase, some)
        ended = {
            "state": State.COMPLETED,
            "step": 3,
            "test_accuracy": 0.25,
            "tests": {"affine": 0.5},
            "finished": 7.5,
        }
        store.change(done.id, worker=None, device="CPU × 2", loss_weights={"margin_loss": 1.0}, **ended)
        store.change(training.id, state=State.RUNNING, handle="here 12 3.00#0", worker="other")
        self.done, self.before = done.id, self.without_heartbeats(store)
        store.engine.dispose()

    def open(self) -> RunStore:
        return RunStore(self.url, self.runs)

    @staticmethod
    def without_heartbeats(store: RunStore) -> list[Run]:
        return [dataclasses.replace(run, heartbeat=None) for run in store.runs()]

    def assert_whole(self) -> None:
        store = self.open()
        assert self.without_heartbeats(store) == self.before
        read = store.metrics.read(self.done, "train")
        assert read["step"].tolist() == [1, 2, 3]
        assert read["loss"].tolist() == [0.5, 1.0, 1.5]
        assert read["accuracy"].tolist() == [0.1, 0.1, 0.1]
        assert np.isnan(read["margin_loss"]).all()
        assert store.metrics.read(self.done, "validation")["step"].tolist() == [3]
        store.engine.dispose()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_a_sound_database_is_left_alone(home):
    before = home.path.read_bytes()
    assert make_sound(home.url, home.runs) is None
    assert make_sound(home.url, home.runs, thorough=True) is None
    assert home.path.read_bytes() == before
    home.assert_whole()


def test_a_new_home_stays_new(tmp_path):
    assert make_sound(f"sqlite:///{tmp_path / 'runs.sqlite'}", tmp_path / "runs") is None
    assert not (tmp_path / "runs.sqlite").exists()


@pytest.mark.parametrize("url", ["postgresql://class:room@server/runs", "sqlite://"])
def test_another_database_is_somebody_elses(url, tmp_path):
    assert make_sound(url, tmp_path) is None


def delete(path: Path) -> None:
    path.unlink()


def leave_an_empty_file(path: Path) -> None:
    """As a server does that has the deleted file open and makes another connection."""
    path.unlink()
    sqlite3.connect(path).close()


@pytest.mark.parametrize("lose", [delete, leave_an_empty_file])
def test_a_deleted_database_is_made_again(home, lose: Callable[[Path], None]):
    lose(home.path)
    notice = make_sound(home.url, home.runs)
    assert str(notice) == (
        "The list of runs was gone and has been made again from the runs’ folders. Runs that are there again: 3."
    )
    home.assert_whole()
    assert make_sound(home.url, home.runs) is None


def test_a_log_that_stayed_is_not_played_into_the_new_database(home):
    store = home.open()
    store.learners.rename("ada", "Somebody")  # stands in the log while the store is open
    log = home.path.with_name("runs.sqlite-wal")
    kept = log.read_bytes()
    assert kept
    store.engine.dispose()
    home.path.unlink()
    log.write_bytes(kept)
    assert make_sound(home.url, home.runs) is not None
    assert home.open().learners.name_of("ada") == "Ada"
    home.assert_whole()


def write_over_everything(path: Path) -> None:
    path.write_bytes(b"no database " * 5000)


def write_over_the_beginning(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(bytes(200) + content[200:])


def cut_in_half(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def write_over_the_runs(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA journal_mode = DELETE")
        page = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'runs'").fetchone()[0]
        size = database.execute("PRAGMA page_size").fetchone()[0]
    database.close()
    content = bytearray(path.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    path.write_bytes(content)


def write_over_a_text(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'{"architecture"', b'{"\xffrchitecture"'))


def write_over_a_learner(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("UPDATE learners SET name = CAST(x'41ff61' AS TEXT)")
    database.close()


def write_over_the_schema(path: Path) -> None:
    """SQLite's message quotes the byte, which is no text."""
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE runs", b"CR\x95ATE TABLE runs"))


@pytest.mark.parametrize(
    "damage",
    [
        *(write_over_everything, write_over_the_beginning, cut_in_half),
        *(write_over_the_runs, write_over_a_text, write_over_a_learner, write_over_the_schema),
    ],
)
def test_a_damaged_database_is_set_aside_and_made_again(home, damage: Callable[[Path], None]):
    damage(home.path)
    damaged = home.path.read_bytes()
    notice = make_sound(home.url, home.runs)
    [aside] = home.path.parent.glob("runs-damaged-*.sqlite")
    assert aside.read_bytes() == damaged
    assert str(notice) == (
        "The list of runs was damaged and has been made again from the runs’ folders. "
        f"Runs that are there again: 3. The damaged file is kept as {aside.name}."
    )
    home.assert_whole()


def test_damage_away_from_the_runs_is_found_by_a_thorough_look(home):
    with sqlite3.connect(home.path) as database:
        database.execute("PRAGMA journal_mode = DELETE")
        page = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'metrics'").fetchone()[0]
        size = database.execute("PRAGMA page_size").fetchone()[0]
    database.close()
    content = bytearray(home.path.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    home.path.write_bytes(content)
    assert make_sound(home.url, home.runs) is None
    assert make_sound(home.url, home.runs, thorough=True) is not None
    home.assert_whole()


def test_one_record_that_cannot_be_read_costs_no_other_run(home, caplog):
    (home.runs / home.done / "run.json").write_text("{cut off")
    home.path.unlink()
    notice = make_sound(home.url, home.runs)
    assert notice is not None and notice.values["count"] == 2
    assert [run.name for run in home.open().runs()] == [run.name for run in home.before if run.id != home.done]
    assert home.done in caplog.text


def test_what_an_earlier_try_left_behind_is_no_hindrance(home):
    home.path.unlink()
    home.path.with_name(".runs.sqlite.new").write_bytes(b"half of it")
    assert make_sound(home.url, home.runs) is not None
    home.assert_whole()
    assert not list(home.path.parent.glob(".runs*"))


def test_of_many_who_find_it_gone_one_makes_it_again(home):
    home.path.unlink()
    together, notices = threading.Barrier(4), []

    def open_it() -> None:
        together.wait()
        notices.append(make_sound(home.url, home.runs))

    threads = [threading.Thread(target=open_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(notices) == 4
    assert sum(notice is not None for notice in notices) == 1
    home.assert_whole()


def test_a_home_that_cannot_be_written(home, monkeypatch):
    def refuse(*_: object, **_named: object) -> None:
        raise PermissionError(13, "Permission denied")

    home.path.unlink()
    monkeypatch.setattr(rebuild, "_make_again", refuse)
    with pytest.raises(LearnerError) as caught:
        make_sound(home.url, home.runs)
    assert (
        str(caught.value)
        == f"{home.path} cannot be written (Permission denied). Make it writable, then try again."
    )
