"""Learners' own pictures, kept without the camera's notes, so that a link to one shows it again.

The photos that come with the app are found as if everybody had kept them.
"""

import hashlib
import io
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from lib import decoding
from lib.errors import N_, LearnerError
from lib.pictures import levels
from lib.pictures.file_kinds import is_heic
from lib.pictures.image_files import decode
from lib.pictures.metadata import UnknownPartsError, strip_metadata
from lib.pictures.photo_samples import PHOTOS, path_of_photo
from lib.settings import settings
from lib.whole_file import write_whole

DIGEST_LENGTH = 16


class PictureFolder:
    """Pictures in a folder, each found by the digest of the bytes that came; the same picture is kept once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def has(self, digest: str) -> bool:
        """Return whether a picture of this digest is kept."""
        return len(digest) == DIGEST_LENGTH and digest.isalnum() and (self.folder / digest).is_file()

    def keep(self, content: bytes) -> str:
        """Keep a picture and return its digest.

        Raises:
            UploadError: if it is no picture.
            LearnerError: if it cannot be written.
        """
        digest = _digest(content)
        if not self.has(digest):
            try:
                write_whole(self.folder / digest, without_notes(content))
            except OSError as error:
                raise LearnerError(
                    N_("The picture could not be kept ({error}). Free some space in {folder}, then try again."),
                    error=error.strerror,
                    folder=self.folder,
                ) from error
        return digest

    def size_of(self, digest: str) -> int:
        """Return the size in bytes of a picture that is kept."""
        return (self.folder / digest).stat().st_size

    def drop(self, digest: str) -> None:
        """Delete a picture, if it is there."""
        (self.folder / digest).unlink(missing_ok=True)

    def read(self, digest: str) -> bytes:
        """Return the picture's bytes.

        Raises:
            LearnerError: if there is no such picture here.
        """
        if not self.has(digest):
            raise LearnerError(
                N_(
                    "The picture in this link is not on this computer. Draw or upload it again, or pick a test "
                    "image."
                )
            )
        return (self.folder / digest).read_bytes()


def without_notes(content: bytes) -> bytes:
    """Return a picture's file without notes on where, when and by what it was taken.

    The pixels are the same. A file that is not built as its format says, or is of a format that browsers do not
    show, is written anew: as a JPEG if it is a photo of a phone, else as a PNG.

    Raises:
        UploadError: if it is no picture.
    """
    try:
        return strip_metadata(content)
    except UnknownPartsError:
        image, written = decoding.pictures().call(decode, content), io.BytesIO()
        if is_heic(content):
            image.save(written, "JPEG", quality=95, subsampling=0)
        else:
            image.save(written, "PNG", pnginfo=levels.as_text(image))
        return written.getvalue()


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:DIGEST_LENGTH]


def _linked() -> PictureFolder:
    """Return the folder of the pictures that links can name."""
    return PictureFolder(settings().home / "images")


def is_kept(content: bytes) -> bool:
    """Return whether this very picture is kept already."""
    return _linked().has(_digest(content))


def keep_image(content: bytes) -> str:
    """Keep a picture and return the digest that a link finds it by; raise as `PictureFolder.keep` does."""
    return _linked().keep(content)


def is_here(digest: str) -> bool:
    """Return whether a link can name a picture of this digest."""
    return digest in _photos() or _linked().has(digest)


def drop_image(digest: str) -> None:
    """Delete what turned out to be no picture."""
    _linked().drop(digest)


def read_image(digest: str) -> bytes:
    """Return the picture's bytes; raise LearnerError if there is no such picture here."""
    photo = _photos().get(digest)
    return _linked().read(digest) if photo is None else path_of_photo(photo).read_bytes()


def digest_of_photo(name: str) -> str:
    """Return the digest by which a link finds the photo of `PHOTOS` called `name`, on every computer."""
    return next(digest for digest, photo in _photos().items() if photo == name)


@cache
def _photos() -> Mapping[str, str]:
    """Return the names of the photos that come with the app, by digest."""
    return {_digest(path_of_photo(name).read_bytes()): name for name in PHOTOS}
