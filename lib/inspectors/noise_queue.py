"""Curves of how often noise misleads, measured in the background: one ε after the other."""

from dataclasses import dataclass, field
from functools import cache

from lib.inspectors.answers import noise_success
from lib.inspectors.answers.noise_success import (
    EPSILONS,
    Network,
    NoiseCurve,
    NoisePoint,
    load_kept,
    measure_noise,
)
from lib.inspectors.job_queue import Job, JobQueue, Steps

Key = tuple[Network, Network, str]
"""Who makes the noise, who reads it, and the method."""


@dataclass
class NoiseJob(Job[NoiseCurve]):
    """One curve; its total is of sizes of noise.

    Attributes:
        points: those that are known.
    """

    points: list[NoisePoint] = field(default_factory=list[NoisePoint])


class NoiseQueue(JobQueue[NoiseJob, *Key]):
    """Measures one curve after the other in the background inspector, and keeps them with the runs."""

    def __init__(self) -> None:
        super().__init__("noise")

    def make_job(self, *key: *Key) -> NoiseJob:
        return NoiseJob(len(EPSILONS))

    def find_kept(self, *key: *Key) -> NoiseCurve | None:
        return load_kept(*key)

    def measure(self, job: NoiseJob, *key: *Key) -> Steps[NoiseCurve]:
        for epsilon in EPSILONS:
            job.points.append(measure_noise(*key, epsilon))
            yield 1
        return noise_success.save(*key, job.points)


@cache
def noise_curves() -> NoiseQueue:
    """Return the queue of this web process."""
    return NoiseQueue()
