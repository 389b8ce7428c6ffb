"""The tables of the run store, and the database they live in."""

import sqlite3
import time
from pathlib import Path
from typing import Any

import sqlalchemy as sql
from sqlalchemy import Column, Engine, Float, MetaData, String, Table, event
from sqlalchemy.exc import DBAPIError, DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.schema import CreateColumn, CreateIndex, CreateTable

from lib.runs.columns import columns_of
from lib.runs.point import Point
from lib.runs.run import ID_LENGTH, Run
from lib.runs.trouble import say_trouble

METADATA = MetaData()
PATIENCE_SECONDS = 15
MAKING_TABLES = 0x4361_7073
"""The number of the lock that those who make tables in PostgreSQL take."""

RUNS = Table("runs", METADATA, *columns_of(Run))

METRICS = Table(
    "metrics",
    METADATA,
    Column("run_id", String(ID_LENGTH), primary_key=True),
    Column("phase", String(12), primary_key=True),
    *columns_of(Point),
)

LEARNERS = Table(
    "learners",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("name", String(60), nullable=False),
)

LEASES = Table(
    "leases",
    METADATA,
    Column("name", String(40), primary_key=True),
    Column("holder", String(64), nullable=False),
    Column("expires", Float, nullable=False),
)


def connect(url: str) -> Engine:
    """Open the database at `url` and create the tables and columns that are missing.

    SQLite runs in WAL mode, so that readers never wait for the trainers that write.

    Raises:
        StoreError: if it cannot be reached, read or written; so does whatever goes through the engine later.
    """
    engine = sql.create_engine(url, pool_pre_ping=not url.startswith("sqlite"))
    say_trouble(engine)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        _follow_file(engine)
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":  # where two that make the same table at once fail even so
            connection.execute(sql.select(sql.func.pg_advisory_xact_lock(MAKING_TABLES)))
        # Not `create_all`: it looks first and creates then, so of two processes that start at once one fails.
        for table in METADATA.sorted_tables:
            connection.execute(CreateTable(table, if_not_exists=True))
            for index in table.indexes:
                connection.execute(CreateIndex(index, if_not_exists=True))
    for table in METADATA.sorted_tables:
        _add_missing_columns(engine, table)
    return engine


def _add_missing_columns(engine: Engine, table: Table) -> None:
    """Add to a table of an earlier version the columns that it lacks; its rows have NULL there.

    So a column that joins a table later must be nullable.
    """
    present = _present(engine, table)
    for column in table.columns:
        if column.name in present:
            continue
        definition = CreateColumn(column).compile(dialect=engine.dialect)
        try:
            with engine.begin() as connection:
                connection.execute(sql.DDL(f"ALTER TABLE {table.name} ADD COLUMN {definition}"))
        except DBAPIError:
            if column.name not in _present(engine, table):  # otherwise another process was quicker
                raise


def _present(engine: Engine, table: Table) -> set[str]:
    return {column["name"] for column in sql.inspect(engine).get_columns(table.name)}


def _follow_file(engine: Engine) -> None:
    """Let no connection go on with a file that was deleted, or replaced, since it was opened.

    SQLite would, and what it writes there nobody else sees.
    """

    def remember(_connection: Any, record: ConnectionPoolEntry) -> None:
        record.info["file"] = _number_of_file(engine)

    def compare(_connection: Any, record: ConnectionPoolEntry, _proxy: Any) -> None:
        if record.info["file"] != _number_of_file(engine):
            raise DisconnectionError  # so that the pool makes another connection

    event.listen(engine, "connect", remember)
    event.listen(engine, "checkout", compare)


def _number_of_file(engine: Engine) -> int | None:
    try:
        return Path(str(engine.url.database)).stat().st_ino
    except OSError:
        return None


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {1000 * PATIENCE_SECONDS}")
    _switch_to_wal(cursor)
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.close()


def _switch_to_wal(cursor: sqlite3.Cursor) -> None:
    """Set the journal mode; try again for a while if another process is just making the database.

    The busy timeout does not cover this: it fails at once.
    """
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.02)
