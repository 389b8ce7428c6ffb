"""Measurements in the background, one after the other, that a page starts, comes back to, and may stop."""

import threading
from collections.abc import Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, TypeVarTuple

from lib.errors import N_, LearnerError

AnswerT = TypeVar("AnswerT")
KeyT = TypeVarTuple("KeyT")

Steps = Generator[int, None, AnswerT]
"""Yields after each step how much of the job's `total` that was, and returns the answer."""


@dataclass
class Job(Generic[AnswerT]):
    """A measurement, from its place in the queue to its end.

    Attributes:
        total: how much there is to do, in a unit of the queue's own; it may change once more is known.
        future: the answer or the error, once there is one.
        done: how much of it is done.
    """

    total: int
    future: Future[AnswerT] = field(default_factory=Future[AnswerT])
    done: int = 0
    stop_requested: threading.Event = field(default_factory=threading.Event)


JobT = TypeVar("JobT", bound=Job[Any])


class JobQueue(Generic[JobT, *KeyT]):
    """Does one job after the other in a thread, and forgets it at its end; a subclass says what a job is.

    A job has a key, such as a run, its checkpoint and a split.

    Args:
        name: of the thread.
    """

    stopped = N_("The measurement was stopped.")
    """What is said of a job that was stopped between two of its steps."""

    def __init__(self, name: str) -> None:
        self._lock = threading.Lock()
        self._jobs: dict[tuple[*KeyT], JobT] = {}
        self._thread = ThreadPoolExecutor(1, name)

    def start(self, *key: *KeyT) -> JobT:
        """Return the job of this key, which is started unless it is under way; a kept answer is there at once."""
        with self._lock:
            job = self._jobs.get(key)
            if job is None:
                job = self.make_job(*key)
                known = self.find_kept(*key)
                if known is not None:
                    job.future.set_result(known)
                    return job
                self._jobs[key] = job
                self._thread.submit(self._work, key, job)
            return job

    def find_job(self, *key: *KeyT) -> JobT | None:
        """Return the job of this key if it is under way, else None."""
        return self._jobs.get(key)

    def find_jobs(self, keys: Iterable[tuple[*KeyT]]) -> list[JobT]:
        """Return those jobs of these keys that are under way."""
        return [job for key in keys if (job := self.find_job(*key)) is not None]

    def make_job(self, *key: *KeyT) -> JobT:
        """Return a new job."""
        raise NotImplementedError

    def find_kept(self, *key: *KeyT) -> object | None:
        """Return the answer that was kept earlier, or None; raise LearnerError if it cannot be asked for."""
        raise NotImplementedError

    def measure(self, job: JobT, *key: *KeyT) -> Steps[Any]:
        """Do the steps of a job, keep the answer and return it; raise LearnerError if there is none."""
        raise NotImplementedError

    def _work(self, key: tuple[*KeyT], job: JobT) -> None:
        try:
            found = self._finish(job, self.measure(job, *key))
        except BaseException as error:  # for those who wait for the future
            self._forget(key)
            job.future.set_exception(error)
        else:
            self._forget(key)
            job.future.set_result(found)

    def _finish(self, job: JobT, steps: Steps[Any]) -> object:
        while not job.stop_requested.is_set():
            try:
                job.done += next(steps)
            except StopIteration as end:
                return end.value
        steps.close()
        raise LearnerError(self.stopped)

    def _forget(self, key: tuple[*KeyT]) -> None:
        with self._lock:
            self._jobs.pop(key, None)
