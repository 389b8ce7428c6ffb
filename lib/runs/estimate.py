"""How long a training will take on this machine, before it starts."""

import os
import time
from functools import cache

import numpy as np

from lib import catalog
from lib.errors import LearnerError
from lib.runs.run import Run, State
from lib.runs.spec import RunSpec
from lib.runs.store import RunStore

OPERATIONS_PER_MULTIPLY_ADD = 6  # forward, and twice that backward; a multiply and an add each
SIDE = 64
"""So small that NumPy multiplies on one core: several would wait for each other beside a training."""
PRODUCTS = 400


@cache
def machine_speed() -> float:
    """Return how many floating-point operations a second NumPy makes in float32 matrix products on all cores.

    One core is measured, by its fastest product, which nothing interrupted; so a busy machine has the same speed.
    """
    matrix = np.ones((SIDE, SIDE), np.float32)
    seconds: list[float] = []
    for _ in range(PRODUCTS):
        began = time.perf_counter()
        np.matmul(matrix, matrix)
        seconds.append(time.perf_counter() - began)
    return (os.cpu_count() or 1) * 2 * SIDE**3 / min(seconds)


def images_per_second(store: RunStore, spec: RunSpec) -> float:
    """Return the speed of this store's own trainings of the architecture, or an estimate from its multiply-adds.

    Trainings of the very network on images of the same shape count alone where there are any.
    """
    wanted = spec.multiply_adds()
    costs = [
        (run, cost)
        for run in store.runs(State.COMPLETED, State.STOPPED, State.RUNNING)
        if not run.bundled
        and run.spec.architecture == spec.architecture
        and run.images_per_second
        and (cost := _known_multiply_adds(run.spec))
    ]
    alike = [(run, cost) for run, cost in costs if cost == wanted and run.spec.model == spec.model]
    measured = [float(run.images_per_second or 0) * cost / wanted for run, cost in alike or costs]
    if measured:
        return float(np.median(measured[:5]))
    share = catalog.architecture(spec.architecture).share_of_peak
    return share * machine_speed() / (OPERATIONS_PER_MULTIPLY_ADD * wanted)


def _known_multiply_adds(spec: RunSpec) -> int:
    """Return how many of them one image takes, or 0 where the data set is gone."""
    try:
        return spec.multiply_adds()
    except LearnerError:
        return 0


def training_seconds(store: RunStore, spec: RunSpec) -> float:
    """Return the estimate for a whole training, validation included."""
    return spec.count_images_seen(spec.total_steps()) / images_per_second(store, spec)


def speed_of(run: Run) -> float | None:
    """Return how many images a second the run reads: now, while it is active; else over all of its training time.

    So a finished run's speed and time belong together: its time includes validations and snapshots.
    """
    if run.active or not run.seconds:
        return run.images_per_second
    try:
        return run.spec.count_images_seen(run.step) / run.seconds
    except LearnerError:  # the data set is gone
        return run.images_per_second


def seconds_left(run: Run) -> float | None:
    """Return how long the rest of the training takes at its speed so far; None if that is not known yet."""
    if not run.images_per_second or not run.step:
        return None
    try:
        images = run.spec.count_images_seen(run.total_steps) - run.spec.count_images_seen(run.step)
    except LearnerError:  # the data set is gone; the training ends on what it has read
        return None
    return images / run.images_per_second
