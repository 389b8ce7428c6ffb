"""Files of which a reader sees either the old content or the whole new one, even after a power cut."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def whole_file(path: Path) -> Generator[BinaryIO]:
    """Open a temporary file beside `path` to write to, which becomes `path` if the block ends without an error.

    Raises:
        OSError: if it cannot be written; `path` is as before then.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with temporary.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path`, and make its folder if it is missing.

    Raises:
        OSError: if it cannot be written; `path` is as before then.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(path) as file:
        file.write(content)
