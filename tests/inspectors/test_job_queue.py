"""The queue that measurements wait in: one job after the other, shared, counted and stopped between its steps."""

import threading

import pytest

from lib.errors import LearnerError
from lib.inspectors.job_queue import Job, JobQueue, Steps


class Counting(JobQueue[Job[int], str, int]):
    """Counts to a number in steps of two, each of which waits until it may go on."""

    def __init__(self) -> None:
        super().__init__("counting")
        self.may_go, self.kept = threading.Semaphore(0), dict[tuple[str, int], int]()

    def make_job(self, *key: *tuple[str, int]) -> Job[int]:
        return Job(key[1])

    def find_kept(self, *key: *tuple[str, int]) -> int | None:
        return self.kept.get(key)

    def measure(self, job: Job[int], *key: *tuple[str, int]) -> Steps[int]:
        name, count = key
        for _ in range(0, count, 2):
            self.may_go.acquire(timeout=60)
            if name == "broken":
                raise LearnerError("It cannot be counted.")
            yield 2
        self.kept[key] = count
        return count


@pytest.fixture
def queue() -> Counting:
    return Counting()


def test_who_asks_for_the_same_shares_a_job_and_what_is_kept_is_there_at_once(queue: Counting):
    job = queue.start("a", 4)
    assert queue.start("a", 4) is job is queue.find_job("a", 4) and (job.done, job.total) == (0, 4)
    other = queue.start("b", 2)
    assert queue.find_jobs([("a", 4), ("b", 2), ("c", 2)]) == [job, other]
    queue.may_go.release(3)
    assert job.future.result(60) == 4 and job.done == 4 and other.future.result(60) == 2
    assert queue.find_job("a", 4) is None and queue.start("a", 4).future.result(0) == 4


def test_a_job_that_is_stopped_ends_after_its_step_and_keeps_nothing(queue: Counting):
    job, waiting = queue.start("a", 8), queue.start("b", 8)
    waiting.stop_requested.set()
    job.stop_requested.set()
    queue.may_go.release()
    for one in (job, waiting):
        with pytest.raises(LearnerError, match="The measurement was stopped"):
            one.future.result(60)
    assert job.done <= 2 and waiting.done == 0 and not queue.kept and queue.find_job("a", 8) is None


def test_a_trouble_reaches_who_waits_and_the_next_job_is_done(queue: Counting):
    queue.may_go.release(2)
    with pytest.raises(LearnerError, match="cannot be counted"):
        queue.start("broken", 4).future.result(60)
    assert queue.start("a", 2).future.result(60) == 2
