"""Evaluations in the background: one at a time, in pieces, so that other questions are answered in between."""

import threading
import time
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import cache

from lib.errors import N_, LearnerError
from lib.inspectors.answers import evaluation_files
from lib.inspectors.answers.evaluation import Evaluation, Tally, evaluate_on, finish_evaluation
from lib.inspectors.job_queue import JobQueue
from lib.runs import open_store


@dataclass
class Job:
    """One evaluation, from its place in the queue to its end.

    Attributes:
        future: the evaluation or the error, once there is one.
        done, total: how many images were read, and how many there are; both 0 until the first were read.
        began: when its turn came (`time.monotonic`); None while it waits for others.
        warm: when the first piece was done, and of how many images: loading took most of the time until then.
    """

    run_id: str
    checkpoint: str
    split: str
    future: Future[Evaluation] = field(default_factory=Future[Evaluation])
    done: int = 0
    total: int = 0
    began: float | None = None
    warm: tuple[float, int] | None = None
    stop_requested: threading.Event = field(default_factory=threading.Event)

    @property
    def seconds_left(self) -> float | None:
        """How long the rest takes at the pace since the first piece; None until that is known."""
        if self.warm is None or self.done <= self.warm[1]:
            return None
        since, first = self.warm
        return (time.monotonic() - since) * (self.total - self.done) / (self.done - first)


Key = tuple[str, str, str]
"""A run, its checkpoint and a split."""


class EvaluationQueue(JobQueue[Key, Job]):
    """Evaluates one after the other, in the inspectors, and keeps the evaluations with the runs."""

    def __init__(self) -> None:
        super().__init__("evaluations")

    def start(self, run_id: str, checkpoint: str, split: str) -> Job:
        """Return this evaluation, which is started unless it is under way; a kept one is complete at once."""
        return self.start_job((run_id, checkpoint, split))

    def find_job(self, run_id: str, checkpoint: str, split: str) -> Job | None:
        """Return the evaluation if it is under way, else None."""
        return self.get_job((run_id, checkpoint, split))

    def make_job(self, key: Key) -> Job:
        return Job(*key)

    def find_kept(self, key: Key) -> Evaluation | None:
        return load_kept(*key)

    def answer(self, job: Job) -> Evaluation:
        job.began = time.monotonic()
        tally = self._continue(job, None)
        while not tally.is_complete:
            tally = self._continue(job, tally)
        found = finish_evaluation(job.run_id, job.checkpoint, job.split, tally)
        store = open_store()
        run = store.get(job.run_id)
        files = store.files(run)
        evaluation_files.save(files, job.checkpoint, job.split, found, store.own_files(run))
        return found

    def _continue(self, job: Job, tally: Tally | None) -> Tally:
        if job.stop_requested.is_set():
            raise LearnerError(N_("The evaluation was stopped."))
        longer = evaluate_on(job.run_id, job.checkpoint, job.split, tally)
        job.done, job.total = longer.done, longer.total
        job.warm = job.warm or (time.monotonic(), job.done)
        return longer


def load_kept(run_id: str, checkpoint: str, split: str) -> Evaluation | None:
    """Return the evaluation that was kept with the run, here or before it was bundled; None if there is none.

    Raises:
        LearnerError: if the run or its checkpoint is not there.
    """
    store = open_store()
    run = store.get(run_id)
    return evaluation_files.load(store.files(run), checkpoint, split, store.own_files(run))


@cache
def evaluations() -> EvaluationQueue:
    """Return the evaluation queue of this web process."""
    return EvaluationQueue()


def evaluate(run_id: str, checkpoint: str, split: str) -> Evaluation:
    """Return the evaluation on all images of "train" (those that were learned from), "validation" or a test.

    Unless it was kept, this may take minutes; `evaluations().start` does not wait.

    Raises:
        LearnerError: if the run, its weights or the split are not there.
    """
    return evaluations().start(run_id, checkpoint, split).future.result()
