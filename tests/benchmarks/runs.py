"""Real trainings through the run store, watched from outside."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from lib.runs import Run, RunSpec, RunStore

POLL_SECONDS = 0.02
WAIT_SECONDS = 180.0
OWNER = "benchmark"


@contextmanager
def training(store: RunStore) -> Iterator[Run]:
    """A `capsnet_small` that trains on MNIST, far from its end, until the block is left.

    It is queued as the Train page does it; the server's own supervisor starts it.
    """
    run = store.create(RunSpec.create("capsnet_small", "mnist", {"epochs": 500}), OWNER, "benchmark")
    try:
        wait_for_first_batch(store, run.id)
        yield run
    finally:
        end(store, run.id)


def wait_for_new_run(store: RunStore, known: set[str]) -> Run:
    """The first run that is not among the `known` ids."""
    for _ in _polls("a new run"):
        new = [run for run in store.runs() if run.id not in known]
        if new:
            return new[0]
    raise AssertionError("unreachable")


def wait_for_first_batch(store: RunStore, run_id: str) -> tuple[float, float]:
    """Wait until the run's first trained batch is in the store.

    Returns:
        When it was seen there, and when it was done (the metrics say how long before that), both in
        seconds since 1970.
    """
    for _ in _polls(f"the first batch of {run_id}"):
        metrics = store.metrics.read(run_id, "train")
        if len(metrics["step"]):
            seen = time.time()
            return seen, seen - float(np.ptp(metrics["seconds"]))
    raise AssertionError("unreachable")


def end(store: RunStore, run_id: str) -> None:
    """Stop the run and wait until its trainer is done with it."""
    store.stop(run_id)
    for _ in _polls(f"the end of {run_id}"):
        if not store.get(run_id).active:
            return


def _polls(what: str) -> Iterator[None]:
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline:
        yield
        time.sleep(POLL_SECONDS)
    raise TimeoutError(f"Waited {WAIT_SECONDS:.0f} s for {what}.")
