"""Finding the runs whose training can be watched again."""

from lib.errors import LearnerError
from lib.runs import Run, RunStore
from pages.kit.seen import seen_runs

OPENING_RUN = "capsnet"
"""What the page opens with: large filters, in which strokes grow out of noise."""
SURPRISING_RUN = "compare-activations-leaky-relu"
"""Five layers of convolution, of which the first, whatever one expects, changes least."""


def find_runs_to_watch(store: RunStore) -> list[Run]:
    """Return the runs that have snapshots, train or wait: the opening run, other bundled ones, then the newest."""
    runs = [run for run in seen_runs(store) if run.active or _has_snapshots(store, run)]
    bundled = sorted((run for run in runs if run.bundled), key=lambda run: (run.id != OPENING_RUN, run.name))
    return bundled + [run for run in runs if not run.bundled]


def _has_snapshots(store: RunStore, run: Run) -> bool:
    """Return whether the run has snapshots that can be read."""
    try:
        return bool(store.files(run).snapshot_steps())
    except LearnerError:
        return False
