"""Finding the runs whose training can be watched again, and the one that the page opens with."""

from collections import defaultdict
from collections.abc import Iterable

from lib.errors import LearnerError
from lib.models.shapes import Convolution
from lib.runs import Run, RunStore
from pages.kit.runs.choose_run import offer_runs
from pages.kit.seen import seen_runs

FEWEST_SNAPSHOTS = 20
"""A run that the page opens with has as many: with fewer, its film jumps."""
SURPRISING_RUN = "compare-activations-leaky-relu"
"""Five layers of convolution, of which the first, whatever one expects, changes least."""


def find_runs_to_watch(store: RunStore) -> list[Run]:
    """Return the runs that have snapshots, train or wait, by group."""
    return offer_runs(seen_runs(store), lambda run: run.active or has_snapshots(store, run))


def has_snapshots(store: RunStore, run: Run) -> bool:
    """Return whether the run has snapshots that can be read."""
    return count_snapshots(store, run) > 0


def count_snapshots(store: RunStore, run: Run) -> int:
    """Return how many snapshots the run has; 0 if they cannot be read."""
    try:
        return len(store.files(run).snapshot_steps())
    except LearnerError:
        return 0


def find_opening_run(store: RunStore, runs: Iterable[Run]) -> str:
    """Return the id of the run that the page opens with: the one of the app with the largest first filters.

    In large filters one sees strokes grow out of noise, in 3 × 3 weights nothing. Runs with few snapshots are left
    out; of equally large filters those with more snapshots come first. "" if there is no such run.
    """
    of_side = defaultdict[int, list[Run]](list)
    for run in runs:
        if run.bundled:
            of_side[first_side(run)].append(run)
    for side in sorted(of_side, reverse=True):  # only the largest are looked into
        counts = [(count_snapshots(store, run), run.id) for run in of_side[side]]
        most, run_id = max(counts)
        if most >= FEWEST_SNAPSHOTS:
            return run_id
    return ""


def first_side(run: Run) -> int:
    """Return how many weights a filter of the run's first convolution over a picture has a side; 0 without any."""
    try:
        layers = run.architecture.layers(run.spec.model, run.spec.task)
        sizes = run.architecture.layer_sizes(run.spec.model, run.spec.task)
    except LearnerError:
        return 0
    found = (
        layer.kernel
        for layer, size in zip(layers, sizes, strict=True)
        if isinstance(layer, Convolution) and len(size.output_shape) == 3
    )
    return next(found, 0)
