"""What a learner sees: all data sets and runs, but for other learners' own classes until these are shared."""

from collections.abc import Iterable

from lib import catalog, learner
from lib.errors import N_, LearnerError
from lib.owners import owns
from lib.runs import Run, RunStore


def seen_datasets() -> list[catalog.DatasetEntry]:
    """Return the data sets that the learner may choose, their own classes last."""
    here = learner.learner_id()
    return [entry for entry in catalog.datasets() if entry.may_be_seen_by(here)]


def seen_names(names: Iterable[str]) -> list[str]:
    """Return those of these names of data sets that the learner may choose."""
    here = learner.learner_id()
    return [name for name in names if _is_seen(name, here)]


def seen_runs(store: RunStore) -> list[Run]:
    """Return the runs that the learner may look at, in the store's order."""
    here = learner.learner_id()
    return [run for run in store.runs() if may_look_at(run, here)]


def get_seen_run(store: RunStore, run_id: str) -> Run:
    """Return the run called `run_id`; raise LearnerError if there is none that the learner may look at."""
    run = store.get(run_id)
    if not may_look_at(run, learner.learner_id()):
        raise LearnerError(N_("There is no run “{run_id}”. It may have been deleted."), run_id=run_id)
    return run


def may_look_at(run: Run, here: str) -> bool:
    """Return whether the learner of this id may look at a run."""
    # A run shows the pictures that it learned from: as test images, as mistakes, in its snapshots.
    return owns(here, run.owner) or _is_seen(run.spec.dataset, here)


def _is_seen(dataset: str, here: str) -> bool:
    try:
        return catalog.dataset(dataset).may_be_seen_by(here)
    except LearnerError:  # it is gone, and its pictures with it
        return True
