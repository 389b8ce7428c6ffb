"""Work in the background, one job after the other, that a page starts and comes back to."""

import threading
from collections.abc import Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Generic, Protocol, TypeVar


class BackgroundJob(Protocol):
    """A job, from its place in the queue to its end; its future gets the answer or the error."""

    @property
    def future(self) -> Future[Any]: ...


KeyT = TypeVar("KeyT", bound=Hashable)
JobT = TypeVar("JobT", bound=BackgroundJob)


class JobQueue(Generic[KeyT, JobT]):
    """Does one job after the other in a thread; a subclass says what a job is.

    Args:
        name: of the thread.
    """

    def __init__(self, name: str) -> None:
        self._lock = threading.Lock()
        self._jobs: dict[KeyT, JobT] = {}
        self._thread = ThreadPoolExecutor(1, name)

    def start_job(self, key: KeyT) -> JobT:
        """Return the job of this key, which is started unless it is under way; a kept answer is there at once."""
        with self._lock:
            job = self._jobs.get(key)
            if job is None:
                job = self.make_job(key)
                known = self.find_kept(key)
                if known is not None:
                    job.future.set_result(known)
                    return job
                self._jobs[key] = job
                self._thread.submit(self._work, key, job)
            return job

    def get_job(self, key: KeyT) -> JobT | None:
        """Return the job of this key if it is under way, else None."""
        return self._jobs.get(key)

    def make_job(self, key: KeyT) -> JobT:
        """Return a new job."""
        raise NotImplementedError

    def find_kept(self, key: KeyT) -> object | None:
        """Return the answer that was kept earlier, or None; raise LearnerError if it cannot be asked for."""
        raise NotImplementedError

    def answer(self, job: JobT) -> object:
        """Return the job's answer, and keep it; raise LearnerError if there is none, or the job was stopped."""
        raise NotImplementedError

    def _work(self, key: KeyT, job: JobT) -> None:
        try:
            found = self.answer(job)
        except BaseException as error:  # for those who wait for the future
            self._forget(key)
            job.future.set_exception(error)
        else:
            self._forget(key)
            job.future.set_result(found)

    def _forget(self, key: KeyT) -> None:
        with self._lock:
            self._jobs.pop(key, None)
