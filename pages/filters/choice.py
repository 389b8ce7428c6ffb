"""The runs whose training can be watched again."""

from lib.runs import Run, RunStore

OPENING_RUN = "compare-activations-leaky-relu"
"""What the page opens with: in five layers, with filters in colour, and with maps of one photo."""


def runs_with_snapshots(store: RunStore) -> list[Run]:
    """The opening run first, then the other bundled ones, then the newest; those that have still to begin too."""
    runs = [run for run in store.runs() if run.active or store.files(run).snapshot_steps()]
    bundled = sorted((run for run in runs if run.bundled), key=lambda run: (run.id != OPENING_RUN, run.name))
    return bundled + [run for run in runs if not run.bundled]
