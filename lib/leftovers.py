"""What processes left behind that were killed in the middle of something: deleted while the server runs."""

import re
import shutil
import socket
import time
from contextlib import suppress
from pathlib import Path

import psutil

from lib.whole_file import drop_leftovers

SWEEP_SECONDS = 600.0
HALF_MADE_SECONDS = 3600.0
"""A data set in which nothing was written for so long is not being made any more."""
_HALF_MADE_SET = re.compile(r"\.(?P<set>[0-9a-f]{8})(\.pictures)?")
_HALF_MADE_SHARD = re.compile(r"\..+\.tfrecord\.[0-9a-f]{32}")


def sweep(home: Path) -> None:
    """Delete what was left behind in `home`: half-written files, half-made data sets, TensorBoards' links."""
    for folder in (home, *_folders_in(home)):
        drop_leftovers(folder)
    for path in (home / "datasets").rglob(".*"):
        if _HALF_MADE_SHARD.fullmatch(path.name) and _is_old(path):
            path.unlink(missing_ok=True)
    for path in (home / "datasets" / "folder").glob(".*"):
        if _HALF_MADE_SET.fullmatch(path.name) and _is_old(path):
            shutil.rmtree(path, ignore_errors=True)
    for path in (home / "datasets" / "folder").glob(".*.names"):  # of a set that was being deleted
        if _is_old(path):
            left = path.with_name(path.name.removeprefix(".").removesuffix(".names"))
            shutil.rmtree(path, ignore_errors=True) if left.exists() else path.rename(left)
    for path in (home / "tensorboard").glob("*"):
        if not _is_of_living_server(path):
            shutil.rmtree(path, ignore_errors=True)


def tensorboard_folder(home: Path, process: int) -> Path:
    """Return where the links to the runs are that the TensorBoard of a server's process shows."""
    return home / "tensorboard" / f"{socket.gethostname()}-{process}"


def _folders_in(home: Path) -> list[Path]:
    return [path for path in home.rglob("*") if path.is_dir() and not path.is_symlink()]


def _is_old(path: Path) -> bool:
    with suppress(OSError):  # it is being deleted, or finished
        newest = max(one.lstat().st_mtime for one in (path, *path.rglob("*")))
        return time.time() - newest > HALF_MADE_SECONDS
    return False


def _is_of_living_server(path: Path) -> bool:
    """Return whether the server's process is there that made the folder, or it is another machine's."""
    host, _, process = path.name.rpartition("-")
    if host not in ("", socket.gethostname()) or not process.isdecimal():
        return True
    try:
        return psutil.Process(int(process)).create_time() <= path.lstat().st_mtime + 1.0
    except (psutil.Error, OSError):
        return False
