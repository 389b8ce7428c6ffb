"""How much routings depend on the picture, measured in the background, in pieces of a few seconds."""

from functools import cache

import numpy as np

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
from lib.inspectors.job_queue import Job, JobQueue, Steps
from lib.runs import open_store

Key = tuple[str, str]
"""A run and its checkpoint."""

RoutingJob = Job[RoutingMeasure]
"""Its total is of pieces."""


class RoutingQueue(JobQueue[RoutingJob, *Key]):
    """Measures one routing after the other in the background inspector, and keeps the measures with the runs."""

    def __init__(self) -> None:
        super().__init__("routing measures")

    def make_job(self, *key: *Key) -> RoutingJob:
        run_id, _checkpoint = key
        return RoutingJob(blocks(COUNT) + 1 + len(ways_of_run(open_store().get(run_id))))

    def find_kept(self, *key: *Key) -> RoutingMeasure | None:
        return load_kept(*key)

    def measure(self, job: RoutingJob, *key: *Key) -> Steps[RoutingMeasure]:
        run = open_store().get(key[0])
        number = blocks(read_block(*key, 0))
        job.total -= blocks(COUNT) - number
        yield 1
        for block in range(1, number):
            read_block(*key, block)
            yield 1
        numbers = count_couplings(*key)
        yield 1
        right: dict[str, np.ndarray] = {}
        for way in ways_of_run(run):
            right[way] = read_right(*key, way)
            yield 1
        found = RoutingMeasure(numbers, right)
        routing_measure.save(run, key[1], found)
        return found


@cache
def routing_measures() -> RoutingQueue:
    """Return the queue of this web process."""
    return RoutingQueue()
