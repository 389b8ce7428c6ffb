"""Files of named arrays (npz): written whole, and read without running any code."""

import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from lib.errors import N_, LearnerError
from lib.whole_file import whole_file


def save_arrays(path: Path, arrays: Mapping[str, np.ndarray], *, compress: bool = True) -> None:
    """Write an npz file so that a reader sees either the old file or the whole new one.

    Raises:
        LearnerError: if the disk is full or the folder cannot be written.
    """
    try:
        with whole_file(path) as file:
            (np.savez_compressed if compress else np.savez)(file, **arrays)  # type: ignore[arg-type]
    except OSError as error:
        raise LearnerError(
            N_("{path} could not be written ({error}). Free some space there, then continue the run."),
            path=path,
            error=error.strerror,
        ) from error


def load_arrays(path: Path, *, only: str | None = None) -> dict[str, np.ndarray]:
    """Read an npz file, or one array of it.

    Raises:
        LearnerError: if it cannot be read.
    """
    try:
        with np.load(path, allow_pickle=False) as arrays:
            return {name: arrays[name] for name in ([only] if only else arrays.files)}
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        raise unreadable_file(path, error) from error


def check_arrays(path: Path) -> None:
    """Read no more of an npz file than its table of contents, which one that was cut short has lost.

    Raises:
        LearnerError: if it cannot be read.
    """
    try:
        zipfile.ZipFile(path).close()
    except (OSError, zipfile.BadZipFile) as error:
        raise unreadable_file(path, error) from error


def unreadable_file(path: Path, error: Exception) -> LearnerError:
    """Return what to raise for a file of a run that is damaged."""
    return LearnerError(
        N_("{path} cannot be read ({error}). Delete this run, or restore the file."), path=path, error=error
    )
