"""Brings the folders of all runs up to what the database says, as after an update of the app."""

import logging

from lib.complaints import Complaints
from lib.errors import LearnerError
from lib.runs.metrics import PHASES
from lib.runs.recovery.record import has_record, record_of
from lib.runs.run import Run, State
from lib.runs.store import RunStore

_log = logging.getLogger(__name__)


def catch_up(store: RunStore) -> None:
    """Let the folder of each run say what its row says, and hold its metrics, where it does not yet."""
    complaints = Complaints(_log)
    for run in store.runs():
        if run.state is State.COMPLETED and not run.bundled:
            store.files(run).drop_resume_state()  # its trainer may have been killed just before it did
        if run.bundled or has_record(store.files(run).folder, record_of(run)):
            continue
        store.keep_record(run.id, is_new=True)
        try:
            _keep_points(store, run)
        except LearnerError as error:
            complaints.log(error, f"The metrics of {run.id} were not written.")


def _keep_points(store: RunStore, run: Run) -> None:
    """Write the metrics of a run of an earlier version, which were in the database alone."""
    file = store.files(run).points
    if not run.active and not file.path.exists():
        file.write({phase: store.metrics.read_points(run.id, phase) for phase in PHASES})
