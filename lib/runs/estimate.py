"""How long a training will take on this machine, before it starts."""

import time
from functools import cache

import numpy as np

from lib import catalog
from lib.runs.run import RunSpec, State
from lib.runs.store import RunStore

# What one step reaches of the machine's matrix-multiplication speed, measured with this code on two cores.
TYPICAL_SHARE = {"capsnet_small": 0.2, "capsnet": 0.45, "lenet": 0.45}
OPERATIONS_PER_MULTIPLY_ADD = 6  # forward, and twice that backward; a multiply and an add each
SIDE = 768


@cache
def machine_speed() -> float:
    """Floating-point operations a second of a float32 matrix product with NumPy, the best of three."""
    matrix = np.ones((SIDE, SIDE), np.float32)
    best = float("inf")
    for _ in range(3):
        began = time.perf_counter()
        np.matmul(matrix, matrix)
        best = min(best, time.perf_counter() - began)
    return 2 * SIDE**3 / best


def images_per_second(store: RunStore, architecture: str) -> float:
    """Measured on this store's own trainings of the architecture, or estimated from its multiply-adds."""
    measured = [
        run.images_per_second
        for run in store.runs(State.COMPLETED, State.STOPPED, State.RUNNING)
        if not run.bundled and run.spec.architecture == architecture and run.images_per_second
    ]
    if measured:
        return float(np.median(measured[:5]))
    entry = catalog.architecture(architecture)
    share = TYPICAL_SHARE.get(architecture, 0.3)
    return share * machine_speed() / (OPERATIONS_PER_MULTIPLY_ADD * entry.multiply_adds)


def training_seconds(store: RunStore, spec: RunSpec) -> float:
    """The estimate for a whole training, validation included."""
    images = spec.total_steps() * int(spec.options["batch_size"])
    return images / images_per_second(store, spec.architecture)
