"""Make the database again from the run folders where its file is damaged or gone.

Each run's folder holds a record of its row (`record.py`) and its metrics (`points_file.py`). Of a database on
another server, its administrator keeps copies.
"""

import fcntl
import logging
import sqlite3
import time
from collections.abc import Generator, Mapping
from contextlib import closing, contextmanager, suppress
from enum import Enum, auto
from pathlib import Path
from typing import Any

import sqlalchemy as sql
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from lib.errors import N_, LearnerError
from lib.runs.files import RunFiles
from lib.runs.recovery.record import OWNER_NAME, RECORD_FILE, read_record
from lib.runs.schema import LEARNERS, RUNS
from lib.runs.store import RunStore
from lib.runs.trouble import is_damage

_COMPANIONS = ("", "-wal", "-shm")
"""Behind the name of the database: itself, and what SQLite keeps beside it."""

_LISTED = frozenset((RUNS.name, LEARNERS.name))
"""The tables that every list of runs reads."""

_COLUMNS = frozenset(column.name for column in RUNS.columns)

_log = logging.getLogger(__name__)


class _Condition(Enum):
    SOUND = auto()
    DAMAGED = auto()
    GONE = auto()


def open_sound(url: str, folder: Path) -> RunStore:
    """Return the store of this database and these run folders; `make_sound` the database first.

    Raises:
        LearnerError: if the database cannot be reached, read or written.
    """
    with _alone(url) as path:
        notice = _make_sound(path, folder, thorough=False) if path else None
        store = RunStore(url, folder)
    store.notice = notice
    return store


def make_sound(url: str, folder: Path, *, thorough: bool = False) -> LearnerError | None:
    """Make the SQLite database at `url` again from the run folders in `folder` if it is damaged or gone.

    Args:
        thorough: look through the whole file, which takes a second for each 300 MB or so.

    Returns:
        What to tell everybody; None if there was nothing to do.

    Raises:
        LearnerError: if it cannot be made.
    """
    with _alone(url) as path:
        return _make_sound(path, folder, thorough=thorough) if path else None


@contextmanager
def _alone(url: str) -> Generator[Path | None]:
    """Let one process at a time look after the SQLite database at `url`, and yield its path; None for another."""
    address = make_url(url)
    if address.get_backend_name() != "sqlite" or not address.database:
        yield None
        return
    path = Path(address.database)
    try:
        with path.with_name(f"{path.name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield path
    except OSError as error:
        raise LearnerError(
            N_("{path} cannot be written ({error}). Make it writable, then try again."),
            path=path,
            error=error.strerror,
        ) from error


def _make_sound(path: Path, folder: Path, *, thorough: bool) -> LearnerError | None:
    condition = _look(path, thorough=thorough)
    if condition is _Condition.SOUND:
        return None
    return _make_again(path, folder, is_damaged=condition is _Condition.DAMAGED)


def _look(path: Path, *, thorough: bool) -> _Condition:
    if not path.is_file():
        return _Condition.GONE
    try:
        with closing(sqlite3.connect(path)) as database:
            tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
            if RUNS.name not in tables:
                return _Condition.GONE
            for table in tables & _LISTED:
                for _ in database.execute(f"SELECT * FROM {table}"):
                    pass
            if thorough and database.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                return _Condition.DAMAGED
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if is_damage(error):
            return _Condition.DAMAGED
    return _Condition.SOUND  # or something that is said when the store is opened


def _make_again(path: Path, folder: Path, *, is_damaged: bool) -> LearnerError | None:
    folders = sorted(found.parent for found in folder.glob(f"*/{RECORD_FILE}"))
    aside = path.with_name(f"{path.stem}-damaged-{time.strftime('%Y%m%d-%H%M%S')}{path.suffix}")
    for companion in _COMPANIONS:  # a log that stays would be played into the new database
        with suppress(FileNotFoundError):
            old = path.with_name(path.name + companion)
            if is_damaged:
                old.rename(aside.with_name(aside.name + companion))
            else:
                old.unlink()
    if not is_damaged and not folders:
        return None  # a new home
    new = path.with_name(f".{path.name}.new")
    for companion in _COMPANIONS:
        new.with_name(new.name + companion).unlink(missing_ok=True)
    count = _fill(new, folder, folders)
    new.rename(path)  # whole or not at all
    notice = LearnerError(
        N_(
            "The list of runs was damaged and has been made again from the runs’ folders. "
            "Runs that are there again: {count}. The damaged file is kept as {path}."
        )
        if is_damaged
        else N_(
            "The list of runs was gone and has been made again from the runs’ folders. Runs that are there again: "
            "{count}."
        ),
        count=count,
        path=aside.name,
    )
    _log.warning("%s", notice)
    return notice


def _fill(path: Path, folder: Path, folders: list[Path]) -> int:
    """Write a database of the runs in `folders`, and return how many there are."""
    store = RunStore(f"sqlite:///{path}", folder)
    count = 0
    for one in folders:
        try:
            _register(store, one)
            count += 1
        except (LearnerError, SQLAlchemyError) as error:
            _log.warning("The run in %s is left out: %s", one, error)
    store.engine.dispose()
    return count


def _register(store: RunStore, folder: Path) -> None:
    record: Mapping[str, Any] = read_record(folder)
    row = {name: record[name] for name in _COLUMNS if name in record}
    # A trainer that still runs is known by its handle; it gets the time to show that it lives.
    row |= {"id": folder.name, "heartbeat": time.time()}
    with store.engine.begin() as connection:
        connection.execute(sql.insert(RUNS).values(row))
        name, owner = record.get(OWNER_NAME), record.get("owner")
        if name and not connection.scalar(sql.select(LEARNERS.c.id).where(LEARNERS.c.id == owner)):
            connection.execute(sql.insert(LEARNERS).values(id=owner, name=name))
    for phase, points in RunFiles(folder).points.read().items():
        store.metrics.write(folder.name, phase, points)
