"""Event files of a run that has none: one that came with the app, or was trained in another framework.

`python -m lib.training.record.afterwards RUN_ID` writes all that TensorBoard shows of a run and that is not there
yet: curves, histograms and pictures from its snapshots, the graph of a training step, embeddings of test images.
"""

import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import numpy as np

from lib.errors import N_, LearnerError
from lib.priority import yield_to_pages
from lib.runs import Run, RunStore, open_store
from lib.runs.point import FIELDS, Point
from lib.tensorflow_settings import set_environment
from lib.training.record.events import VALIDATION
from lib.training.record.recorder import TENSORBOARD_EVERY, pictures_of

TRAIN = "train"


def write_afterwards(store: RunStore, run: Run) -> None:
    """Write what TensorBoard shows of a run into the home, whole or not at all; what is there already stays.

    A run that TensorFlow trained here has its event files already, and gets the embeddings alone.

    Raises:
        LearnerError: if the weights or the data set cannot be read, or there is no room.
    """
    from lib.training.record.projector import write_embeddings

    files, target = store.files(run), store.own_files(run).events_afterwards(run.step)
    try:
        if files.tensorboard.is_dir():
            write_embeddings(store, run, files.tensorboard)
        elif not target.is_dir():
            target.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix=".", dir=target.parent, ignore_cleanup_errors=True) as folder:
                made = Path(folder) / target.name
                _write_events(store, run, made)
                write_embeddings(store, run, made)
                with suppress(FileExistsError):  # somebody else was faster
                    made.rename(target)
    except OSError as error:
        raise LearnerError(
            N_("{path} could not be written ({error}). Free some space there, then try again."),
            path=target,
            error=error.strerror,
        ) from error


def _write_events(store: RunStore, run: Run, folder: Path) -> None:
    """Write the event files of a training that is over, as its recorder would have."""
    from lib.training.record.graph import trace_step
    from lib.training.record.tensorflow_events import TensorFlowEvents

    files, events = store.files(run), TensorFlowEvents(folder)
    for phase in (TRAIN, VALIDATION):
        for point in _read_points(store, run, phase):
            if phase == VALIDATION or point.step % TENSORBOARD_EVERY == 0:
                events.write_point(phase, point)
    for step in files.snapshot_steps():
        snapshot = files.load_snapshot(step)
        events.write_pictures(step, pictures_of(snapshot))
        kernels = {name: kernel.values.astype(np.float32) for name, kernel in snapshot.kernels.items()}
        events.write_histograms(step, kernels)
    events.write_graph(trace_step(run.spec))
    events.close(is_failure=False)


def _read_points(store: RunStore, run: Run, phase: str) -> list[Point]:
    columns = store.metrics.read(run.id, phase)
    rows = zip(*(columns[name] for name in FIELDS), strict=True)
    return [
        Point(int(step), *(None if np.isnan(value) else float(value) for value in values))
        for step, *values in rows
    ]


def main() -> int:
    """Write the event files of the run that the command line names; return the exit status."""
    set_environment()
    yield_to_pages()
    [run_id] = sys.argv[1:]
    try:
        store = open_store()
        write_afterwards(store, store.get(run_id))
    except LearnerError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
