"""Rows that this version of the app cannot read, each for a reason of its own."""

import json

import sqlalchemy as sql

from lib.runs import RunStore
from tests.runs.specs import spec

OF_NO_ARCHITECTURE = {"architecture": "hypernet", "dataset": "mnist", "options": {"epochs": 1}}
REASONS = {
    "architecture": "Its network is called “hypernet”, which this version of Capsule Lab does not have.",
    "dataset": "no data set called “kmnist”",
    "variant of a dataset": "no data set called “kittens:a+b”",
    "spec without options": "What was chosen for this run cannot be read (KeyError: 'options').",
    "spec of another kind": "What was chosen for this run cannot be read (TypeError:",
    "option of no choice": "Option routing takes one of ",
    "option of another type": "Option batch_size takes a whole number, but got “many”.",
    "json": "“spec” in the record of this run cannot be read: Expecting",
    "state": "“state” in the record of this run cannot be read: 'paused'.",
    "missing": "The record of this run has no “spec”.",
    "number": "“total_steps” in the record of this run cannot be read: 'many'.",
}
"""Of each way to be broken, what a learner is told, or the beginning of it."""


def break_run(store: RunStore, run_id: str, way: str = "architecture") -> None:
    """Write into the row what this version cannot read; past SQLAlchemy, as another program would."""
    stored = spec().to_json()
    column, value = {
        "architecture": ("spec", json.dumps(OF_NO_ARCHITECTURE)),
        "dataset": ("spec", json.dumps({**stored, "dataset": "kmnist"})),
        "variant of a dataset": ("spec", json.dumps({**stored, "dataset": "kittens:a+b"})),
        "spec without options": (
            "spec",
            json.dumps({**stored, "options": None}).replace('"options": null', '"x": 0'),
        ),
        "spec of another kind": ("spec", "[1, 2]"),
        "option of no choice": ("spec", json.dumps(_with_option("routing", "quantum"))),
        "option of another type": ("spec", json.dumps(_with_option("batch_size", "many"))),
        "json": ("spec", "{cut off"),
        "state": ("state", "paused"),
        "missing": ("spec", "null"),
        "number": ("total_steps", "many"),
    }[way]
    with store.engine.begin() as connection:
        connection.execute(
            sql.text(f"UPDATE runs SET {column} = :value WHERE id = :id"), {"value": value, "id": run_id}
        )


def _with_option(name: str, value: object) -> dict[str, object]:
    stored = spec().to_json()
    return {**stored, "options": {**stored["options"], name: value}}
