"""Pictures that a learner collects for own classes, until they become a data set.

Each learner has a file under CAPSULE_LAB_HOME with the kept pictures (see `lib.pictures.kept_images`) of each
class, so that they are still there after a reload, after a restart, and in another tab.
"""

import hashlib
import json
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from lib.datasets.own.manifest import NAME
from lib.datasets.storage.sources import dataset_folder
from lib.errors import N_, LearnerError
from lib.whole_file import write_whole

Basket = dict[str, list[str]]
"""Digests of pictures by class, both in the order in which they were added."""

_one_at_a_time = threading.Lock()


def read_basket(owner: str) -> Basket:
    """Return the pictures that this learner has collected.

    Raises:
        LearnerError: if the file cannot be read.
    """
    path = _path(owner)
    try:
        return {
            str(name): list(map(str, digests)) for name, digests in json.loads(path.read_text("utf-8")).items()
        }
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise LearnerError(
            N_("{path} cannot be read ({error}). Delete it to begin a new collection."), path=path, error=error
        ) from error


def collect(owner: str, name: str, digests: Sequence[str]) -> None:
    """Add pictures to the class `name`, which may be new; raise LearnerError if the file cannot be written."""
    _change(owner, lambda basket: basket.setdefault(name, []).extend(digests))


def take_away(owner: str, name: str) -> None:
    """Remove a class, if there is one; raise LearnerError if the file cannot be written."""
    _change(owner, lambda basket: basket.pop(name, None))


def empty(owner: str) -> None:
    """Remove all classes; raise LearnerError if the file cannot be written.

    The pictures themselves are kept, because links may name them.
    """
    _change(owner, lambda basket: basket.clear())


def _change(owner: str, change: Callable[[Basket], object]) -> None:
    with _one_at_a_time:
        basket, path = read_basket(owner), _path(owner)
        change(basket)
        try:
            write_whole(path, json.dumps(basket, ensure_ascii=False).encode())
        except OSError as error:
            raise LearnerError(
                N_("The pictures could not be kept ({error}). Free some space in {folder}, then try again."),
                error=error.strerror,
                folder=path.parent,
            ) from error


def _path(owner: str) -> Path:
    # The cookie may hold anything; a digest of it is never a path to elsewhere.
    return dataset_folder(NAME) / ".baskets" / f"{hashlib.sha256(owner.encode()).hexdigest()[:16]}.json"
