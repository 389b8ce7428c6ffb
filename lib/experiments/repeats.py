"""The runs that there are of an arm, and those that are missing: the same spec apart from the seed."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from lib.experiments.arm import Arm
from lib.runs import Run, RunSpec, RunStore, State
from lib.runs.estimate import training_seconds

SILENT_SECONDS = 120.0
"""A running training that has given no sign of life for so long is not counted on."""


def with_seed(spec: RunSpec, seed: int) -> RunSpec:
    """Return `spec` with another seed."""
    return replace(spec, training=replace(spec.training, seed=seed))


def seed_of(run: Run) -> int:
    """Return the seed that the run trains with."""
    return run.spec.training.seed


def completed_runs(runs: Iterable[Run], arm: Arm) -> list[Run]:
    """Return the completed ones of `runs` that are this arm, one a seed in the seeds' order, whoever trained them.

    Of several with one seed it is the last of them; in the store's order a bundled one, else the oldest.
    """
    return _completed(runs, arm.spec)


def runs_under_way(runs: Iterable[Run], arm: Arm) -> list[Run]:
    """Return those of `runs` that are this arm, and wait or train now."""
    return _under_way(runs, arm.spec)


def missing_runs(runs: Sequence[Run], arms: Iterable[Arm], each: int = 1) -> list[RunSpec]:
    """Return what has yet to be started so that each arm has `each` runs, with seeds that are still free.

    A run that two arms share is there once.
    """
    found: list[RunSpec] = []
    for arm in arms:
        found += [spec for spec in _missing(runs, arm.spec, each) if spec not in found]
    return found


def fewest_runs(runs: Sequence[Run], arms: Iterable[Arm]) -> int:
    """Return how many completed or coming runs the arm has that has fewest."""
    return min(len(completed_runs(runs, arm)) + len(runs_under_way(runs, arm)) for arm in arms)


def expected_seconds(store: RunStore, runs: Sequence[Run], specs: Iterable[RunSpec]) -> float:
    """Return how long these will take one after the other.

    Each as long as its repetitions that are there, else as estimated from the machine.
    """
    return sum(_expected_seconds(store, runs, spec) for spec in specs)


def _expected_seconds(store: RunStore, runs: Sequence[Run], spec: RunSpec) -> float:
    done = [run.seconds for run in _completed(runs, spec)]
    return float(np.median(done)) if done and np.median(done) else training_seconds(store, spec)


def _missing(runs: Sequence[Run], spec: RunSpec, count: int) -> list[RunSpec]:
    taken = set(map(seed_of, [*_completed(runs, spec), *_under_way(runs, spec)]))
    free = (seed for seed in range(count + len(taken)) if seed not in taken)
    return [with_seed(spec, next(free)) for _ in range(count - len(taken))]


def _completed(runs: Iterable[Run], spec: RunSpec) -> list[Run]:
    found = {
        seed_of(run): run
        for run in _repeats(runs, spec)
        if run.state is State.COMPLETED and run.test_accuracy is not None
    }
    return [found[seed] for seed in sorted(found)]


def _under_way(runs: Iterable[Run], spec: RunSpec) -> list[Run]:
    now = time.time()
    return [
        run
        for run in _repeats(runs, spec)
        if run.state is State.QUEUED or (run.active and now - (run.heartbeat or run.queued_at) < SILENT_SECONDS)
    ]


def _repeats(runs: Iterable[Run], spec: RunSpec) -> list[Run]:
    """Return those that trained by this spec from the start; a branch began with trained weights."""
    return [run for run in runs if run.parent is None and with_seed(run.spec, spec.training.seed) == spec]
