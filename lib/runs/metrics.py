"""The metrics of runs: one row a run, phase and step, each step exactly once."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, fields
from io import StringIO

import numpy as np
import sqlalchemy as sql

from lib.runs.schema import METRICS


@dataclass(frozen=True)
class Point:
    """What was measured at one step. Losses are means over the batch (or the validation images).

    `loss` is what training minimises; `margin_loss` and `reconstruction_loss` its parts, the latter
    the sum of squared pixel errors before its weight. `seconds` is training time since the run began.
    """

    step: int
    loss: float | None = None
    margin_loss: float | None = None
    reconstruction_loss: float | None = None
    accuracy: float | None = None
    learning_rate: float | None = None
    images_per_second: float | None = None
    seconds: float | None = None


FIELDS = tuple(field.name for field in fields(Point))

_DELETE_STEP = sql.delete(METRICS).where(
    METRICS.c.run_id == sql.bindparam("of"),
    METRICS.c.phase == sql.bindparam("in_phase"),
    METRICS.c.step == sql.bindparam("at"),
)


class Metrics:
    """Reads and writes the metrics table."""

    def __init__(self, engine: sql.Engine) -> None:
        self.engine = engine

    def write(self, run_id: str, phase: str, points: Sequence[Point]) -> None:
        """Add `points`; a step that is there already is replaced, never doubled."""
        if not points:
            return
        rows = [{"run_id": run_id, "phase": phase, **vars(point)} for point in points]
        with self.engine.begin() as connection:
            connection.execute(_DELETE_STEP, [{"of": run_id, "in_phase": phase, "at": p.step} for p in points])
            connection.execute(sql.insert(METRICS), rows)

    def forget_after(self, run_id: str, step: int) -> None:
        """Drop what was measured after `step`, because training resumes there and measures it again."""
        with self.engine.begin() as connection:
            connection.execute(sql.delete(METRICS).where(METRICS.c.run_id == run_id, METRICS.c.step > step))

    def read(self, run_id: str, phase: str, *, most: int | None = None) -> dict[str, np.ndarray]:
        """All points of a phase by step, as float64 arrays [points] by field; NaN where not measured.

        Args:
            most: thin a longer history to about this many points, each the mean of its neighbours
                (the step is the last of them).
        """
        table = self._table(_points_of(run_id, phase, FIELDS).order_by(METRICS.c.step))
        if most and len(table) > most:
            groups = np.array_split(table, most)
            last_steps = [group[-1, 0] for group in groups]
            table = np.stack([group.mean(axis=0) for group in groups])
            table[:, 0] = last_steps
        return {name: table[:, column] for column, name in enumerate(FIELDS)}

    def read_last(self, run_id: str, phase: str, field: str, count: int) -> np.ndarray:
        """One field of the last `count` points of a phase by step, float64 [points]; NaN where not measured."""
        last = _points_of(run_id, phase, (field,)).order_by(METRICS.c.step.desc()).limit(count)
        return self._table(last)[::-1, 0]

    def _table(self, query: sql.Select) -> np.ndarray:
        """float64 [rows, columns]; None becomes NaN."""
        with self.engine.connect() as connection:
            rows = list(map(tuple, connection.execute(query)))  # of SQLAlchemy's own rows NumPy asks too much
        return np.array(rows, dtype=np.float64).reshape(-1, len(query.selected_columns))

    def as_csv(self, run_id: str) -> str:
        """Every point of the run as a table with a header: phase, then the fields of `Point`."""
        columns = [METRICS.c.phase, *(METRICS.c[name] for name in FIELDS)]
        query = sql.select(*columns).where(METRICS.c.run_id == run_id).order_by(METRICS.c.phase, METRICS.c.step)
        text = StringIO()
        writer = csv.writer(text)
        writer.writerow([column.name for column in columns])
        with self.engine.connect() as connection:
            writer.writerows(connection.execute(query).all())
        return text.getvalue()


def _points_of(run_id: str, phase: str, names: Sequence[str]) -> sql.Select:
    return sql.select(*(METRICS.c[name] for name in names)).where(
        METRICS.c.run_id == run_id, METRICS.c.phase == phase
    )
