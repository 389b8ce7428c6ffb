"""Download a published file: continue where it broke off, and keep it only if its checksum is right."""

import fcntl
import http.client
import time
import urllib.request
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from lib.datasets.storage.checksum import sha256_of
from lib.datasets.storage.missing import Remote
from lib.errors import N_, LearnerError

Progress = Callable[[int, int], None]
"""Called with (bytes done, bytes in all)."""

ATTEMPTS = 5
"""How many connections in a row may bring nothing before the download gives up."""
PAUSE_SECONDS = 1.0
TIMEOUT_SECONDS = 30.0
CHUNK = 256 * 1024
# What is raised if a connection breaks, or cannot be made.
_BROKEN = (OSError, http.client.HTTPException)


class ConnectionLostError(Exception):
    """The publisher cannot be reached; the argument says why."""


def download(remote: Remote, folder: Path, progress: Progress = lambda done, total: None) -> Path:
    """Download `remote` into `folder`, where it appears under its name when it is whole; return its path.

    What a broken connection has brought is kept as a .part file, also for the next call. If two
    processes want the same file, the second waits for the first.

    Raises:
        ConnectionLostError: if the publisher cannot be reached.
        LearnerError: if it is not the published file, or cannot be written.
    """
    target, part = folder / remote.file, folder / f"{remote.file}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _lock(folder / f".{remote.file}.lock"):
            if not target.is_file():
                _fetch_all(remote, part, progress)
                _check(remote, part)
                part.replace(target)
    except OSError as error:
        raise LearnerError(
            N_("{file} cannot be written to {folder} ({error}). Make room there, then try again."),
            file=remote.file,
            folder=folder,
            error=error.strerror or error,
        ) from error
    return target


@contextmanager
def _lock(path: Path) -> Generator[None]:
    """Hold the lock file `path`, once no other process holds it."""
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _fetch_all(remote: Remote, part: Path, progress: Progress) -> None:
    """Download `part` to its full size, over several connections if they break but each brings something."""
    in_vain, done = 0, _size(part)
    while done < remote.size:
        reason = _fetch_rest(remote, part, progress)
        in_vain = 0 if _size(part) > done else in_vain + 1
        done = _size(part)
        if done < remote.size and in_vain >= ATTEMPTS:
            raise ConnectionLostError(reason)
        if in_vain:
            time.sleep(PAUSE_SECONDS)


def _fetch_rest(remote: Remote, part: Path, progress: Progress) -> str:
    """Append what one connection brings to `part`; return why it ended, "" if it brought everything."""
    done = _size(part)
    request = urllib.request.Request(remote.url, headers={"User-Agent": "Capsule Lab", "Range": f"bytes={done}-"})
    try:
        response = urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS)
    except _BROKEN as error:
        return _describe(error)
    # A server that knows no ranges sends the whole file again.
    continues = response.status == http.client.PARTIAL_CONTENT
    with response, part.open("ab" if continues else "wb") as file:
        done = done if continues else 0
        while True:
            try:
                chunk = response.read(min(CHUNK, remote.size + 1 - done))
            except _BROKEN as error:
                return _describe(error)
            if not chunk:
                return N_("the connection ended early")
            file.write(chunk)
            done += len(chunk)
            progress(min(done, remote.size), remote.size)
            if done > remote.size:
                return ""  # longer than the published file, so its checksum differs


def _describe(error: Exception) -> str:
    reason = getattr(error, "reason", None) or error
    return getattr(reason, "strerror", None) or str(reason) or type(error).__name__


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _check(remote: Remote, part: Path) -> None:
    """Delete `part` and raise LearnerError unless it is the published file."""
    if sha256_of(part) != remote.sha256:
        part.unlink()
        raise LearnerError(
            N_("The file from {url} is not the published {file}: its checksum differs. Try again later."),
            url=remote.url,
            file=remote.file,
        )
