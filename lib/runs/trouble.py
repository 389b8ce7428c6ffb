"""What can be wrong with the database of the run store, in words for whoever needs it just then."""

import logging
import sqlite3
import time
from collections.abc import Callable
from typing import TypeVar

import sqlalchemy as sql
from sqlalchemy import event
from sqlalchemy.engine import URL, ExceptionContext

from lib.errors import N_, LearnerError

Found = TypeVar("Found")
PATIENCE_SECONDS = 3600.0
PAUSE_SECONDS = 1.0

_log = logging.getLogger(__name__)


class StoreError(LearnerError):
    """The run store cannot be read or written."""


class StoreAwayError(StoreError):
    """The run store cannot be read or written just now; that may pass by itself."""


class StoreDamagedError(StoreError):
    """The file of the database is not what was written."""


def say_trouble(engine: sql.Engine) -> None:
    """Let all that goes through `engine` raise a StoreError where the database is locked, away, full or damaged.

    What the database refuses for what was asked of it (a key that is there already) stays SQLAlchemy's own error.
    """

    def translate(context: ExceptionContext) -> StoreError | None:
        if context.is_pre_ping:  # a connection of the pool has ended, and SQLAlchemy makes another
            return None
        return find_trouble(context.original_exception, engine.url, is_disconnected=context.is_disconnect)

    event.listen(engine, "handle_error", translate, retval=True)


def find_trouble(error: BaseException, url: URL, *, is_disconnected: bool = False) -> StoreError | None:
    """Return what to raise for an error of the database's driver; None if it is not about the database itself."""
    if url.get_backend_name() == "sqlite":
        return _find_in_sqlite(error, str(url.database))
    state = str(getattr(error, "sqlstate", None) or getattr(error, "pgcode", None) or "")
    if state == "53100":
        return _full(url.render_as_string(hide_password=True), error)
    if state == "25006":
        return _read_only(url.render_as_string(hide_password=True), error)
    is_away = state.startswith(("08", "40", "53", "55P03", "57")) or (
        not state and type(error).__name__ in ("OperationalError", "InterfaceError")
    )
    if is_disconnected or is_away:
        return StoreAwayError(
            N_(
                "The run store cannot be reached just now. Trainings that have begun wait for it and lose "
                "nothing; try again in a moment."
            )
        )
    return None


def is_damage(error: BaseException) -> bool:
    """Return whether what was read of an SQLite database is not what was written.

    A damaged text may be no UTF-8, in a row or in SQLite's message about it: Python's errors have no code then.
    """
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return isinstance(error, UnicodeDecodeError) or "Could not decode to UTF-8" in str(error)
    return (code & 0xFF) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _find_in_sqlite(error: BaseException, path: str) -> StoreError | None:
    code = getattr(error, "sqlite_errorcode", None) or 0
    if code == sqlite3.SQLITE_READONLY_DBMOVED or "no such table" in str(error):
        return StoreDamagedError(
            N_(
                "The file of the run store, {path}, was moved or deleted. Start the server again: it makes the "
                "list of runs anew from their folders."
            ),
            path=path,
        )
    if is_damage(error):
        return StoreDamagedError(
            N_(
                "The run store is damaged ({error}). Start the server again: it sets {path} aside and makes "
                "the list of runs anew from their folders."
            ),
            path=path,
            error=str(error).partition(" with text ")[0],  # which is somebody's
        )
    match code & 0xFF:  # without the details of the extended codes
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return StoreAwayError(
                N_(
                    "The run store is locked by another program. Trainings that have begun wait for it and lose "
                    "nothing; try again in a moment."
                )
            )
        case (
            sqlite3.SQLITE_FULL | sqlite3.SQLITE_IOERR
        ):  # which comes too when the index of the log finds no space
            return _full(path, error)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN:
            return _read_only(path, error)
        case _:
            return None


def _full(path: str, error: BaseException) -> StoreError:
    return StoreError(
        N_("{path} could not be written ({error}). Free some space there, then try again."), path=path, error=error
    )


def _read_only(path: str, error: BaseException) -> StoreError:
    return StoreError(
        N_("{path} cannot be written ({error}). Make it writable, then try again."), path=path, error=error
    )


def wait_out(act: Callable[[], Found]) -> Found:
    """Return what `act()` returns, which is called again while the store is away.

    Raises:
        StoreAwayError: if it is still away after `PATIENCE_SECONDS`.
    """
    began, is_said = time.monotonic(), False
    while True:
        try:
            return act()
        except StoreAwayError as error:
            if time.monotonic() - began > PATIENCE_SECONDS:
                raise
            if not is_said:
                _log.warning("%s (%s)", error, error.__cause__)
                is_said = True
        time.sleep(PAUSE_SECONDS)
