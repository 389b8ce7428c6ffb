"""Evaluations in the background: one at a time, in pieces, so that other questions come in between."""

import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache

from lib.errors import N_, LearnerError
from lib.inspectors.answers import evaluation_files
from lib.inspectors.answers.evaluation import Evaluation, Tally, complete, evaluate_on
from lib.runs import open_store


@dataclass
class Job:
    """One evaluation, from its place in the queue to its end.

    Attributes:
        future: has the evaluation, or the error, at the end.
        done, total: images read and all; both 0 until the first were read.
        began: when the first were asked for (`time.monotonic`), or None while others are before it.
        warm: when the first were read, and how many they were: loading took most of that time.
    """

    run_id: str
    checkpoint: str
    split: str
    future: "Future[Evaluation]" = field(default_factory=Future)
    done: int = 0
    total: int = 0
    began: float | None = None
    warm: tuple[float, int] | None = None
    stop_requested: threading.Event = field(default_factory=threading.Event)

    @property
    def seconds_left(self) -> float | None:
        """How long the rest takes at the pace since the first were read; None before that is known."""
        if self.warm is None or self.done <= self.warm[1]:
            return None
        since, first = self.warm
        return (time.monotonic() - since) * (self.total - self.done) / (self.done - first)


class EvaluationQueue:
    """Evaluates one after the other, in the inspectors, and keeps what comes of it with the runs."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._jobs: dict[tuple[str, str, str], Job] = {}
        self._thread = ThreadPoolExecutor(1, "evaluations")

    def start(self, run_id: str, checkpoint: str, split: str) -> Job:
        """Start this evaluation unless it is under way, and return it; what was kept is answered at once."""
        key = run_id, checkpoint, split
        with self._lock:
            job = self._jobs.get(key)
            if job is None:
                job = Job(*key)
                known = kept(*key)
                if known is not None:
                    job.future.set_result(known)
                    return job
                self._jobs[key] = job
                self._thread.submit(self._work, job)
            return job

    def under_way(self, run_id: str, checkpoint: str, split: str) -> Job | None:
        """Return the evaluation if it was started and has not ended, else None."""
        return self._jobs.get((run_id, checkpoint, split))

    def _work(self, job: Job) -> None:
        try:
            found = self._evaluate(job)
        except BaseException as error:  # whoever waits for the answer gets it
            self._forget(job)
            job.future.set_exception(error)
        else:
            self._forget(job)
            job.future.set_result(found)

    def _forget(self, job: Job) -> None:
        with self._lock:
            self._jobs.pop((job.run_id, job.checkpoint, job.split), None)

    def _evaluate(self, job: Job) -> Evaluation:
        job.began = time.monotonic()
        tally = self._continue(job, None)
        while not tally.complete:
            tally = self._continue(job, tally)
        found = complete(job.run_id, job.checkpoint, job.split, tally)
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


def kept(run_id: str, checkpoint: str, split: str) -> Evaluation | None:
    """Return what an earlier evaluation came to, here or before the run was bundled; None if there was none.

    Raises:
        LearnerError: if the run or its checkpoint is not there.
    """
    store = open_store()
    run = store.get(run_id)
    return evaluation_files.load(store.files(run), checkpoint, split, store.own_files(run))


@cache
def evaluations() -> EvaluationQueue:
    """Return the evaluations of this web process."""
    return EvaluationQueue()


def evaluate(run_id: str, checkpoint: str, split: str) -> Evaluation:
    """Return how the run's network does on all images of "train" (those it learned from), "validation" or a test.

    It waits for the end, which may take minutes unless it was kept; `evaluations().start` does not wait.

    Raises:
        LearnerError: if the run, its weights or the split are not there.
    """
    return evaluations().start(run_id, checkpoint, split).future.result()
