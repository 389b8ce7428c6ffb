"""Learners' own classes: pictures by class, checked once, then a data set like any other.

They lie under CAPSULE_LAB_HOME/datasets/folder/<id>/<class>/ with a manifest.json beside. What is kept of a
picture is upright, at most `MAX_SIDE` pixels, and has none of the camera's notes: where and when is nobody's
business.
"""

import hashlib
import re
import secrets
import shutil
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from lib.datasets.dataset import Dataset
from lib.datasets.own.manifest import NAME, OwnClasses, all_own_classes, own_classes, present, write_manifest
from lib.datasets.own.zip_folders import pictures_in
from lib.datasets.splits.photo_classes import photo_dataset
from lib.datasets.storage.sources import home
from lib.errors import N_, LearnerError
from lib.pictures.image_files import decode

__all__ = [
    "NAME",
    "Created",
    "LeftOut",
    "OwnClasses",
    "all_own_classes",
    "create",
    "delete",
    "from_pictures",
    "from_zip",
    "load",
    "own_classes",
]

FEWEST_CLASSES, MOST_CLASSES = 2, 50
FEWEST_PICTURES = 10
MOST_PICTURES = 20_000
MAX_SIDE = 512
QUALITY = 92
TITLE_LENGTH, CLASS_LENGTH = 60, 40
SHARDS = ".shards"
"""What streams is kept with them, so that nothing is left when they are deleted; no class is called so."""

Picture = tuple[str, str, bytes]
"""(class, file name, content)."""


@dataclass(frozen=True)
class LeftOut:
    """A file that is not among the pictures, and why."""

    file: str
    reason: LearnerError


@dataclass(frozen=True)
class Created:
    own: OwnClasses
    left_out: tuple[LeftOut, ...]


def from_zip(title: str, owner: str, file: BinaryIO) -> Created:
    """Own classes from a zip of folders, one a class.

    Raises:
        LearnerError: if the zip is refused (see `pictures_in`), or as `create`.
    """
    return create(title, owner, pictures_in(file))


def from_pictures(title: str, owner: str, pictures: Mapping[str, Iterable[tuple[str, bytes]]]) -> Created:
    """Own classes from (name, content) of uploaded or kept pictures by class; raises as `create`."""
    return create(
        title, owner, ((name, file, content) for name, some in pictures.items() for file, content in some)
    )


def create(title: str, owner: str, pictures: Iterable[Picture]) -> Created:
    """Check and keep pictures; they appear when all are kept, and not at all after an error.

    Files that cannot be read as a picture, lie in no class, or are there twice in a class are left out.

    Raises:
        LearnerError: if there are too few or too many classes or pictures, or they cannot be written.
    """
    own_id = secrets.token_hex(4)
    folder, temporary = home(NAME) / own_id, home(NAME) / f".{own_id}"
    try:
        temporary.mkdir(parents=True)
        counts, left_out = _keep(pictures, temporary)
        _check(counts, left_out)
        own = OwnClasses(own_id, _clean(title, TITLE_LENGTH) or own_id, owner, time.time(), counts)
        write_manifest(temporary, own)
        temporary.rename(folder)
    except OSError as error:
        raise LearnerError(
            N_("The pictures could not be kept ({error}). Free some space in {folder}, then try again."),
            error=error.strerror,
            folder=folder.parent,
        ) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return Created(own, tuple(left_out))


def _keep(pictures: Iterable[Picture], folder: Path) -> tuple[dict[str, int], list[LeftOut]]:
    """Write what can be read to `folder`; the number of pictures by class, and what was left out."""
    counts: dict[str, int] = {}
    seen: set[tuple[str, str]] = set()
    left_out = []
    for given, file, content in pictures:
        name, digest = _clean(given, CLASS_LENGTH), hashlib.sha256(content).hexdigest()
        try:
            if not name:
                raise LearnerError(N_("It lies in no folder, so it has no class."))
            if (name, digest) in seen:
                raise LearnerError(N_("The same picture is in this class already."))
            image = decode(content)
        except LearnerError as reason:
            left_out.append(LeftOut(file, reason))
            continue
        seen.add((name, digest))
        if len(seen) > MOST_PICTURES:
            raise LearnerError(N_("More than {limit} pictures were given; leave some out."), limit=MOST_PICTURES)
        image.thumbnail((MAX_SIDE, MAX_SIDE), reducing_gap=2.0)
        (folder / name).mkdir(exist_ok=True)
        image.save(folder / name / f"{counts.get(name, 0):05d}.jpg", quality=QUALITY, subsampling=0)
        counts[name] = counts.get(name, 0) + 1
    return dict(sorted(counts.items())), left_out


def _check(counts: Mapping[str, int], left_out: list[LeftOut]) -> None:
    """Raise LearnerError unless there are enough classes and pictures."""
    if not counts:
        raise LearnerError(
            N_("There is no picture to learn from: {reason}"),
            reason=f"{left_out[0].file}: {left_out[0].reason}" if left_out else N_("nothing was given."),
        )
    if not FEWEST_CLASSES <= len(counts) <= MOST_CLASSES:
        raise LearnerError(
            N_(
                "A network chooses among {fewest} to {most} classes, but here is {count}: {names}. Put the "
                "pictures of each class into a folder of its own."
            ),
            fewest=FEWEST_CLASSES,
            most=MOST_CLASSES,
            count=len(counts),
            names=", ".join(counts),
        )
    few = [f"{name} ({count})" for name, count in counts.items() if count < FEWEST_PICTURES]
    if few:
        raise LearnerError(
            N_("Each class needs at least {fewest} pictures that can be read, but there are fewer of: {names}."),
            fewest=FEWEST_PICTURES,
            names=", ".join(few),
        )


def _clean(text: str, length: int) -> str:
    """One line without what would mean something to a file system."""
    words = re.sub(r"[\\/:\x00-\x1f]", " ", text).split()
    return " ".join(words).strip(" .")[:length].strip(" .")


def delete(which: str, owner: str) -> None:
    """Delete all pictures of the own classes of this id; for runs that learned from them, the names stay.

    Raises:
        LearnerError: if they are not there or belong to someone else.
    """
    own = present(which)
    if own.owner != owner:
        raise LearnerError(N_("“{title}” belongs to another learner, who alone can delete it."), title=own.title)
    folder = home(NAME) / which
    names, pictures = folder.with_name(f".{which}.names"), folder.with_name(f".{which}.pictures")
    try:
        names.mkdir(exist_ok=True)
        write_manifest(names, replace(own, deleted=True))
        folder.rename(pictures)  # at once, so that nobody finds half of it
        names.rename(folder)
    except OSError as error:
        raise LearnerError(
            N_("“{title}” could not be deleted ({error}). Make {folder} writable, then try again."),
            title=own.title,
            error=error.strerror,
            folder=folder,
        ) from error
    shutil.rmtree(pictures, ignore_errors=True)


def load(which: str, side: int) -> Dataset:
    """The own classes of this id, as squares of `side` pixels.

    Raises:
        LearnerError: if there are none (any more).
    """
    own = present(which)
    files = {name: sorted((home(NAME) / which / name).glob("*.jpg")) for name in own.classes}
    return photo_dataset(own.name, files, side, home(NAME) / which / SHARDS / str(side))
