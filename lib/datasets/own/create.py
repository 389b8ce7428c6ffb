"""Make a data set of a learner's pictures: each is checked once and kept with its class.

A picture is kept upright, at most `MAX_SIDE` pixels a side, and without the camera's notes on where and when it
was taken. What came is decoded in a process of its own.
"""

import hashlib
import io
import re
import secrets
import shutil
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from PIL import Image

from lib import decoding
from lib.datasets.own.manifest import NAME, Manifest, class_folder, write_manifest
from lib.datasets.own.room import check_bytes, check_sets, count_bytes
from lib.datasets.own.sources.reading import LeftOut
from lib.datasets.own.zip_folders import pictures_in
from lib.datasets.storage.sources import dataset_folder
from lib.errors import N_, TITLED, LearnerError, without_frames
from lib.pictures.image_files import decode_reduced
from lib.typed_text import tame

FEWEST_CLASSES, MOST_CLASSES = 2, 50
FEWEST_PICTURES = 10
MOST_PICTURES = 20_000
MAX_SIDE = 512
QUALITY = 92
TITLE_LENGTH, CLASS_LENGTH = 60, 40

Picture = tuple[str, str, bytes]
"""(class, file name, content)."""


Kept = tuple[dict[str, int], list[LeftOut]]
"""The number of pictures by class, and what was left out."""


@dataclass(frozen=True)
class Created:
    """A new data set, and the files that were left out."""

    manifest: Manifest
    left_out: tuple[LeftOut, ...]


def from_zip(title: str, owner: str, file: BinaryIO) -> Created:
    """Make a data set of a zip of folders, one folder a class.

    Raises:
        LearnerError: if the zip is refused (see `pictures_in`), or as `from_pictures` does.
    """
    file.seek(0)
    content = file.read()
    return _create(title, owner, lambda folder: decoding.zips().call(_keep_zip, content, folder))


def from_pictures(title: str, owner: str, pictures: Mapping[str, Iterable[tuple[str, bytes]]]) -> Created:
    """Make a data set of pictures, (file name, content) by class.

    Raises:
        LearnerError: if there are too few or too many classes or pictures, or they cannot be written.
    """
    given = ((name, file, content) for name, some in pictures.items() for file, content in some)
    return _create(
        title,
        owner,
        lambda folder: _keep(given, folder, lambda one: decoding.pictures().call(decode_reduced, one, MAX_SIDE)),
    )


def _create(title: str, owner: str, keep: Callable[[Path], Kept]) -> Created:
    """Check and keep pictures, and return their data set; it appears when all are kept, not at all after an error.

    Files that cannot be read as a picture, lie in no folder, or are twice in a class are left out.

    Args:
        keep: writes the pictures to a folder.

    Raises:
        LearnerError: as `from_pictures` and `keep` do.
    """
    check_sets(owner)
    set_id = secrets.token_hex(4)
    folder, temporary = dataset_folder(NAME) / set_id, dataset_folder(NAME) / f".{set_id}"
    try:
        temporary.mkdir(parents=True)
        counts, left_out = keep(temporary)
        _check(counts, left_out)
        check_bytes(owner, count_bytes(owner, temporary))
        manifest = Manifest(set_id, _clean(title, TITLE_LENGTH) or set_id, owner, time.time(), counts)
        write_manifest(temporary, manifest)
        temporary.rename(folder)
    except OSError as error:
        raise LearnerError(
            N_("The pictures could not be kept ({error}). Free some space in {folder}, then try again."),
            error=error.strerror,
            folder=folder.parent,
        ) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return Created(manifest, tuple(left_out))


def _keep_zip(content: bytes, folder: Path) -> Kept:
    """Write the pictures in a zip to `folder`, as `_keep` does; to be called in a decoding process."""
    return _keep(pictures_in(io.BytesIO(content)), folder, lambda one: decode_reduced(one, MAX_SIDE))


def _keep(pictures: Iterable[Picture], folder: Path, decode: Callable[[bytes], Image.Image]) -> Kept:
    """Write the pictures that can be read to `folder`."""
    counts: dict[str, int] = {}
    seen: set[tuple[str, str]] = set()
    left_out: list[LeftOut] = []
    for given, file, content in pictures:
        name, digest = _clean(given, CLASS_LENGTH), hashlib.sha256(content).hexdigest()
        try:
            if not name:
                raise LearnerError(N_("It is not in a folder, so it has no class."))
            if (name, digest) in seen:
                raise LearnerError(N_("The same picture is in this class already."))
            image = decode(content)
        except LearnerError as reason:
            left_out.append(LeftOut(file, without_frames(reason)))
            continue
        seen.add((name, digest))
        if len(seen) > MOST_PICTURES:
            raise LearnerError(N_("More than {limit} pictures were given; leave some out."), limit=MOST_PICTURES)
        place = class_folder(folder, name)
        place.mkdir(exist_ok=True)
        image.save(place / f"{counts.get(name, 0):05d}.jpg", quality=QUALITY, subsampling=0)
        counts[name] = counts.get(name, 0) + 1
    return dict(sorted(counts.items())), left_out


def _check(counts: Mapping[str, int], left_out: list[LeftOut]) -> None:
    """Raise LearnerError unless there are enough classes and pictures."""
    if not counts:
        raise LearnerError(
            N_("There is no picture to learn from: {reason}"),
            reason=LearnerError(TITLED, title=left_out[0].file, text=left_out[0].reason)
            if left_out
            else N_("nothing was given."),
        )
    if not FEWEST_CLASSES <= len(counts) <= MOST_CLASSES:
        raise LearnerError(
            N_(
                "A network chooses among {fewest} to {most} classes, but you gave {count}: {names}. Put the "
                "pictures of each class into a folder of its own."
            ),
            fewest=FEWEST_CLASSES,
            most=MOST_CLASSES,
            count=len(counts),
            names=tuple(counts),
        )
    few = [f"{name} ({count})" for name, count in counts.items() if count < FEWEST_PICTURES]
    if few:
        raise LearnerError(
            N_("Each class needs at least {fewest} pictures that can be read, but there are fewer of: {names}."),
            fewest=FEWEST_PICTURES,
            names=tuple(few),
        )


def _clean(text: str, length: int) -> str:
    """Return the text as one line of up to `length` letters that mean nothing to a file system."""
    return tame(re.sub(r"[\\/:]", " ", text).strip(" ."), length).strip(" .")
