"""Which event files TensorBoard shows of a run: those of its training, or those written when somebody asks."""

import os
import subprocess
import sys
from pathlib import Path

from lib.errors import N_, LearnerError
from lib.runs import Run, RunStore
from lib.settings import ROOT

WRITER = "lib.training.record.afterwards"
PATIENCE = 600.0
"""Seconds until a process that writes them has surely failed."""


def can_be_shown(store: RunStore, run: Run) -> bool:
    """Return whether there is anything to show: a training that writes event files, or one that is over."""
    return store.files(run).tensorboard.is_dir() or (run.step > 0 and not run.active)


def prepare_events(store: RunStore, run: Run) -> Path:
    """Return the folder of a run's event files, which are written first if they are not all there.

    Raises:
        LearnerError: if they cannot be written.
    """
    files = store.files(run)
    own = files.tensorboard
    folder = own if own.is_dir() else store.own_files(run).events_afterwards(run.step)
    vectors = files.embeddings(folder)
    is_whole = folder.is_dir() and (vectors is None or vectors.is_dir())
    if not run.active and not is_whole:
        done = _write(run.id)
        if done.returncode and not folder.is_dir():
            raise LearnerError(
                N_("The files of {run_id} for TensorBoard could not be written: {reason}"),
                run_id=run.id,
                reason=(done.stderr.strip().splitlines() or ["?"])[-1],
            )
    return folder


def _write(run_id: str) -> subprocess.CompletedProcess[str]:
    """Write what is missing, in a process of its own: it needs TensorFlow."""
    command = (sys.executable, "-m", WRITER, run_id)
    try:
        return subprocess.run(
            command, cwd=ROOT, env=os.environ, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as error:
        return subprocess.CompletedProcess(command, 1, "", str(error))
