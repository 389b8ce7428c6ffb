"""Pictures that a learner collects for own classes, until they become a data set.

Each learner has a folder under CAPSULE_LAB_HOME with the pictures, and a file with those of each class, so that
they are still there after a reload, after a restart, and in another tab. Nobody else can open them; what is taken
away is deleted.
"""

import hashlib
import json
import shutil
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from lib.datasets.own.manifest import NAME
from lib.datasets.own.room import MOST_COLLECTED, check_bytes, count_bytes
from lib.datasets.storage.sources import dataset_folder
from lib.errors import N_, LearnerError, without_frames
from lib.pictures.image_files import UploadError
from lib.pictures.kept_images import PictureFolder
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


def read_collected(owner: str, digests: Sequence[str]) -> list[tuple[str, bytes]]:
    """Return (digest, bytes) of each of these pictures; raise LearnerError if one is not there."""
    return [(digest, _pictures(owner).read(digest)) for digest in digests]


def collect(owner: str, name: str, pictures: Sequence[bytes]) -> list[UploadError]:
    """Add pictures to the class `name`, which may be new; return why some are none, which are left out.

    Raises:
        LearnerError: if there are too many, or they cannot be written; then none is added.
    """
    folder, left_out = _pictures(owner), list[UploadError]()

    def add(basket: Basket) -> None:
        if sum(map(len, basket.values())) + len(pictures) > MOST_COLLECTED:
            raise LearnerError(
                N_("You can collect up to {limit} pictures. Make a data set of those that are there first."),
                limit=MOST_COLLECTED,
            )
        known = {digest for digests in basket.values() for digest in digests}
        size = count_bytes(owner, folder.folder)
        for content in pictures:
            check_bytes(owner, size)
            try:
                digest = folder.keep(content)
            except UploadError as error:
                left_out.append(without_frames(error))
                continue
            basket.setdefault(name, []).append(digest)
            size += 0 if digest in known else folder.size_of(digest)
            known.add(digest)

    _change(owner, add)
    return left_out


def take_away(owner: str, name: str) -> None:
    """Delete a class and its pictures, if there is one; raise LearnerError if the file cannot be written."""
    _change(owner, lambda basket: basket.pop(name, None))


def empty(owner: str) -> None:
    """Delete all classes and their pictures; raise LearnerError if the file cannot be written."""
    _change(owner, lambda basket: basket.clear())


def _change(owner: str, change: Callable[[Basket], object]) -> None:
    with _one_at_a_time:
        basket, path = read_basket(owner), _path(owner)
        try:
            change(basket)
        except LearnerError:
            _delete_others(owner, read_basket(owner))  # what was kept before it was refused
            raise
        try:
            write_whole(path, json.dumps(basket, ensure_ascii=False).encode())
        except OSError as error:
            raise LearnerError(
                N_("The pictures could not be kept ({error}). Free some space in {folder}, then try again."),
                error=error.strerror,
                folder=path.parent,
            ) from error
        _delete_others(owner, basket)


def _delete_others(owner: str, basket: Basket) -> None:
    """Delete the pictures that no class of the basket has any more."""
    folder, kept = _pictures(owner).folder, {digest for digests in basket.values() for digest in digests}
    for path in folder.glob("*"):
        if path.name not in kept:
            path.unlink(missing_ok=True)
    if not kept:
        shutil.rmtree(folder, ignore_errors=True)


def _path(owner: str) -> Path:
    # An owner may be any text; a digest of it is never a path to elsewhere.
    return dataset_folder(NAME) / ".baskets" / f"{hashlib.sha256(owner.encode()).hexdigest()[:16]}.json"


def _pictures(owner: str) -> PictureFolder:
    return PictureFolder(_path(owner).with_suffix(""))
