"""Finding the runs whose training can be watched again."""

from lib.errors import LearnerError
from lib.runs import Run, RunStore
from pages.kit.runs.choose_run import offer_runs
from pages.kit.seen import seen_runs

OPENING_RUN = "capsnet"
"""What the page opens with: large filters, in which strokes grow out of noise."""
SURPRISING_RUN = "compare-activations-leaky-relu"
"""Five layers of convolution, of which the first, whatever one expects, changes least."""


def find_runs_to_watch(store: RunStore) -> list[Run]:
    """Return the runs that have snapshots, train or wait, by group."""
    return offer_runs(seen_runs(store), lambda run: run.active or has_snapshots(store, run))


def has_snapshots(store: RunStore, run: Run) -> bool:
    """Return whether the run has snapshots that can be read."""
    try:
        return bool(store.files(run).snapshot_steps())
    except LearnerError:
        return False
