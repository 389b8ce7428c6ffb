"""How much routings depend on the picture, measured in the background, in pieces of a few seconds."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from lib.errors import N_, LearnerError
from lib.inspectors.answers import routing_measure
from lib.inspectors.answers.routing_measure import (
    COUNT,
    RoutingMeasure,
    blocks,
    count_couplings,
    load_kept,
    read_block,
    read_right,
    ways_of_run,
)
from lib.inspectors.job_queue import JobQueue
from lib.runs import open_store

Key = tuple[str, str]
"""A run and its checkpoint."""


@dataclass
class RoutingJob:
    """One measurement, from its place in the queue to its end.

    Attributes:
        future: what was measured or the error, once there is one.
        done, total: how many pieces are measured, and how many there are.
    """

    key: Key
    total: int
    future: Future[RoutingMeasure] = field(default_factory=Future[RoutingMeasure])
    done: int = 0
    stop_requested: threading.Event = field(default_factory=threading.Event)


class RoutingQueue(JobQueue[Key, RoutingJob]):
    """Measures one routing after the other in the background inspector, and keeps the measures with the runs."""

    def __init__(self) -> None:
        super().__init__("routing measures")

    def start(self, *key: *Key) -> RoutingJob:
        """Return this job, which is started unless it is under way; a kept measure is complete at once."""
        return self.start_job(key)

    def find_job(self, *key: *Key) -> RoutingJob | None:
        """Return the job if it is under way, else None."""
        return self.get_job(key)

    def make_job(self, key: Key) -> RoutingJob:
        return RoutingJob(key, blocks(COUNT) + 1 + len(ways_of_run(open_store().get(key[0]))))

    def find_kept(self, key: Key) -> RoutingMeasure | None:
        return load_kept(*key)

    def answer(self, job: RoutingJob) -> RoutingMeasure:
        run_id, checkpoint = job.key
        run = open_store().get(run_id)
        for _ in self._read_blocks(job):
            job.done += 1
        self._go_on(job)
        numbers = count_couplings(run_id, checkpoint)
        job.done += 1
        right: dict[str, np.ndarray] = {}
        for way in ways_of_run(run):
            self._go_on(job)
            right[way] = read_right(run_id, checkpoint, way)
            job.done += 1
        found = RoutingMeasure(numbers, right)
        routing_measure.save(run, checkpoint, found)
        return found

    def _read_blocks(self, job: RoutingJob) -> Iterator[None]:
        """Yield once for each block of test images that was read."""
        self._go_on(job)
        number = blocks(read_block(*job.key, 0))
        job.total -= blocks(COUNT) - number
        yield
        for block in range(1, number):
            self._go_on(job)
            read_block(*job.key, block)
            yield

    @staticmethod
    def _go_on(job: RoutingJob) -> None:
        """Raise LearnerError if the job was stopped."""
        if job.stop_requested.is_set():
            raise LearnerError(N_("The measurement was stopped."))


@cache
def routing_measures() -> RoutingQueue:
    """Return the queue of this web process."""
    return RoutingQueue()
