"""The names that learners give to the numbers of a run's class capsules: each learner's own, kept with the run."""

import hashlib
import json
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from lib.errors import N_, LearnerError
from lib.runs.run import Run
from lib.runs.store import RunStore
from lib.typed_text import tame
from lib.whole_file import write_whole

MOST_LETTERS = 24
"""Of a name."""

_writing = threading.Lock()


def load_number_names(store: RunStore, run: Run, learner: str) -> dict[str, str]:
    """Return the learner's names by "CLASS-NUMBER", class from 0, number from 1; none of a damaged file."""
    try:
        content: object = json.loads(_path(store, run, learner).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(content, dict):
        return {}
    return {key: str(name) for key, name in cast(dict[str, object], content).items()}


def name_number(store: RunStore, run: Run, learner: str, which: int, number: int, name: str) -> Mapping[str, str]:
    """Keep the learner's name of a number, or forget it if it is empty; return all names.

    Args:
        which: the class, from 0.
        number: of its capsule, from 1.
        name: as it was typed; it is kept as one line of up to `MOST_LETTERS` letters.

    Raises:
        LearnerError: if it cannot be written.
    """
    path, tamed = _path(store, run, learner), tame(name, MOST_LETTERS)
    with _writing:
        names = load_number_names(store, run, learner)
        names.pop(f"{which}-{number}", None)
        if tamed:
            names[f"{which}-{number}"] = tamed
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, json.dumps(names, ensure_ascii=False).encode())
        except OSError as error:
            raise LearnerError(
                N_("{path} could not be written ({error}). Free some space there, then try again."),
                path=path,
                error=error.strerror,
            ) from error
    return names


def _path(store: RunStore, run: Run, learner: str) -> Path:
    return store.own_files(run).number_names / f"{hashlib.sha256(learner.encode()).hexdigest()[:24]}.json"
