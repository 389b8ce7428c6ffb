"""The files of one run: arrays that are written whole under a temporary name, then renamed."""

import hashlib
import os
import shutil
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from lib.errors import N_, LearnerError
from lib.runs.compact import expand

FINAL = "final"
INITIAL = f"{0:08d}"
"""The checkpoint of the weights before the first step."""


class RunFiles:
    """What a run keeps beside its row in the database.

    `checkpoints/` holds weights by step (and `final`), `snapshots/` what filters and reconstructions
    looked like, `resume.npz` all that a training needs to go on, `tensorboard/` event files,
    `evaluations/` how well it reads whole splits, `log.txt` the trainer's output. Bundled runs keep
    their snapshots in one `snapshots.npz`.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "log.txt"
        self.tensorboard = folder / "tensorboard"
        self._resume = folder / "resume.npz"
        self._checkpoints = folder / "checkpoints"
        self._snapshots = folder / "snapshots"
        self.traces = folder / "traces"
        self.evaluations = folder / "evaluations"

    def create(self) -> None:
        """Make the folders.

        Raises:
            LearnerError: if that is not possible.
        """
        try:
            for folder in (self._checkpoints, self._snapshots):
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LearnerError(
                N_("The run's folder {folder} cannot be used ({error}). Make it writable, then continue the run."),
                folder=self.folder,
                error=error.strerror,
            ) from error

    def remove(self) -> None:
        """Delete everything; what is not there is no error."""
        shutil.rmtree(self.folder, ignore_errors=True)

    # Weights

    def save_checkpoint(self, step: int, weights: Mapping[str, np.ndarray]) -> None:
        """Keep the weights (by name) as they are after `step`."""
        save_arrays(self._checkpoints / f"{step:08d}.npz", weights, compress=False)

    def checkpoints(self) -> list[str]:
        """The names of the checkpoints by step: "00000430", …; bundled runs have "final" alone."""
        return sorted(path.stem for path in self._checkpoints.glob("*.npz"))

    def load_checkpoint(self, name: str = "") -> dict[str, np.ndarray]:
        """The weights by name, float32; without a name the last checkpoint's.

        Raises:
            LearnerError: if there is no such checkpoint.
        """
        return expand(load_arrays(self._checkpoints / f"{self.checkpoint(name)}.npz"))

    def checkpoint(self, name: str = "") -> str:
        """`name`, if there is such a checkpoint; without a name the last one's.

        Raises:
            LearnerError: if there is none.
        """
        known = self.checkpoints()
        chosen = name or (known[-1] if known else "")
        if chosen not in known:
            raise LearnerError(
                N_("This run has no checkpoint “{name}”. It has: {known}."),
                name=chosen,
                known=", ".join(known) or "–",
            )
        return chosen

    def checkpoint_digest(self, name: str) -> str:
        """Eight hex digits that tell the checkpoint's weights from any others that come to have its name.

        From the checksums that the file holds of its arrays, so that nothing is read but its table of contents.

        Raises:
            LearnerError: if there is no such checkpoint, or it cannot be read.
        """
        path = self._checkpoints / f"{self.checkpoint(name)}.npz"
        try:
            with zipfile.ZipFile(path) as archive:
                contents = sorted((member.filename, member.CRC) for member in archive.infolist())
        except (OSError, zipfile.BadZipFile) as error:
            raise unreadable_file(path, error) from error
        return hashlib.sha256(repr(contents).encode()).hexdigest()[:8]

    # Snapshots

    def save_snapshot(self, step: int, arrays: Mapping[str, np.ndarray]) -> None:
        """Keep what can be seen at `step`, as `lib.training.snapshot` names it."""
        save_arrays(self._snapshots / f"{step:08d}.npz", arrays)

    def snapshot_steps(self) -> list[int]:
        """The steps at which snapshots were taken, in order."""
        bundled = self.folder / "snapshots.npz"
        if bundled.is_file():
            return load_arrays(bundled, only="steps")["steps"].tolist()
        return sorted(int(path.stem) for path in self._snapshots.glob("*.npz"))

    def load_snapshot(self, step: int) -> dict[str, np.ndarray]:
        """The arrays of the snapshot taken at `step`.

        Raises:
            LearnerError: if there is none.
        """
        bundled = self.folder / "snapshots.npz"
        if bundled.is_file():
            arrays = load_arrays(bundled)
            steps = arrays.pop("steps").tolist()
            if step in steps:
                return {name: array[steps.index(step)] for name, array in arrays.items()}
        elif (self._snapshots / f"{step:08d}.npz").is_file():
            return load_arrays(self._snapshots / f"{step:08d}.npz")
        raise LearnerError(N_("This run has no snapshot of step {step}."), step=step)

    def load_snapshots(self) -> tuple[list[int], dict[str, np.ndarray]]:
        """All snapshots: their steps, and what they keep, [snapshots, ...] by name.

        Only what each of them has; every file is read once.
        """
        bundled = self.folder / "snapshots.npz"
        if bundled.is_file():
            arrays = load_arrays(bundled)
            return arrays.pop("steps").tolist(), arrays
        steps = self.snapshot_steps()
        snapshots = [self.load_snapshot(step) for step in steps]
        names = [name for name in snapshots[0] if all(name in other for other in snapshots)] if snapshots else []
        return steps, {name: np.stack([snapshot[name] for snapshot in snapshots]) for name in names}

    def drop_after(self, step: int) -> None:
        """Delete snapshots and checkpoints taken after `step`, because training resumes there."""
        for folder in (self._snapshots, self._checkpoints):
            for path in folder.glob("*.npz"):
                if path.stem.isdigit() and int(path.stem) > step:
                    path.unlink()

    # The state of a training

    def save_resume_state(self, arrays: Mapping[str, np.ndarray]) -> None:
        """Keep all that a training needs to go on."""
        save_arrays(self._resume, arrays, compress=False)

    def load_resume_state(self) -> dict[str, np.ndarray] | None:
        """What `save_resume_state` kept, or None for a run that has not begun."""
        return load_arrays(self._resume) if self._resume.is_file() else None

    def drop_resume_state(self) -> None:
        """A completed run needs it no more."""
        self._resume.unlink(missing_ok=True)


def save_arrays(path: Path, arrays: Mapping[str, np.ndarray], *, compress: bool = True) -> None:
    """Write an npz file so that a reader sees either the old file or the whole new one.

    Raises:
        LearnerError: if the disk is full or the folder cannot be written.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with temporary.open("wb") as file:
            (np.savez_compressed if compress else np.savez)(file, **arrays)  # type: ignore[arg-type]
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
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
