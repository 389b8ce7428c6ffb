"""What a learner may do with runs: start some, and change those that are their own.

Pages go through here; the store itself does what it is told, for trainers and for whoever runs the server.
"""

import threading

from lib.errors import N_, LearnerError
from lib.owners import owns
from lib.runs.broken import BrokenRun
from lib.runs.run import Run, State
from lib.runs.spec import RunSpec
from lib.runs.store import RunStore

MOST_WAITING = 5
"""Runs of one learner that may wait at a time."""

_one_at_a_time = threading.Lock()


class OwnRuns:
    """The runs of one learner in `store`."""

    def __init__(self, store: RunStore, learner: str) -> None:
        self.store = store
        self.learner = learner

    def has(self, run: Run | BrokenRun) -> bool:
        """Return whether the run is the learner's own."""
        return not run.bundled and owns(self.learner, run.owner)

    def count_free_places(self) -> int:
        """Return how many more runs of the learner may wait."""
        return max(0, MOST_WAITING - sum(self.has(run) for run in self.store.runs(State.QUEUED)))

    def start(
        self, spec: RunSpec, name: str = "", *, parent: str | None = None, parent_checkpoint: str | None = None
    ) -> Run:
        """Put a new run into the queue and return it; the arguments are those of `RunStore.create`.

        Raises:
            LearnerError: if the learner has `MOST_WAITING` runs there already, if the framework is not installed,
                or as `RunStore.create` does.
        """
        spec.check_trainable()
        with _one_at_a_time:
            self._ask_for_place()
            return self.store.create(spec, self.learner, name, parent=parent, parent_checkpoint=parent_checkpoint)

    def stop(self, run_id: str) -> None:
        """Ask for an end; raise LearnerError unless the run is there and the learner's own."""
        self._check(run_id)
        self.store.stop(run_id)

    def resume(self, run_id: str) -> None:
        """Queue a stopped or failed run again.

        Raises:
            LearnerError: if the run is not there, not the learner's own, or `MOST_WAITING` wait already.
        """
        self._check(run_id)
        with _one_at_a_time:
            self._ask_for_place()
            self.store.resume(run_id)

    def rename(self, run_id: str, name: str) -> None:
        """Give the run another name; raise LearnerError if it is not the learner's own, or as the store does."""
        self._check(run_id)
        self.store.rename(run_id, name)

    def delete(self, run_id: str) -> None:
        """Remove the run; raise LearnerError if it is not the learner's own, or as the store does."""
        self._check(run_id)
        self.store.delete(run_id)

    def _check(self, run_id: str) -> None:
        run = self.store.find(run_id)
        if not self.has(run):
            raise LearnerError(
                N_("The run “{name}” is not yours. Only the learner who started it can change it."),
                name=run.name or run.id,
            )

    def _ask_for_place(self) -> None:
        if not self.count_free_places():
            raise LearnerError(
                N_(
                    "{limit} of your runs are waiting already, and no more can wait at a time. Stop one of them, "
                    "or start this one later."
                ),
                limit=MOST_WAITING,
            )
