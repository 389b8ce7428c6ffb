"""The bytes of array files, unpacked up to a limit."""

import gzip
import io
import zlib
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

from lib.datasets.own.sources.picture_names import is_called_a_picture
from lib.datasets.own.sources.reading import SourceFile
from lib.errors import N_, LearnerError

MOST_BYTES = 256 * 1024**2
"""Of a file of arrays or of a table, unpacked; MNIST as a table has 110 MB."""
GZIP_START = b"\x1f\x8b"


def read_unpacked(file: SourceFile) -> bytes:
    """Return a file's content, unpacked if it is gzipped.

    Raises:
        LearnerError: if it is damaged, or unpacks to more than `MOST_BYTES`.
    """
    content = file.read(MOST_BYTES)
    try:
        if content.startswith(GZIP_START):
            with gzip.GzipFile(fileobj=io.BytesIO(content)) as packed:
                content = packed.read(MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise LearnerError(
            N_("A whole file was expected, but “{file}” is damaged or cut short; save or send it again."),
            file=file.path,
        ) from error
    check_size(file.path, len(content))
    return content


def check_size(path: str, size: int) -> None:
    """Raise LearnerError if a file unpacks to more than `MOST_BYTES`."""
    if size > MOST_BYTES:
        raise LearnerError(
            N_("“{file}” unpacks to more than {limit} MB, which is the limit; keep fewer pictures in it."),
            file=path,
            limit=MOST_BYTES // 1024**2,
        )


def plain_name(path: str) -> str:
    """Return the lower-case name of a file without its folders and without .gz."""
    return PurePosixPath(path).name.lower().removesuffix(".gz")


def array_files(files: Sequence[SourceFile], is_one: Callable[[str], bool]) -> list[SourceFile]:
    """Return the files of which `is_one` says so by their plain name; none if there are pictures beside them."""
    if any(is_called_a_picture(file.path) for file in files):
        return []
    return [file for file in files if is_one(plain_name(file.path))]
