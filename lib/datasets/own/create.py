"""Make a data set of a learner's pictures: each is checked once and kept with its class.

A picture is kept upright, at most `MAX_SIDE` pixels a side, and without the camera's notes on where and when it
was taken. What came is decoded in a process of its own.
"""

import secrets
import shutil
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PIL import Image, ImageOps

from lib import decoding
from lib.datasets.own.counts import check_counts
from lib.datasets.own.keep import MAX_SIDE, Kept, keep_pictures, keep_source
from lib.datasets.own.manifest import NAME, Manifest, write_manifest
from lib.datasets.own.room import check_bytes, check_sets, count_bytes
from lib.datasets.own.sources.class_names import clean_name
from lib.datasets.own.sources.opened import Given
from lib.datasets.own.sources.reading import Choices, LeftOut, SourcePicture
from lib.datasets.storage.sources import dataset_folder
from lib.errors import N_, LearnerError
from lib.pictures.image_files import decode_reduced

TITLE_LENGTH = 60


@dataclass(frozen=True)
class Created:
    """A new data set, and what became of the source."""

    manifest: Manifest
    kept: Kept

    @property
    def left_out(self) -> Sequence[LeftOut]:
        """The files that were left out."""
        return self.kept.left_out


def from_source(
    title: str, owner: str, given: Given, choices: Choices | None = None, *, is_shared: bool = False
) -> Created:
    """Make a data set of a zip, a folder or another file with pictures.

    Args:
        choices: what the learner said of the source; None for nothing.
        is_shared: whether the class may see it.

    Raises:
        LearnerError: if it is refused (see `keep_source`), or as `from_pictures` does.
    """
    taken = choices or Choices()
    return _create(
        title, owner, lambda folder: decoding.zips().call(keep_source, given, taken, folder), is_shared=is_shared
    )


def from_pictures(
    title: str,
    owner: str,
    pictures: Mapping[str, Iterable[tuple[str, bytes]]],
    *,
    is_inverted: bool = False,
    in_colour: bool = False,
) -> Created:
    """Make a data set of pictures, (file name, content) by class.

    Args:
        is_inverted: whether light and dark change places.
        in_colour: whether a network receives three channels, also of grey pictures.

    Raises:
        LearnerError: if there are too few or too many classes or pictures, or they cannot be written.
    """
    given = (
        SourcePicture(file, name, partial(_give, content))
        for name, some in pictures.items()
        for file, content in some
    )

    def decode(content: bytes) -> Image.Image:
        image = decoding.pictures().call(decode_reduced, content, MAX_SIDE)
        return ImageOps.invert(image) if is_inverted else image

    def keep(folder: Path) -> Kept:
        kept = keep_pictures(given, folder, decode)
        return kept.in_colour() if in_colour else kept

    return _create(title, owner, keep)


def _give(content: bytes) -> bytes:
    return content


def _create(title: str, owner: str, keep: Callable[[Path], Kept], *, is_shared: bool = False) -> Created:
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
        kept = keep(temporary)
        check_counts(kept.counts, kept.left_out)
        check_bytes(owner, count_bytes(owner, temporary))
        name = clean_name(title, TITLE_LENGTH) or set_id
        made = Manifest(set_id, name, owner, time.time(), kept.counts, shared=is_shared, parts=kept.parts)
        made = replace(made, repeats=tuple(kept.repeats), near=tuple(kept.near))
        manifest = replace(made, grey=kept.grey, inked=kept.inked)
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
    return Created(manifest, kept)
