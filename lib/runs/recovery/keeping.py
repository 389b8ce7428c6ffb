"""Keeps in each run's folder what the database knows of the run."""

import logging
from pathlib import Path

from lib.complaints import Complaints
from lib.runs.recovery.record import record_of, write_record
from lib.runs.run import Run

PASSING = frozenset(("heartbeat", "step", "seconds", "images_per_second"))
"""Columns that change every second while a run trains: its record need not have their last values."""

_log = logging.getLogger(__name__)


class Records:
    """Writes the records of runs. One whose record cannot be written is a run even so."""

    def __init__(self) -> None:
        self._complaints = Complaints(_log)

    def keep(self, run: Run, folder: Path, *, is_new: bool = False) -> None:
        """Write what the run's row says into its folder, which is made for one that is new there."""
        try:
            if is_new:
                folder.mkdir(parents=True, exist_ok=True)
            write_record(folder, record_of(run))
            self._complaints.end()
        except FileNotFoundError:
            pass  # a run of an earlier version that waits, or one that was deleted just now
        except OSError as error:
            self._complaints.log(error, f"The record of {run.id} was not written.")
