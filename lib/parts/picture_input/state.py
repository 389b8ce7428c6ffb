"""A file as a browser sends it."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from lib.parts.sent import is_mapping
from lib.pictures.image_files import MAX_BYTES, too_large


@dataclass(frozen=True)
class SentFile:
    """A picture as small as the browser could make it, or a file that the browser cannot show.

    Attributes:
        number: counts the files of one mounted part, from 1.
        size: of the file that was sent, or would have been, in bytes.
    """

    number: int
    size: int
    _content: bytes | None

    @property
    def content(self) -> bytes:
        """The file's bytes; raise UploadError if it is too large to be sent."""
        if self._content is None:
            raise too_large(self.size)
        return self._content


@dataclass(frozen=True)
class PictureInputState:
    """The file that arrives with this run of the page."""

    file: SentFile | None = None

    @classmethod
    def read(cls, sent: Mapping[str, object]) -> Self:
        """Return the state; what is no file from the part counts as none."""
        file = sent.get("file")
        return cls(_read_file(file) if is_mapping(file) else None)


def _read_file(sent: Mapping[str, object]) -> SentFile | None:
    number, size, content = sent.get("number"), sent.get("size"), sent.get("content")
    if not isinstance(number, int) or not isinstance(size, int):
        return None
    if content is None and size > MAX_BYTES:
        return SentFile(number, size, None)
    if not isinstance(content, str) or len(content) > MAX_BYTES * 4 / 3 + 4:
        return None
    try:
        return SentFile(number, size, base64.b64decode(content, validate=True))
    except binascii.Error:
        return None
