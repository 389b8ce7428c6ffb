"""Deleting a learner's own classes for good: their pictures, and what the runs on them show of these."""

from lib.datasets.own.delete import delete
from lib.datasets.own.manifest import NAME
from lib.runs.store import RunStore


def delete_own_classes(store: RunStore, set_id: str, learner: str) -> None:
    """Delete a learner's data set, end the trainings that learn from it, and delete the pictures in their folders.

    Curves, weights and filters of the runs stay, and the names of the classes.

    Raises:
        LearnerError: as `delete` does.
    """
    delete(set_id, learner)
    for run in store.runs():
        if run.spec.dataset == f"{NAME}:{set_id}":
            if run.active:
                store.stop(run.id)
            store.files(run).forget_pictures()
