"""The files of one run, by what they are for."""

import hashlib
import re
import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from lib.errors import N_, LearnerError
from lib.runs.arrays import load_arrays, save_arrays, unreadable_file
from lib.runs.compact import expand
from lib.runs.recovery.points_file import PointsFile
from lib.runs.resume_state import ResumeState
from lib.runs.snapshots import (
    Snapshot,
    SnapshotSeries,
    arrays_of,
    load_series,
    load_series_steps,
    snapshot_of,
    stack_snapshots,
)
from lib.whole_file import drop_leftovers

FINAL = "final"
INITIAL = f"{0:08d}"
"""The checkpoint of the weights before the first step."""


class RunFiles:
    """What a run keeps beside its row in the database.

    `checkpoints/` holds weights by step (and `final`), `snapshots/` what filters and reconstructions
    looked like, `resume.npz` all that a training needs to go on, `tensorboard/` event files,
    `tensorboard_afterwards/` those written after a training that wrote none,
    `evaluations/` how well it reads whole splits, `networks/` the checkpoints as browsers run them,
    `number_names/` what learners call the numbers of its capsules, `log.txt` the trainer's output. `run.json` and
    `metrics.csv` repeat what the database knows, should that be lost. Bundled runs keep their snapshots in one
    `snapshots.npz`.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "log.txt"
        self.tensorboard = folder / "tensorboard"
        self._afterwards = folder / "tensorboard_afterwards"
        self._resume = folder / "resume.npz"
        self._checkpoints = folder / "checkpoints"
        self._snapshots = folder / "snapshots"
        self.bundled_snapshots = folder / "snapshots.npz"
        self.traces = folder / "traces"
        self.evaluations = folder / "evaluations"
        self.networks = folder / "networks"
        self.number_names = folder / "number_names"
        self.points = PointsFile(folder / "metrics.csv")

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
                N_("The run’s folder {folder} cannot be used ({error}). Make it writable, then continue the run."),
                folder=self.folder,
                error=error.strerror,
            ) from error

    def remove(self) -> None:
        """Delete everything that is there."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def events_afterwards(self, step: int) -> Path:
        """Return the folder of event files that were written of a run which had none after `step`."""
        return self._afterwards / f"{step:08d}"

    def embeddings(self, events: Path) -> Path | None:
        """Return where test images by their vectors are beside event files; None where no checkpoint is."""
        return events / f"projector-{self.checkpoint_digest('')}" if self.checkpoints() else None

    # Weights

    def save_checkpoint(self, step: int, weights: Mapping[str, np.ndarray]) -> None:
        """Keep the weights (by name) as they are after `step`."""
        save_arrays(self._checkpoints / f"{step:08d}.npz", weights, compress=False)

    def checkpoints(self) -> list[str]:
        """Return the names of the checkpoints by step: "00000430", …; bundled runs have "final" alone."""
        return sorted(
            path.stem for path in self._checkpoints.glob("*.npz") if path.stem == FINAL or _is_step(path)
        )

    def load_checkpoint(self, name: str = "") -> dict[str, np.ndarray]:
        """Return the weights by name, float32, of the checkpoint called `name`, or else of the last one.

        Raises:
            LearnerError: if there is no such checkpoint.
        """
        return expand(load_arrays(self._checkpoints / f"{self.checkpoint(name)}.npz"))

    def checkpoint(self, name: str = "") -> str:
        """Return `name` if there is such a checkpoint; without a name, that of the last one.

        Raises:
            LearnerError: if there is none.
        """
        known = self.checkpoints()
        chosen = name or (known[-1] if known else "")
        if chosen not in known:
            raise LearnerError(
                N_("This run has no checkpoint “{name}”. It has: {known}."),
                name=chosen,
                known=tuple(known) or "–",
            )
        return chosen

    def checkpoint_digest(self, name: str) -> str:
        """Return eight hex digits that tell the checkpoint's weights from any others that come to have its name.

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

    def save_snapshot(self, step: int, snapshot: Snapshot) -> None:
        """Keep what can be seen at `step`."""
        save_arrays(self._snapshots / f"{step:08d}.npz", arrays_of(snapshot))

    def snapshot_steps(self) -> list[int]:
        """Return the steps at which snapshots were taken, in order."""
        if self.bundled_snapshots.is_file():
            return load_series_steps(self.bundled_snapshots)
        return sorted(int(path.stem) for path in self._snapshots.glob("*.npz") if _is_step(path))

    def load_snapshot(self, step: int) -> Snapshot:
        """Return the snapshot taken at `step`.

        Raises:
            LearnerError: if there is none.
        """
        if self.bundled_snapshots.is_file():
            snapshot = load_series(self.bundled_snapshots).at(step)
            if snapshot is not None:
                return snapshot
        elif (self._snapshots / f"{step:08d}.npz").is_file():
            return snapshot_of(load_arrays(self._snapshots / f"{step:08d}.npz"))
        raise LearnerError(N_("This run has no snapshot of step {step}."), step=step)

    def load_snapshots(self) -> SnapshotSeries:
        """Return what all snapshots keep; every file is read once."""
        if self.bundled_snapshots.is_file():
            return load_series(self.bundled_snapshots)
        steps = self.snapshot_steps()
        return stack_snapshots(steps, [self.load_snapshot(step) for step in steps])

    def forget_pictures(self) -> None:
        """Delete every picture of the data that the training has left, because the data were deleted.

        Curves, weights and filters stay.
        """
        for folder in (self.tensorboard, self._afterwards, self.traces, self.evaluations):
            shutil.rmtree(folder, ignore_errors=True)
        for step in self.snapshot_steps():
            snapshot = self.load_snapshot(step)
            self.save_snapshot(step, replace(snapshot, pictured=None, reconstructions=None, maps={}))

    def drop_after(self, step: int) -> None:
        """Delete what was recorded after `step`, because training resumes there and records it again."""
        for folder in (self._snapshots, self._checkpoints):
            for path in folder.glob("*.npz"):
                if _is_step(path) and int(path.stem) > step:
                    path.unlink()
        self.points.forget_after(step)

    def drop_leftovers(self) -> None:
        """Delete what a trainer of this run was writing when it was killed."""
        for folder in (self.folder, self._checkpoints, self._snapshots):
            drop_leftovers(folder, untouched=0.0)  # only this run's trainer writes there

    # The state of a training

    def save_resume_state(self, state: ResumeState) -> None:
        """Keep all that a training needs to go on."""
        save_arrays(self._resume, state.to_arrays(), compress=False)

    def load_resume_state(self) -> ResumeState | None:
        """Return what `save_resume_state` kept, or None for a run that has not begun.

        Raises:
            LearnerError: if the file is damaged.
        """
        return ResumeState.from_arrays(load_arrays(self._resume)) if self._resume.is_file() else None

    def drop_resume_state(self) -> None:
        """Delete what a training needs to go on; a completed run does not need it."""
        self._resume.unlink(missing_ok=True)


def _is_step(path: Path) -> bool:
    """Return whether a file is one of ours, named by a step; whatever else lies there is left alone."""
    return re.fullmatch("[0-9]{8,}", path.stem) is not None
