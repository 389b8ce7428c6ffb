"""Evaluations in the background: one at a time, in pieces, so that other questions are answered in between."""

import time
from dataclasses import dataclass
from functools import cache

import numpy as np

from lib.errors import N_
from lib.inspectors.answers import evaluation_files
from lib.inspectors.answers.evaluation import Evaluation, Tally, evaluate_on, finish_evaluation
from lib.inspectors.job_queue import Job, JobQueue, Steps
from lib.runs import open_store

Key = tuple[str, str, str]
"""A run, its checkpoint and a split."""


@dataclass
class EvaluationJob(Job[Evaluation]):
    """One evaluation; its total is of images, and 0 until the first were read.

    Attributes:
        began: when its turn came (`time.monotonic`); None while it waits for others.
        warm: when the first piece was done, and of how many images: loading took most of the time until then.
    """

    total: int = 0
    began: float | None = None
    warm: tuple[float, int] | None = None

    @property
    def seconds_left(self) -> float | None:
        """How long the rest takes at the pace since the first piece; None until that is known."""
        if self.warm is None or self.done <= self.warm[1]:
            return None
        since, first = self.warm
        return (time.monotonic() - since) * (self.total - self.done) / (self.done - first)


class EvaluationQueue(JobQueue[EvaluationJob, *Key]):
    """Evaluates one after the other, in the inspectors, and keeps the evaluations with the runs."""

    stopped = N_("The evaluation was stopped.")

    def __init__(self) -> None:
        super().__init__("evaluations")

    def make_job(self, *key: *Key) -> EvaluationJob:
        return EvaluationJob()

    def find_kept(self, *key: *Key) -> object | None:
        return load_kept(*key)

    def measure(self, job: EvaluationJob, *key: *Key) -> Steps[Evaluation]:
        run_id, checkpoint, split = key
        job.began = time.monotonic()
        tally: Tally | None = None
        while tally is None or not tally.is_complete:
            tally = evaluate_on(*key, tally)
            job.total, job.warm = tally.total, job.warm or (time.monotonic(), tally.done)
            yield tally.done - job.done
        found = finish_evaluation(*key, tally)
        store = open_store()
        run = store.get(run_id)
        evaluation_files.save(store.files(run), checkpoint, split, found, store.own_files(run))
        return found


def load_kept(run_id: str, checkpoint: str, split: str) -> Evaluation | None:
    """Return the evaluation that was kept with the run, here or before it was bundled; None if there is none.

    Raises:
        LearnerError: if the run or its checkpoint is not there.
    """
    store = open_store()
    run = store.get(run_id)
    return evaluation_files.load(store.files(run), checkpoint, split, store.own_files(run))


class ScoresQueue(EvaluationQueue):
    """Evaluates on the test where not all scores were kept, even if the evaluation was."""

    def find_kept(self, *key: *Key) -> object | None:
        run_id, checkpoint, _split = key
        return load_kept_scores(run_id, checkpoint)


def load_kept_scores(run_id: str, checkpoint: str) -> tuple[np.ndarray, np.ndarray] | None:
    """Return labels and scores of the test images as `evaluation_files.load_scores` does.

    Raises:
        LearnerError: if the run or its checkpoint is not there.
    """
    store = open_store()
    run = store.get(run_id)
    return evaluation_files.load_scores(store.files(run), checkpoint, store.own_files(run))


@cache
def scores_to_keep() -> ScoresQueue:
    """Return the queue of this web process that keeps all scores of tests."""
    return ScoresQueue()


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
