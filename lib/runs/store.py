"""The run store: runs and who they belong to, in a database that every process shares.

Each change of state is one conditional UPDATE, so that of two processes that try, one wins.
"""

import secrets
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import sqlalchemy as sql

from lib.errors import N_, LearnerError
from lib.runs.broken import BrokenRun, read_row
from lib.runs.files import RunFiles
from lib.runs.learners import NAME_LENGTH, Learners
from lib.runs.metrics import Metrics
from lib.runs.recovery.keeping import PASSING, Records
from lib.runs.run import ACTIVE_STATES, Run, State
from lib.runs.schema import LEARNERS, METRICS, RUNS, connect
from lib.runs.spec import RunSpec
from lib.runs.trouble import StoreError
from lib.settings import ASSETS
from lib.typed_text import tame

_Row = sql.Row[*tuple[Any, ...]]
_COLUMNS = (*RUNS.columns.keys(), "owner_name")


class RunStore:
    """Runs in the database at `url`, their files under `folder` (bundled ones under `bundled_folder`)."""

    def __init__(self, url: str, folder: Path, bundled_folder: Path = ASSETS / "runs") -> None:
        self.engine = connect(url)
        self.folder = folder
        self.bundled_folder = bundled_folder
        self.damaged_bundles: Mapping[str, BrokenRun] = {}
        """Bundled runs by id whose folders cannot be read; see `register_bundled_runs`."""
        self.metrics = Metrics(self.engine, bundled_folder)
        self.learners = Learners(self.engine)
        self.notice: LearnerError | None = None
        """What everybody should know of the store, such as that it was made again."""
        self._records = Records()
        self._read: dict[str, tuple[_Row, Run | BrokenRun]] = {}

    # Reading

    def get(self, run_id: str) -> Run:
        """Return the run called `run_id`.

        Raises:
            LearnerError: if there is none (any more), or it is broken; then it says why.
        """
        run = self.find(run_id)
        if isinstance(run, BrokenRun):
            raise run.error()
        return run

    def runs(self, *states: State) -> list[Run]:
        """Return all runs that can be read, or those in `states`: bundled ones last, else the newest first."""
        wanted = RUNS.c.state.in_(states) if states else sql.true()
        return [run for run in self._select(wanted) if isinstance(run, Run)]

    def broken_runs(self) -> list[BrokenRun]:
        """Return the runs that cannot be read, in the same order."""
        return [
            *(run for run in self._select(sql.true()) if isinstance(run, BrokenRun)),
            *self.damaged_bundles.values(),
        ]

    def find(self, run_id: str) -> Run | BrokenRun:
        """Return the run called `run_id`, broken or not; raise LearnerError if there is none (any more)."""
        if run_id in self.damaged_bundles:
            return self.damaged_bundles[run_id]
        found = self._select(RUNS.c.id == run_id)
        if not found:
            raise LearnerError(N_("There is no run “{run_id}”. It may have been deleted."), run_id=run_id)
        return found[0]

    def _select(self, condition: sql.ColumnElement[bool]) -> list[Run | BrokenRun]:
        query = (
            sql.select(RUNS, LEARNERS.c.name.label("owner_name"))
            .join(LEARNERS, LEARNERS.c.id == RUNS.c.owner, isouter=True)
            .where(condition)
            .order_by(RUNS.c.bundled, RUNS.c.created.desc())
        )
        with self.engine.connect() as connection:
            rows = connection.execute(query).all()
        return [run for run in map(self._read_once, rows) if run.id not in self.damaged_bundles]

    def _read_once(self, row: _Row) -> Run | BrokenRun:
        """Return what was read of this row before, if it is the same: a page lists all runs several times."""
        before = self._read.get(row.id)
        if before is None or before[0] != row:
            before = self._read[row.id] = row, read_row(dict(zip(_COLUMNS, row, strict=True)))
        return before[1]

    def files(self, run: Run | BrokenRun) -> RunFiles:
        """Return the files of the run, which are those of the app if it came with it."""
        return RunFiles((self.bundled_folder if run.bundled else self.folder) / run.id)

    def own_files(self, run: Run) -> RunFiles:
        """Return where this installation keeps what it finds out about the run, bundled or not."""
        return RunFiles(self.folder / run.id)

    # What a learner does with a run

    def create(
        self,
        spec: RunSpec,
        owner: str,
        name: str = "",
        *,
        state: State = State.QUEUED,
        parent: str | None = None,
        parent_checkpoint: str | None = None,
    ) -> Run:
        """Put a new run into the queue, or straight to a trainer, and return it. An empty name becomes its id.

        Args:
            parent: the run whose weights it begins with, instead of random ones.
            parent_checkpoint: at which of the parent's checkpoints; the last unless it is given.

        Raises:
            LearnerError: if the parent, or its checkpoint, is not there or is another network, or if layers are to
                be frozen without a parent.
        """
        origin = None if parent is None else self.get(parent)
        spec.check_origin(origin and origin.spec)
        if origin is not None:
            parent_checkpoint = self.files(origin).checkpoint(parent_checkpoint or "")
        run_id = f"{spec.architecture.replace('_', '-')}-{secrets.token_hex(3)}"
        now = time.time()
        with self.engine.begin() as connection:
            connection.execute(
                sql.insert(RUNS).values(
                    id=run_id,
                    name=tame(name, NAME_LENGTH) or run_id,
                    owner=owner,
                    spec=spec.to_json(),
                    state=state,
                    created=now,
                    queued_at=now,
                    heartbeat=now,
                    total_steps=spec.total_steps(),
                    parent=parent,
                    parent_checkpoint=parent_checkpoint,
                )
            )
        self.keep_record(run_id, is_new=True)
        return self.get(run_id)

    def rename(self, run_id: str, name: str) -> None:
        """Give the run another name.

        Raises:
            LearnerError: if the name is empty.
        """
        if not tame(name, NAME_LENGTH):
            raise LearnerError(N_("A run needs a name of at least one character."))
        self.change(run_id, name=tame(name, NAME_LENGTH))

    def stop(self, run_id: str) -> None:
        """Ask for an end: a queued run stops at once, a running one after its current step."""
        if not self.change(run_id, State.QUEUED, state=State.STOPPED, finished=time.time()):
            self.change(run_id, State.RUNNING, state=State.STOPPING)

    def resume(self, run_id: str) -> None:
        """Queue a stopped or failed run again; it goes on from its last checkpoint."""
        self.change(
            run_id,
            State.STOPPED,
            State.FAILED,
            state=State.QUEUED,
            queued_at=time.time(),
            worker=None,
            handle=None,
            attempts=0,
            reason=None,
            reason_values=None,
            finished=None,
        )

    def delete(self, run_id: str) -> None:
        """Remove a run, its metrics and its files.

        Raises:
            LearnerError: while it is running, unless it is broken, or if it came with the app.
        """
        run = self.find(run_id)
        if run.bundled:
            raise LearnerError(N_("“{name}” came with Capsule Lab and stays."), name=run.name)
        condition = RUNS.c.id == run_id
        if not isinstance(run, BrokenRun):
            condition &= RUNS.c.state.not_in((State.RUNNING, State.STOPPING))
        with self.engine.begin() as connection:
            if not connection.execute(sql.delete(RUNS).where(condition)).rowcount:
                raise LearnerError(N_("“{name}” is still training. Stop it first."), name=run.name)
            connection.execute(sql.delete(METRICS).where(METRICS.c.run_id == run_id))
        self._read.pop(run_id, None)
        self.files(run).remove()

    def claim(self, run_id: str, worker: str) -> bool:
        """Make `worker` (a token) the run's trainer if it waits for one, and return whether it did."""
        waits = RUNS.c.state.in_((State.QUEUED, State.RUNNING)) & RUNS.c.worker.is_(None)
        values = {"state": State.RUNNING, "worker": worker, "heartbeat": time.time(), "reason": None}
        return self._update(run_id, waits, values)

    # One conditional update; everything that changes a run goes through here

    def change(self, run_id: str, *states: State, owned_by: str | None = None, **values: Any) -> bool:
        """Set columns of a run, and return whether it was there.

        Args:
            states: if given, only if the run is in one of them.
            owned_by: if given, only if this trainer still owns the run, and only while it is active.
            **values: the columns' new values.
        """
        condition = RUNS.c.state.in_(states) if states else sql.true()
        if owned_by is not None:
            condition &= (RUNS.c.worker == owned_by) & RUNS.c.state.in_(ACTIVE_STATES)
        return self._update(run_id, condition, values)

    def _update(self, run_id: str, condition: sql.ColumnElement[bool], values: Mapping[str, Any]) -> bool:
        with self.engine.begin() as connection:
            update = sql.update(RUNS).where(RUNS.c.id == run_id, condition).values(values)
            changed = bool(connection.execute(update).rowcount)
        if changed and not values.keys() <= PASSING:
            self.keep_record(run_id)
        return changed

    def keep_record(self, run_id: str, *, is_new: bool = False) -> None:
        """Write what the row says into the run's folder, which is made for one that is new there."""
        with suppress(StoreError):  # the row is changed; its record catches up
            for run in self._select(RUNS.c.id == run_id):
                if isinstance(run, Run) and not run.bundled:
                    self._records.keep(run, self.files(run).folder, is_new=is_new)
