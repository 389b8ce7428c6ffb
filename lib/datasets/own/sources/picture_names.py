"""Which files are called like pictures."""

import mimetypes
from pathlib import PurePosixPath

PICTURE_SUFFIXES = {".avif", ".heic", ".heif", ".jfif", ".webp"}
"""Of pictures, beyond those that Python knows everywhere."""


def is_called_a_picture(path: str) -> bool:
    """Return whether a file has the suffix of a picture, be it of a kind that is read here or not."""
    kind, _encoding = mimetypes.guess_type(path)
    return (kind or "").startswith("image/") or PurePosixPath(path).suffix.lower() in PICTURE_SUFFIXES
