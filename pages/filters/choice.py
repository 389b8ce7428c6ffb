"""The runs whose training can be watched again."""

from lib.errors import LearnerError
from lib.runs import Run, RunStore

OPENING_RUN = "compare-activations-leaky-relu"
"""What the page opens with: in five layers, with filters in colour, and with maps of one photo."""


def runs_with_snapshots(store: RunStore) -> list[Run]:
    """The opening run first, then the other bundled ones, then the newest; those that have still to begin too."""
    runs = [run for run in store.runs() if run.active or _has_snapshots(store, run)]
    bundled = sorted((run for run in runs if run.bundled), key=lambda run: (run.id != OPENING_RUN, run.name))
    return bundled + [run for run in runs if not run.bundled]


def _has_snapshots(store: RunStore, run: Run) -> bool:
    """Whether there are any that can be read."""
    try:
        return bool(store.files(run).snapshot_steps())
    except LearnerError:
        return False
