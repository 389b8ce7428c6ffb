"""Curves of how often noise misleads, measured in the background: one ε after the other."""

import threading
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import cache

from lib.errors import N_, LearnerError
from lib.inspectors.answers import noise_success
from lib.inspectors.answers.noise_success import (
    EPSILONS,
    Network,
    NoiseCurve,
    NoisePoint,
    load_kept,
    measure_noise,
)
from lib.inspectors.job_queue import JobQueue

Key = tuple[Network, Network, str]
"""Who makes the noise, who reads it, and the method."""


@dataclass
class NoiseJob:
    """One curve, from its place in the queue to its end.

    Attributes:
        future: the curve or the error, once there is one.
        points: those that are known.
    """

    key: Key
    future: Future[NoiseCurve] = field(default_factory=Future[NoiseCurve])
    points: list[NoisePoint] = field(default_factory=list[NoisePoint])
    stop_requested: threading.Event = field(default_factory=threading.Event)

    @property
    def total(self) -> int:
        """How many points there will be."""
        return len(EPSILONS)


class NoiseQueue(JobQueue[Key, NoiseJob]):
    """Measures one curve after the other in the background inspector, and keeps them with the runs."""

    def __init__(self) -> None:
        super().__init__("noise")

    def make_job(self, key: Key) -> NoiseJob:
        return NoiseJob(key)

    def find_kept(self, key: Key) -> NoiseCurve | None:
        return load_kept(*key)

    def answer(self, job: NoiseJob) -> NoiseCurve:
        for epsilon in EPSILONS:
            if job.stop_requested.is_set():
                raise LearnerError(N_("The measurement was stopped."))
            job.points.append(measure_noise(*job.key, epsilon))
        return noise_success.save(*job.key, job.points)


@cache
def noise_curves() -> NoiseQueue:
    """Return the queue of this web process."""
    return NoiseQueue()
