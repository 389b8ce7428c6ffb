"""A database of an earlier version: what is new in the tables is added, and what was in them stays."""

import json
import sqlite3
import threading

import pytest

from lib.runs import RunStore, State
from lib.runs.schema import METADATA, connect
from tests.runs.specs import spec

# As the first version made it, to the letter.
FIRST_VERSION = """
CREATE TABLE runs (
    id VARCHAR(40) NOT NULL, name VARCHAR(120) NOT NULL, owner VARCHAR(64) NOT NULL, spec JSON NOT NULL,
    state VARCHAR(12) NOT NULL, created FLOAT NOT NULL, queued_at FLOAT NOT NULL, total_steps INTEGER NOT NULL,
    step INTEGER NOT NULL, started FLOAT, finished FLOAT, heartbeat FLOAT, worker VARCHAR(64), handle VARCHAR(200),
    attempts INTEGER NOT NULL, reason VARCHAR, reason_values JSON, device VARCHAR(120), parameters INTEGER,
    validation_accuracy FLOAT, test_accuracy FLOAT, images_per_second FLOAT, seconds FLOAT NOT NULL,
    bundled BOOLEAN NOT NULL, PRIMARY KEY (id)
)
"""


@pytest.fixture
def old(tmp_path):
    """Return the address of a first-version database with one completed run."""
    path = tmp_path / "runs.sqlite"
    row = {
        "id": "old-run",
        "name": "From last term",
        "owner": "ada",
        "spec": json.dumps(spec(max_steps=20).to_json()),
        "state": "completed",
        "created": 1.0,
        "queued_at": 1.0,
        "total_steps": 20,
        "step": 20,
        "attempts": 1,
        "test_accuracy": 0.5,
        "seconds": 7.0,
        "bundled": 0,
    }
    with sqlite3.connect(path) as database:
        database.execute(FIRST_VERSION)
        names = ", ".join(row)
        database.execute(f"INSERT INTO runs ({names}) VALUES ({', '.join('?' * len(row))})", list(row.values()))
    return f"sqlite:///{path}"


def columns(url: str) -> list[str]:
    with sqlite3.connect(url.removeprefix("sqlite:///")) as database:
        return [row[1] for row in database.execute("PRAGMA table_info(runs)")]


def test_an_old_run_is_still_there_and_can_hold_what_is_new(old, tmp_path):
    assert "tests" not in columns(old)
    store = RunStore(old, tmp_path / "runs")
    run = store.get("old-run")
    assert (run.name, run.state, run.test_accuracy, run.seconds) == ("From last term", State.COMPLETED, 0.5, 7.0)
    assert run.tests == {}
    assert store.change("old-run", tests={"translated": 0.992})
    assert RunStore(old, tmp_path / "runs").get("old-run").tests == {"translated": 0.992}


def test_every_column_is_there_once(old):
    connect(old).dispose()
    connect(old).dispose()
    assert sorted(columns(old)) == sorted(METADATA.tables["runs"].columns.keys())


def test_many_can_bring_it_up_to_date_at_once(old, tmp_path):
    together, opened, troubles = threading.Barrier(4), [], []

    def act() -> None:
        together.wait()
        try:
            opened.append(RunStore(old, tmp_path / "runs"))
        except Exception as error:
            troubles.append(error)

    threads = [threading.Thread(target=act) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == []
    assert [store.get("old-run").tests for store in opened] == [{}] * 4


def test_a_column_that_joins_later_may_be_empty():
    """Otherwise a database with rows in it could not take it."""
    first_version = set(FIRST_VERSION.replace("\n", " ").replace("(", " ").split())
    for column in METADATA.tables["runs"].columns:
        assert column.name in first_version or column.nullable, column.name
