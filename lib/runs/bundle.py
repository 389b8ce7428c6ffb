"""Trained runs that ship with the app: `python -m lib.runs.bundle RUN_ID NAME` makes one; see `--help`.

A bundled run is a folder in assets/runs with run.json (its row), metrics.npz, checkpoints/final.npz (weights as
`lib.runs.compact` makes them) and snapshots.npz. A run of which only the numbers are worth keeping has the first
two: it can be compared, but never predict.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import sqlalchemy as sql
from sqlalchemy.exc import IntegrityError

from lib import datasets
from lib.errors import N_, LearnerError, without_frames
from lib.owners import SYSTEM
from lib.runs.arrays import check_arrays, save_arrays
from lib.runs.broken import BrokenRun, read_run
from lib.runs.columns import row_of, stored_fields
from lib.runs.compact import compact
from lib.runs.files import FINAL, RunFiles
from lib.runs.metrics import PHASES, keep_bundled
from lib.runs.opening import open_store
from lib.runs.recovery.record import RECORD_FILE, read_record, write_record
from lib.runs.run import ID_LENGTH, Run, State
from lib.runs.schema import RUNS
from lib.runs.snapshots import SnapshotSeries
from lib.runs.store import RunStore

RECORDED = tuple(field.name for field in stored_fields(Run) if field.how.is_bundled)
"""What the record of a bundled run says of it, beside its name, its spec and its parent."""
MOST_SNAPSHOT_BYTES = 5_200_000
SMALL_KERNEL, FIRST_CHANNELS, FIRST_FILTERS = 5_000, 8, 32
"""Numbers up to which a kernel stays whole where many snapshots are to be kept; of a larger one, the first."""


def bundle(
    store: RunStore,
    run_id: str,
    name: str,
    *,
    numbers_only: bool = False,
    parent: str | None = None,
    snapshots: int = 0,
) -> Path:
    """Copy the completed run into the assets as `name`, weights made compact and kernels in float16.

    The training measured the test accuracy on float32 weights. Where the evaluation that is kept with the compact
    ones says another number, the record has to have that one; a test compares them.

    Args:
        numbers_only: leave weights and snapshots out.
        parent: what the bundled run is called whose weights this run began with; to be named if it did.
        snapshots: keep at least so many, if there are, and rather leave out maps and parts of large kernels.

    Raises:
        LearnerError: if the name is too long, the run not completed, or its parent not named or not there.
    """
    if len(name) > ID_LENGTH:
        raise LearnerError(
            N_("“{name}” has {count} characters; a bundled run’s name may have {most}. Choose a shorter one."),
            name=name,
            count=len(name),
            most=ID_LENGTH,
        )
    run = store.get(run_id)
    if run.state is not State.COMPLETED:
        raise LearnerError(
            N_("“{name}” is {state}; only a completed run can be bundled."), name=run.name, state=run.state
        )
    if run.parent and not (parent and (store.bundled_folder / parent / RECORD_FILE).is_file()):
        raise LearnerError(
            N_("“{name}” began with the weights of {parent}. Bundle that run too, and name it with --parent."),
            name=run.name,
            parent=run.parent,
        )
    folder = store.bundled_folder / name
    folder.mkdir(parents=True, exist_ok=True)
    if not numbers_only:
        # The app may carry an image of its own data along; of others it is taken from the learner's own copy.
        family, _variant = datasets.find(run.spec.dataset)
        _keep_arrays(store.files(run), folder, pictured=family.is_bundled, fewest=snapshots)
    keep_bundled(folder, {phase: store.metrics.read(run.id, phase) for phase in PHASES})
    record = {"name": name, "spec": run.spec.to_json(), "parent": parent if run.parent else None}
    record.update({key: getattr(run, key) for key in RECORDED})
    write_record(folder, record)
    return folder


def _keep_arrays(files: RunFiles, folder: Path, *, pictured: bool, fewest: int) -> None:
    """Keep the last weights, and the snapshots with kernels in float16; where they are large, less of them."""
    (folder / "checkpoints").mkdir(exist_ok=True)
    save_arrays(folder / "checkpoints" / f"{FINAL}.npz", compact(files.load_checkpoint()))
    series = files.load_snapshots().with_half_precision()
    if not pictured:
        series = replace(series, stacked=replace(series.stacked, pictured=None))
    make_small(series, fewest).save(RunFiles(folder).bundled_snapshots)


def make_small(series: SnapshotSeries, fewest: int) -> SnapshotSeries:
    """Return the series within `MOST_SNAPSHOT_BYTES`, or as small as it can be with `fewest` of its snapshots.

    Every second snapshot is left out as long as `fewest` are left; then maps, and parts of large kernels.
    """
    while series.count_bytes() > MOST_SNAPSHOT_BYTES:
        half = series.every_second()
        if not fewest <= len(half.steps) < len(series.steps):
            break
        series = half
    makers: list[Callable[[SnapshotSeries], SnapshotSeries]] = [
        lambda one: one.with_first_maps(8),
        lambda one: one.with_first_maps(4),
        lambda one: one.with_parts_of_kernels(SMALL_KERNEL, FIRST_CHANNELS, FIRST_FILTERS),
        lambda one: one.with_first_maps(2),
        lambda one: one.with_first_maps(1),
    ]
    for make in makers:
        if series.count_bytes() > MOST_SNAPSHOT_BYTES:
            series = make(series)
    return series


def register_bundled_runs(store: RunStore) -> None:
    """Write every bundled run's row into the database, unless it is there as recorded.

    Those whose folder is damaged become the store's `damaged_bundles`.
    """
    runs: dict[str, Run] = {}
    damaged: dict[str, BrokenRun] = {}
    for path in sorted(store.bundled_folder.glob(f"*/{RECORD_FILE}")):
        name = path.parent.name
        try:
            runs[name] = _read_bundled(path.parent)
        except LearnerError as error:
            damaged[name] = BrokenRun(
                name, name, SYSTEM, owner_name="", bundled=True, reason=without_frames(error)
            )
    store.damaged_bundles = damaged
    known = {run.id: (run.finished, run.test_accuracy) for run in store.runs() if run.bundled}
    changed = [run for run in runs.values() if known.get(run.id) != (run.finished, run.test_accuracy)]
    if not changed:
        return
    with suppress(IntegrityError), store.engine.begin() as connection:  # another process may be quicker
        connection.execute(sql.delete(RUNS).where(RUNS.c.id.in_([run.id for run in changed])))
        connection.execute(sql.insert(RUNS), [row_of(run) for run in changed])


def _read_bundled(folder: Path) -> Run:
    """Return the run that the folder's record describes.

    Raises:
        LearnerError: if the record or one of the files of arrays beside it cannot be read.
    """
    record = read_record(folder)
    given = {name: record.get(name) for name in ("name", "spec", "parent", *RECORDED)}
    for arrays in folder.rglob("*.npz"):
        check_arrays(arrays)
    added = {"id": folder.name, "owner": SYSTEM, "state": State.COMPLETED, "queued_at": given["created"]}
    return read_run({**given, **added, "bundled": True})


def main(given: Sequence[str] | None = None) -> int:
    """Run the command with these arguments, by default those of the process, and return its exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m lib.runs.bundle", description="Make a completed run one that ships with the app."
    )
    parser.add_argument("run_id")
    parser.add_argument("name", help="what it is called there")
    parser.add_argument("--numbers-only", action="store_true", help="leave weights and snapshots out")
    parser.add_argument(
        "--snapshots",
        type=int,
        default=0,
        metavar="N",
        help="keep at least so many snapshots, and rather fewer maps and parts of large kernels",
    )
    parser.add_argument("--parent", help="the bundled run whose weights it began with, if it did")
    arguments = parser.parse_args(given)
    try:
        folder = bundle(
            open_store(),
            arguments.run_id,
            arguments.name,
            numbers_only=arguments.numbers_only,
            parent=arguments.parent,
            snapshots=arguments.snapshots,
        )
    except LearnerError as error:
        print(error, file=sys.stderr)
        return 2
    print(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
