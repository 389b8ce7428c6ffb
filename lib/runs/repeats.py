"""Runs that repeat one another: the same spec apart from the seed."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from lib.runs.estimate import training_seconds
from lib.runs.run import Run, State
from lib.runs.spec import RunSpec
from lib.runs.store import RunStore

SILENT_SECONDS = 120.0
"""A running training that has given no sign of life for so long is not counted on."""


def with_seed(spec: RunSpec, seed: int) -> RunSpec:
    """`spec` with another seed."""
    return replace(spec, training=replace(spec.training, seed=seed))


def seed_of(run: Run) -> int:
    return run.spec.training.seed


def completed_by_seed(runs: Iterable[Run], spec: RunSpec) -> dict[int, Run]:
    """The completed ones of `runs` that are `spec` apart from the seed, whoever trained them, in the seeds' order.

    Of several with one seed it is the last of them; in the store's order a bundled one, else the oldest.
    """
    found = {
        seed_of(run): run
        for run in _repeats(runs, spec)
        if run.state is State.COMPLETED and run.test_accuracy is not None
    }
    return {seed: found[seed] for seed in sorted(found)}


def under_way(runs: Iterable[Run], spec: RunSpec) -> list[Run]:
    """Those of `runs` that are `spec` apart from the seed, and wait or train now."""
    now = time.time()
    return [
        run
        for run in _repeats(runs, spec)
        if run.state is State.QUEUED or (run.active and now - (run.heartbeat or run.queued_at) < SILENT_SECONDS)
    ]


def missing_specs(runs: Sequence[Run], spec: RunSpec, count: int) -> list[RunSpec]:
    """The runs that have yet to be started so that `count` are there, each with a seed that is still free."""
    taken = {*completed_by_seed(runs, spec), *map(seed_of, under_way(runs, spec))}
    free = (seed for seed in range(count + len(taken)) if seed not in taken)
    return [with_seed(spec, next(free)) for _ in range(count - len(taken))]


def expected_seconds(store: RunStore, runs: Sequence[Run], spec: RunSpec) -> float:
    """How long one more run will take: as long as those that are there, else as estimated from the machine."""
    done = [run.seconds for run in completed_by_seed(runs, spec).values()]
    return float(np.median(done)) if done and np.median(done) else training_seconds(store, spec)


def _repeats(runs: Iterable[Run], spec: RunSpec) -> list[Run]:
    """Those that trained by this spec from the start: a branch began with weights that had learned already."""
    return [run for run in runs if run.parent is None and with_seed(run.spec, spec.training.seed) == spec]
