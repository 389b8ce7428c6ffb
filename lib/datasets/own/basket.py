"""Pictures that a learner collects for own classes, until they become a data set.

A file a learner under CAPSULE_LAB_HOME says which kept pictures (see `lib.pictures.kept_images`) belong to which
class, so that they are still there after a reload, a restart, or in another tab.
"""

import hashlib
import json
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from lib.datasets.own.manifest import NAME
from lib.datasets.storage.sources import home
from lib.errors import N_, LearnerError
from lib.whole_file import write_whole

Basket = dict[str, list[str]]
"""Digests of pictures by class, both in the order in which they came."""

_one_at_a_time = threading.Lock()


def collected(owner: str) -> Basket:
    """Return what this learner has collected.

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
    """Add pictures to the class `name`, which may be new; raise LearnerError if they cannot be kept."""
    _change(owner, lambda basket: basket.setdefault(name, []).extend(digests))


def take_away(owner: str, name: str) -> None:
    """Remove a class, if it is there; raise LearnerError if that cannot be kept."""
    _change(owner, lambda basket: basket.pop(name, None))


def empty(owner: str) -> None:
    """Remove everything; the pictures themselves stay, links may show them. Raise LearnerError as `take_away`."""
    _change(owner, lambda basket: basket.clear())


def _change(owner: str, change: Callable[[Basket], object]) -> None:
    with _one_at_a_time:
        basket, path = collected(owner), _path(owner)
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
    # Whatever the cookie says, it is no path.
    return home(NAME) / ".baskets" / f"{hashlib.sha256(owner.encode()).hexdigest()[:16]}.json"
