"""Files of which a reader sees either the old content or the whole new one, even after a power cut."""

import os
import re
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import psutil

UNTOUCHED_SECONDS = 20.0
_TEMPORARY = re.compile(r"\..+?\.(?P<process>[0-9]{1,9})(\.[0-9]+)?")
"""The name of a temporary file; those of earlier versions end with the process."""


@contextmanager
def whole_file(path: Path) -> Generator[BinaryIO]:
    """Open a temporary file beside `path` to write to, which becomes `path` if the block ends without an error.

    Raises:
        OSError: if it cannot be written; `path` is as before then.
    """
    temporary = temporary_path(path)
    try:
        with temporary.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def temporary_path(path: Path) -> Path:
    """Return where this thread writes what becomes `path`."""
    return path.with_name(f".{path.name}.{os.getpid()}.{threading.get_native_id()}")


def drop_leftovers(folder: Path, untouched: float = UNTOUCHED_SECONDS) -> None:
    """Delete from `folder` what processes began to write that were killed.

    Args:
        untouched: for how many seconds it was not written to; another machine, whose processes are not known here,
            may be writing what was.
    """
    for path in folder.glob(".*"):
        found = _TEMPORARY.fullmatch(path.name)
        if found and not psutil.pid_exists(int(found["process"])):
            with suppress(OSError):
                if time.time() - path.lstat().st_mtime >= untouched:
                    path.unlink()


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path`, and make its folder if it is missing.

    Raises:
        OSError: if it cannot be written; `path` is as before then.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(path) as file:
        file.write(content)
