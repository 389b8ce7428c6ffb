"""Learners' own pictures, kept as they came, so that a link to one shows it again."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from lib.errors import N_, LearnerError
from lib.settings import settings
from lib.whole_file import write_whole

DIGEST_LENGTH = 16


def _folder() -> Path:
    return settings().home / "images"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:DIGEST_LENGTH]


def is_kept(content: bytes) -> bool:
    """Return whether this very picture is kept already."""
    return (_folder() / _digest(content)).is_file()


def keep_image(content: bytes) -> str:
    """Keep a picture's bytes and return the digest that it is found by; the same picture is kept once.

    Raises:
        LearnerError: if it cannot be written.
    """
    digest = _digest(content)
    path = _folder() / digest
    if not path.is_file():
        try:
            write_whole(path, content)
        except OSError as error:
            raise LearnerError(
                N_("The picture could not be kept ({error}). Free some space in {folder}, then try again."),
                error=error.strerror,
                folder=_folder(),
            ) from error
    return digest


def drop_image(digest: str) -> None:
    """Delete what turned out to be no picture."""
    (_folder() / digest).unlink(missing_ok=True)


def read_image(digest: str) -> bytes:
    """Return the picture's bytes.

    Raises:
        LearnerError: if there is no such picture here.
    """
    path = _folder() / digest
    if len(digest) != DIGEST_LENGTH or not digest.isalnum() or not path.is_file():
        raise LearnerError(
            N_("The picture in this link is not on this computer. Draw or upload it again, or pick a test image.")
        )
    return path.read_bytes()


def read_images(digests: Iterable[str]) -> list[tuple[str, bytes]]:
    """Return (digest, bytes) of each of these pictures; raise LearnerError as `read_image` does."""
    return [(digest, read_image(digest)) for digest in digests]
