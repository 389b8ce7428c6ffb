"""Trained runs that ship with the app: `python -m lib.runs.bundle RUN_ID NAME` makes one.

A bundled run is a folder in assets/runs with run.json (its row and all metrics), checkpoints/final.npz
(weights in float16) and snapshots.npz.
"""

import json
import sys
from pathlib import Path

import numpy as np
import sqlalchemy as sql

from lib.errors import N_, LearnerError
from lib.runs.files import FINAL, save_arrays
from lib.runs.metrics import Point
from lib.runs.run import State
from lib.runs.schema import METRICS, RUNS
from lib.runs.store import RunStore, open_store

SYSTEM = "capsule-lab"
RECORDED = (
    "created",
    "started",
    "finished",
    "step",
    "total_steps",
    "device",
    "parameters",
    "validation_accuracy",
    "test_accuracy",
    "tests",
    "images_per_second",
    "seconds",
)
PHASES = ("train", "validation")


def bundle(store: RunStore, run_id: str, name: str) -> Path:
    """Copy the completed run into the assets as `name`, weights and kernels in float16.

    The test accuracy in the record was measured on float32 weights by the training; the fidelity tests
    show that the float16 weights answer alike.

    Raises:
        LearnerError: if the run is not completed.
    """
    run = store.get(run_id)
    if run.state is not State.COMPLETED:
        raise LearnerError(
            N_("“{name}” is {state}; only a completed run can be bundled."), name=run.name, state=run.state
        )
    files = store.files(run)
    folder = store.bundled_folder / name
    (folder / "checkpoints").mkdir(parents=True, exist_ok=True)
    weights = {key: array.astype(np.float16) for key, array in files.load_checkpoint().items()}
    save_arrays(folder / "checkpoints" / f"{FINAL}.npz", weights)
    steps = files.snapshot_steps()
    snapshots = [files.load_snapshot(step) for step in steps]
    stacked = {key: np.stack([snapshot[key] for snapshot in snapshots]) for key in snapshots[0]}
    halved = {key: a.astype(np.float16) if a.dtype == np.float32 else a for key, a in stacked.items()}
    save_arrays(folder / "snapshots.npz", {"steps": np.array(steps), **halved})
    metrics = {phase: _columns(store.metrics.read(run.id, phase)) for phase in PHASES}
    record = {
        "name": name,
        "spec": run.spec.to_json(),
        **{key: getattr(run, key) for key in RECORDED},
        "metrics": metrics,
    }
    (folder / "run.json").write_text(json.dumps(record, indent=None, ensure_ascii=False), encoding="utf-8")
    return folder


def _columns(points: dict[str, np.ndarray]) -> dict[str, list[float | None]]:
    return {
        name: [None if np.isnan(value) else float(f"{value:.6g}") for value in values]
        for name, values in points.items()
    }


def register_bundled_runs(store: RunStore) -> None:
    """Write every bundled run's row and metrics into the database, unless they are there as recorded."""
    for path in sorted(store.bundled_folder.glob("*/run.json")):
        run_id = path.parent.name
        with store.engine.connect() as connection:
            known = connection.scalar(sql.select(RUNS.c.finished).where(RUNS.c.id == run_id))
        record = json.loads(path.read_text(encoding="utf-8"))
        if known == record["finished"]:
            continue
        metrics = record.pop("metrics")
        with store.engine.begin() as connection:
            connection.execute(sql.delete(METRICS).where(METRICS.c.run_id == run_id))
        for phase, columns in metrics.items():
            rows = zip(*columns.values(), strict=True)
            points = [Point(**{**dict(zip(columns, row, strict=True)), "step": int(row[0])}) for row in rows]
            store.metrics.write(run_id, phase, points)
        # The row comes last: it says that all the rest is there.
        with store.engine.begin() as connection:
            connection.execute(sql.delete(RUNS).where(RUNS.c.id == run_id))
            connection.execute(
                sql.insert(RUNS).values(
                    **record,
                    id=run_id,
                    owner=SYSTEM,
                    state=State.COMPLETED,
                    queued_at=record["created"],
                    bundled=True,
                )
            )


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("Usage: python -m lib.runs.bundle RUN_ID NAME")
    print(bundle(open_store(), *sys.argv[1:]))
