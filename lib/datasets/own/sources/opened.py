"""The files of whatever a learner gave: a zip, a folder, or one file."""

import io
import os
from collections.abc import Generator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from lib.datasets.own.sources.encodings import ENCODINGS, UTF_8, decode_name, guess_encoding
from lib.datasets.own.sources.questions import choose
from lib.datasets.own.sources.reading import SourceFile
from lib.datasets.own.zip_folders import MAX_FILES, ZipError, open_zip
from lib.errors import N_, LearnerError
from lib.natural_order import natural_key

Given = Path | Sequence[tuple[str, bytes]]
"""A file or folder of this computer, or what a browser sent: (name with folders, content) of each file."""
ZIP = ".zip"
ZIP_START = b"PK\3\4"


@dataclass(frozen=True)
class Opened:
    """The files of a source, without those that operating systems add, in natural order.

    Attributes:
        kind: "zip", "folder" or "file".
        unmarked, encoding: see `ZipFiles`.
    """

    files: tuple[SourceFile, ...]
    kind: str
    unmarked: tuple[bytes, ...] = ()
    encoding: str = ""


@contextmanager
def open_source(given: Given, encoding: str = "") -> Generator[Opened]:
    """Give the files of a source, to be read until this ends.

    Args:
        encoding: that of names that do not say theirs; "" to guess it.

    Raises:
        LearnerError: if there is nothing, it cannot be read, has too many files, or is a zip that is refused (see
            `open_zip`); or if there is no such encoding.
    """
    encoding = choose("encoding", encoding.lower(), tuple(ENCODINGS), "")
    with ExitStack() as stack:
        if isinstance(given, Path) and given.is_dir():
            opened = _open_folder(given, encoding)
        elif (zipped := _zip_in(given, stack)) is not None:
            found = stack.enter_context(open_zip(zipped, encoding))
            opened = Opened(found.files, "zip", found.unmarked, found.encoding)
        elif isinstance(given, Path):
            opened = Opened((_file(given, given.name),), "file")
        else:
            files = (SourceFile(name, len(content), partial(_cut, content)) for name, content in given)
            opened = Opened(tuple(files), "folder" if len(given) > 1 or "/" in given[0][0] else "file")
        kept = [file for file in opened.files if not _is_of_the_system(PurePosixPath(file.path))]
        yield replace(opened, files=tuple(sorted(kept, key=lambda file: natural_key(file.path))))


def _zip_in(given: Given, stack: ExitStack) -> BinaryIO | None:
    """Return the one file that was given if it is a zip, or is called so."""
    if not isinstance(given, Path):
        if len(given) != 1:
            return None
        [(name, content)] = given
        return io.BytesIO(content) if _is_zip(name, content) else None
    try:
        file = stack.enter_context(given.open("rb"))
    except OSError as error:
        raise _unreadable(given, error) from error
    return file if _is_zip(given.name, file.read(len(ZIP_START))) else None


def _is_zip(name: str, start: bytes) -> bool:
    suffix = PurePosixPath(name).suffix.lower()
    return suffix == ZIP or (not suffix and start.startswith(ZIP_START))


def _open_folder(folder: Path, encoding: str) -> Opened:
    paths = [Path(place) / name for place, _folders, names in os.walk(folder) for name in names]
    if len(paths) > MAX_FILES:
        raise ZipError(
            N_("The folder has {count} files and the limit is {limit}; leave some out."),
            count=len(paths),
            limit=MAX_FILES,
        )
    written = [os.fsencode(path.relative_to(folder).as_posix()) for path in paths]
    unmarked = tuple(name for name in written if not _is_utf_8(name))
    encoding = (encoding or guess_encoding(unmarked)) if unmarked else UTF_8
    files = (
        _file(path, decode_name(name, encoding if name in unmarked else UTF_8))
        for path, name in zip(paths, written, strict=True)
    )
    return Opened(tuple(files), "folder", unmarked, encoding if unmarked else "")


def _is_utf_8(name: bytes) -> bool:
    try:
        name.decode()
    except UnicodeDecodeError:
        return False
    return True


def _file(path: Path, name: str) -> SourceFile:
    def read(most: int) -> bytes:
        try:
            with path.open("rb") as file:
                return file.read(most + 1)
        except OSError as error:
            raise _unreadable(path, error) from error

    return SourceFile(name, path.stat().st_size if path.exists() else 0, read)


def _cut(content: bytes, most: int) -> bytes:
    return content[: most + 1]


def _unreadable(path: Path, error: OSError) -> LearnerError:
    return LearnerError(N_("{path} cannot be read ({error})."), path=path, error=error.strerror)


def _is_of_the_system(path: PurePosixPath) -> bool:
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    return hidden or path.name.casefold() in ("thumbs.db", "desktop.ini")
