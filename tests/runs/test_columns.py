"""A dataclass declares its table: types, which columns may be NULL, and what comes back of a row."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum

import pytest
import sqlalchemy as sql

from lib.errors import LearnerError
from lib.runs import Run
from lib.runs.columns import columns_of, read_fields, row_of, stored
from lib.runs.schema import RUNS


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Thing:
    id: str = field(metadata=stored(8, key=True))
    colour: Colour = field(metadata=stored(4, index=True))
    weight: float = field(metadata=stored())
    beside: str = "not stored"
    count: int = field(default=3, metadata=stored())
    height: float | None = field(default=None, metadata=stored())
    parts: Mapping[str, int] = field(default_factory=dict, metadata=stored())


@pytest.fixture
def table(tmp_path):
    """Yield the table of things in an empty database, and a connection to it."""
    table = sql.Table("things", sql.MetaData(), *columns_of(Thing))
    engine = sql.create_engine(f"sqlite:///{tmp_path / 'things.sqlite'}")
    table.metadata.create_all(engine)
    with engine.connect() as connection:
        yield table, connection
    engine.dispose()


def rows(table, connection) -> list[dict]:
    return [row._asdict() for row in connection.execute(sql.select(table))]


def test_the_columns_follow_from_the_fields(table):
    columns = table[0].columns
    assert {name: (str(column.type), column.nullable) for name, column in columns.items()} == {
        "id": ("VARCHAR(8)", False),
        "colour": ("VARCHAR(4)", False),
        "weight": ("FLOAT", False),
        "count": ("INTEGER", True),
        "height": ("FLOAT", True),
        "parts": ("JSON", True),
    }
    assert columns["id"].primary_key and columns["colour"].index


def test_there_and_back(table):
    thing = Thing("a", Colour.BLUE, 2.5, "elsewhere", 7, 1.75, {"leg": 4})
    table[1].execute(sql.insert(table[0]), row_of(thing))
    [row] = rows(*table)
    assert Thing(**read_fields(Thing, row, {}), beside="elsewhere") == thing
    assert read_fields(Thing, row, {})["colour"] is Colour.BLUE


def test_null_is_the_default(table):
    table[1].execute(sql.text("INSERT INTO things (id, colour, weight) VALUES ('a', 'red', 1)"))
    [row] = rows(*table)
    assert Thing(**read_fields(Thing, row, {})) == Thing("a", Colour.RED, 1.0)


@pytest.mark.parametrize(
    ("column", "value", "sentence"),
    [
        ("weight", None, "The record of this run has no “weight”."),
        ("weight", "heavy", "“weight” in the record of this run cannot be read: 'heavy'."),
        ("colour", "green", "“colour” in the record of this run cannot be read: 'green'."),
        ("parts", "[1]", "“parts” in the record of this run cannot be read: [1]."),
    ],
)
def test_what_cannot_be_read_is_named(table, column, value, sentence):
    row = {**row_of(Thing("a", Colour.RED, 1.0)), column: [1] if value == "[1]" else value}
    with pytest.raises(LearnerError) as caught:
        read_fields(Thing, row, {})
    assert str(caught.value) == sentence


def test_damaged_json_does_not_break_off_the_query(table):
    for name, parts in (("a", "{cut"), ("b", '{"leg": 4}')):
        values = {"id": name, "parts": parts}
        table[1].execute(sql.text("INSERT INTO things VALUES (:id, 'red', 1, 3, NULL, :parts)"), values)
    damaged, sound = rows(*table)
    with pytest.raises(LearnerError, match="“parts” in the record of this run cannot be read: Expecting"):
        read_fields(Thing, damaged, {})
    assert read_fields(Thing, sound, {})["parts"] == {"leg": 4}


def test_every_field_of_a_run_but_the_owners_name_is_a_column():
    assert {one.name for one in fields(Run)} - set(RUNS.columns.keys()) == {"owner_name"}
