"""What a run's folder says of the run: all that its row says, so that the row can be made again."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from lib.errors import LearnerError
from lib.runs.arrays import unreadable_file
from lib.runs.columns import row_of
from lib.runs.run import Run
from lib.whole_file import whole_file

RECORD_FILE = "run.json"
OWNER_NAME = "owner_name"

Record = dict[str, Any]


def record_of(run: Run) -> Record:
    """Return the run's row, and how its owner is called, as JSON."""
    return {**row_of(run), OWNER_NAME: run.owner_name}


def write_record(folder: Path, record: Mapping[str, Any]) -> None:
    """Write `record` into the folder of a run, which must be there.

    Raises:
        OSError: if it cannot be written.
    """
    with whole_file(folder / RECORD_FILE) as file:
        file.write((json.dumps(record, indent=1, ensure_ascii=False) + "\n").encode())


def read_record(folder: Path) -> Record:
    """Return the record in the folder of a run.

    Raises:
        LearnerError: if it cannot be read.
    """
    path = folder / RECORD_FILE
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise unreadable_file(path, error) from error
    if not isinstance(record, dict):
        raise unreadable_file(path, TypeError(f"{type(record).__name__}"))
    return cast(Record, record)


def has_record(folder: Path, record: Mapping[str, Any]) -> bool:
    """Return whether the folder holds this very record."""
    try:
        return read_record(folder) == record
    except LearnerError:
        return False
