"""What is wrong with a database is said in words, and waited for if that helps."""

import logging
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url
from sqlalchemy.exc import IntegrityError

from lib.runs import RunStore, schema, trouble
from lib.runs.trouble import StoreAwayError, StoreDamagedError, StoreError, find_trouble, wait_out
from tests.runs.specs import points, spec

REMOTE = make_url("postgresql://class:secret@server/runs")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "runs.sqlite"


@pytest.fixture
def store(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RunStore]:
    """A store that does not wait long for another writer."""
    monkeypatch.setattr(schema, "PATIENCE_SECONDS", 0.05)
    store = RunStore(f"sqlite:///{path}", path.parent / "runs")
    yield store
    store.engine.dispose()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock that writers need."""
    other = sqlite3.connect(path, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.rollback()
        other.close()


def test_a_locked_store(store, path):
    with locked(path), pytest.raises(StoreAwayError) as caught:
        store.create(spec(), "ada")
    assert str(caught.value) == (
        "The run store is locked by another program. Trainings that have begun wait for it and lose nothing; "
        "try again in a moment."
    )
    assert store.create(spec(), "ada").owner == "ada"


def test_a_full_disk(store):
    run = store.create(spec(), "ada")
    with store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError) as caught:
        store.metrics.write(run.id, "train", points(*range(2000)))
    assert str(caught.value) == (
        f"{store.engine.url.database} could not be written (database or disk is full). "
        "Free some space there, then try again."
    )
    assert not isinstance(caught.value, StoreAwayError)
    assert store.get(run.id).id == run.id


def test_a_store_that_cannot_be_written(store):
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only = 1")
    with pytest.raises(StoreError, match=r"cannot be written .*readonly database.*Make it writable"):
        store.learners.rename("ada", "Ada")


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(StoreError, match=r"cannot be written .unable to open database file.. Make it writable"):
        RunStore(f"sqlite:///{tmp_path / 'nowhere' / 'runs.sqlite'}", tmp_path)


def test_a_damaged_file(path):
    path.write_bytes(b"no database " * 1000)
    with pytest.raises(StoreDamagedError, match=r"is damaged .file is not a database.. Start the server again"):
        RunStore(f"sqlite:///{path}", path.parent)


def test_a_damaged_text(store):
    run = store.create(spec(), "ada")
    with store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE runs SET spec = CAST(x'7bff' AS TEXT)")
    with pytest.raises(StoreDamagedError, match=r"is damaged .Could not decode to UTF-8 column 'spec'.. Start"):
        store.get(run.id)


def test_a_file_that_is_deleted_while_the_store_is_open(store, path):
    store.create(spec(), "ada")
    path.unlink()
    with pytest.raises(StoreDamagedError) as caught:
        store.create(spec(), "ada")
    assert str(caught.value) == (
        f"The file of the run store, {path}, was moved or deleted. Start the server again: "
        "it makes the list of runs anew from their folders."
    )


def test_what_the_database_refuses_stays_an_error_of_ours(store):
    run = store.create(spec(), "ada")
    with pytest.raises(IntegrityError), store.engine.begin() as connection:
        connection.exec_driver_sql(f"INSERT INTO runs SELECT * FROM runs WHERE id = '{run.id}'")


class OperationalError(Exception):
    """As PostgreSQL's drivers raise it, which tests do not have."""

    def __init__(self, message: str, sqlstate: str | None) -> None:
        super().__init__(message)
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("sqlstate", "kind", "sentence"),
    [
        (None, StoreAwayError, "cannot be reached just now"),  # connection refused
        ("08006", StoreAwayError, "cannot be reached just now"),
        ("57P01", StoreAwayError, "cannot be reached just now"),  # the administrator stopped it
        ("53300", StoreAwayError, "cannot be reached just now"),  # too many connections
        ("40P01", StoreAwayError, "cannot be reached just now"),  # two waited for each other
        ("53100", StoreError, "postgresql://class:***@server/runs could not be written"),
        ("25006", StoreError, "postgresql://class:***@server/runs cannot be written"),
    ],
)
def test_what_postgresql_says(sqlstate, kind, sentence):
    found = find_trouble(OperationalError("something in English", sqlstate), REMOTE)
    assert type(found) is kind
    assert sentence in str(found)
    assert "secret" not in str(found)


@pytest.mark.parametrize("sqlstate", ["23505", "42P01", "22001"])
def test_what_is_no_trouble_of_the_database(sqlstate):
    assert find_trouble(OperationalError("duplicate key", sqlstate), REMOTE) is None


def test_who_can_wait_waits_and_says_so_once(store, path, monkeypatch, caplog):
    monkeypatch.setattr(trouble, "PAUSE_SECONDS", 0.01)
    run = store.create(spec(), "ada")
    with locked(path):
        begun = threading.Event()
        tries = []

        def write() -> bool:
            tries.append(None)
            if len(tries) == 3:
                begun.set()
            return store.change(run.id, step=5)

        waiting = threading.Thread(target=wait_out, args=(write,))
        waiting.start()
        assert begun.wait(20)
    waiting.join(20)
    assert store.get(run.id).step == 5
    [said] = [record for record in caplog.records if record.levelno == logging.WARNING]
    assert "locked" in said.getMessage()


def test_nobody_waits_for_ever(store, path, monkeypatch):
    monkeypatch.setattr(trouble, "PATIENCE_SECONDS", 0.1)
    monkeypatch.setattr(trouble, "PAUSE_SECONDS", 0.01)
    with locked(path), pytest.raises(StoreAwayError):
        wait_out(lambda: store.learners.rename("ada", "Ada"))
