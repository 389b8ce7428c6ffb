"""Curves over many turned test images, measured in the background: one value of a dial after the other."""

import threading
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import cache

from lib.errors import N_, LearnerError
from lib.inspectors.answers import turned_curve
from lib.inspectors.answers.turned_curve import VALUES, TurnedCurve, TurnedPoint, load_kept, measure_turned
from lib.inspectors.job_queue import JobQueue
from lib.runs import open_store

Key = tuple[str, str, str, int]
"""A run, its checkpoint, a dial and how many images."""


@dataclass
class TurningJob:
    """One curve, from its place in the queue to its end.

    Attributes:
        future: the curve or the error, once there is one.
        points: those that are known.
        total: how many there will be.
    """

    key: Key
    future: Future[TurnedCurve] = field(default_factory=Future[TurnedCurve])
    points: list[TurnedPoint] = field(default_factory=list[TurnedPoint])
    stop_requested: threading.Event = field(default_factory=threading.Event)

    @property
    def total(self) -> int:
        _run, _checkpoint, dial, _count = self.key
        return len(VALUES[dial])


class TurningQueue(JobQueue[Key, TurningJob]):
    """Measures one curve after the other in the background inspector, and keeps them with the runs."""

    def __init__(self) -> None:
        super().__init__("turned curves")

    def start(self, *key: *Key) -> TurningJob:
        """Return this curve's job, which is started unless it is under way; a kept one is complete at once."""
        return self.start_job(key)

    def find_job(self, *key: *Key) -> TurningJob | None:
        """Return the job if it is under way, else None."""
        return self.get_job(key)

    def make_job(self, key: Key) -> TurningJob:
        return TurningJob(key)

    def find_kept(self, key: Key) -> TurnedCurve | None:
        return load_kept(*key)

    def answer(self, job: TurningJob) -> TurnedCurve:
        """Return the curve, the values nearest to the picture as it is first, so that something is soon there."""
        run_id, checkpoint, dial, count = job.key
        values = VALUES[dial]
        middle = (values[0] + values[-1]) / 2
        for value in sorted(values, key=lambda one: abs(one - middle)):
            if job.stop_requested.is_set():
                raise LearnerError(N_("The measurement was stopped."))
            job.points.append(measure_turned(run_id, checkpoint, dial, float(value), count))
        return turned_curve.save(open_store().get(run_id), checkpoint, dial, count, job.points)


@cache
def turned_curves() -> TurningQueue:
    """Return the queue of this web process."""
    return TurningQueue()
