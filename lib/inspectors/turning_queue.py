"""Curves over many turned test images, measured in the background: one value of a dial after the other."""

from dataclasses import dataclass, field
from functools import cache

from lib.inspectors.answers import turned_curve
from lib.inspectors.answers.turned_curve import VALUES, TurnedCurve, TurnedPoint, load_kept, measure_turned
from lib.inspectors.job_queue import Job, JobQueue, Steps
from lib.runs import open_store

Key = tuple[str, str, str, int]
"""A run, its checkpoint, a dial and how many images."""


@dataclass
class TurningJob(Job[TurnedCurve]):
    """One curve; its total is of values of the dial.

    Attributes:
        points: those that are known.
    """

    points: list[TurnedPoint] = field(default_factory=list[TurnedPoint])


class TurningQueue(JobQueue[TurningJob, *Key]):
    """Measures one curve after the other in the background inspector, and keeps them with the runs."""

    def __init__(self) -> None:
        super().__init__("turned curves")

    def make_job(self, *key: *Key) -> TurningJob:
        _run, _checkpoint, dial, _count = key
        return TurningJob(len(VALUES[dial]))

    def find_kept(self, *key: *Key) -> TurnedCurve | None:
        return load_kept(*key)

    def measure(self, job: TurningJob, *key: *Key) -> Steps[TurnedCurve]:
        """Measure the values nearest to the picture as it is first, so that something is soon there."""
        run_id, checkpoint, dial, count = key
        values = VALUES[dial]
        middle = (values[0] + values[-1]) / 2
        for value in sorted(values, key=lambda one: abs(one - middle)):
            job.points.append(measure_turned(run_id, checkpoint, dial, float(value), count))
            yield 1
        return turned_curve.save(open_store().get(run_id), checkpoint, dial, count, job.points)


@cache
def turned_curves() -> TurningQueue:
    """Return the queue of this web process."""
    return TurningQueue()
