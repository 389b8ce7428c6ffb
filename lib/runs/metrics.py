"""The metrics of runs: one row a run, phase and step, each step exactly once; of bundled runs in their folders."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import sqlalchemy as sql

from lib.csv_text import csv_text
from lib.runs.arrays import load_arrays, save_arrays
from lib.runs.point import FIELDS, Point
from lib.runs.schema import METRICS

METRICS_FILE = "metrics.npz"
PHASES = ("train", "validation")


_DELETE_STEP = sql.delete(METRICS).where(
    METRICS.c.run_id == sql.bindparam("of"),
    METRICS.c.phase == sql.bindparam("in_phase"),
    METRICS.c.step == sql.bindparam("at"),
)


class Metrics:
    """Reads and writes the metrics table; what `bundled_folder` has of a run is read from there."""

    def __init__(self, engine: sql.Engine, bundled_folder: Path) -> None:
        self.engine = engine
        self.bundled_folder = bundled_folder

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
        """Return all points of a phase by step, as float64 arrays [points] by field; NaN where not measured.

        Args:
            most: thin a longer history to about this many points, each the mean of its neighbours
                (the step is the last of them).
        """
        table = self._bundled(run_id, phase)
        if table is None:
            table = self._table(_points_of(run_id, phase, FIELDS).order_by(METRICS.c.step))
        if most and len(table) > most:
            groups = np.array_split(table, most)
            last_steps = [group[-1, 0] for group in groups]
            table = np.stack([group.mean(axis=0) for group in groups])
            table[:, 0] = last_steps
        return {name: table[:, column] for column, name in enumerate(FIELDS)}

    def read_points(self, run_id: str, phase: str) -> list[Point]:
        """Return all points of a phase as they were written, by step."""
        query = _points_of(run_id, phase, FIELDS).order_by(METRICS.c.step)
        with self.engine.connect() as connection:
            return [Point(*row) for row in connection.execute(query)]

    def read_last(self, run_id: str, phase: str, field: str, count: int) -> np.ndarray:
        """Return one field of the last `count` points of a phase, float64 [points]; NaN where not measured."""
        table = self._bundled(run_id, phase)
        if table is not None:
            return table[-count:, FIELDS.index(field)]
        last = _points_of(run_id, phase, (field,)).order_by(METRICS.c.step.desc()).limit(count)
        return self._table(last)[::-1, 0]

    def _bundled(self, run_id: str, phase: str) -> np.ndarray | None:
        """Return the points of a bundled run, float64 [points, fields], or None for any other run."""
        path = self.bundled_folder / run_id / METRICS_FILE
        return _bundled_tables(path, path.stat().st_mtime_ns)[phase] if path.is_file() else None

    def _table(self, query: sql.Select[*tuple[Any, ...]]) -> np.ndarray:
        """Return what the query finds, float64 [rows, columns]; NULL becomes NaN."""
        with self.engine.connect() as connection:
            rows = list(map(tuple, connection.execute(query)))  # of SQLAlchemy's own rows NumPy asks too much
        return np.array(rows, dtype=np.float64).reshape(-1, len(query.selected_columns))

    def as_csv(self, run_id: str) -> str:
        """Return every point of the run as a table with a header: phase, then the fields of `Point`."""
        tables = ((phase, np.stack(list(self.read(run_id, phase).values()), axis=1)) for phase in PHASES)
        rows = ((phase, int(step), *values) for phase, table in tables for step, *values in table.tolist())
        return csv_text(["phase", *FIELDS], rows)


def _points_of(run_id: str, phase: str, names: Sequence[str]) -> sql.Select[*tuple[Any, ...]]:
    return sql.select(*(METRICS.c[name] for name in names)).where(
        METRICS.c.run_id == run_id, METRICS.c.phase == phase
    )


def keep_bundled(folder: Path, metrics: Mapping[str, Mapping[str, np.ndarray]]) -> None:
    """Write what `Metrics.read` gave of each phase into a bundled run's folder, but for fields without values."""
    arrays = {
        f"{phase}/{field}": values.astype(np.float32)
        for phase, found in metrics.items()
        for field, values in found.items()
        if not np.isnan(values).all()
    }
    save_arrays(folder / METRICS_FILE, arrays)


@lru_cache(maxsize=128)
def _bundled_tables(path: Path, _changed: int) -> dict[str, np.ndarray]:
    """Return by phase float64 [points, fields], read-only; NaN where not measured."""
    arrays = load_arrays(path)
    tables: dict[str, np.ndarray] = {}
    for phase in PHASES:
        steps = arrays.get(f"{phase}/step", np.zeros(0))
        missing = np.full(len(steps), np.nan)
        columns = [arrays.get(f"{phase}/{field}", missing) for field in FIELDS]
        tables[phase] = np.stack(columns, axis=1).astype(float)
        tables[phase].setflags(write=False)
    return tables
