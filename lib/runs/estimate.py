"""How long a training will take on this machine, before it starts."""

import time
from functools import cache

import numpy as np

from lib import catalog
from lib.catalog.multiply_adds import estimated_multiply_adds
from lib.errors import LearnerError
from lib.runs.run import RunSpec, State
from lib.runs.store import RunStore

# What one step reaches of the machine's matrix-multiplication speed, measured with this code on two cores; from
# simple_cnn on, beside other trainings and in proportion to LeNet's.
TYPICAL_SHARE = {
    "capsnet_small": 0.3,
    "capsnet": 0.9,
    "efficient_capsnet": 0.4,
    "em_capsnet": 0.03,
    "baseline_cnn": 0.45,
    "lenet": 0.45,
    "simple_cnn": 0.5,
    "gru": 0.4,
    "bigru": 0.4,
    "conv_gru": 0.35,
    "pets_cnn": 0.9,
    "alexnet": 0.8,
}
OPERATIONS_PER_MULTIPLY_ADD = 6  # forward, and twice that backward; a multiply and an add each
SIDE = 768
AGAIN_SECONDS = 30.0


class _Machine:
    """Measures now and then and keeps the best, because a busy moment looks like a slow machine."""

    def __init__(self) -> None:
        self._best, self._measured_at = 0.0, -AGAIN_SECONDS

    def speed(self) -> float:
        now = time.monotonic()
        if now - self._measured_at >= AGAIN_SECONDS:
            self._best = max(self._best, _matrix_product_speed())
            self._measured_at = now
        return self._best


@cache
def _machine() -> _Machine:
    return _Machine()


def machine_speed() -> float:
    """Floating-point operations a second of a float32 matrix product with NumPy, the best seen so far."""
    return _machine().speed()


def _matrix_product_speed() -> float:
    matrix = np.ones((SIDE, SIDE), np.float32)
    seconds = []
    for _ in range(3):
        began = time.perf_counter()
        np.matmul(matrix, matrix)
        seconds.append(time.perf_counter() - began)
    return 2 * SIDE**3 / min(seconds)


def images_per_second(store: RunStore, spec: RunSpec) -> float:
    """Measured on this store's own trainings of the architecture, or estimated from its multiply-adds.

    Trainings of the very network on images of the same shape count alone where there are any.
    """
    wanted = _multiply_adds(spec)
    costs = [
        (run, cost)
        for run in store.runs(State.COMPLETED, State.STOPPED, State.RUNNING)
        if not run.bundled
        and run.spec.architecture == spec.architecture
        and run.images_per_second
        and (cost := _known_multiply_adds(run.spec))
    ]
    alike = [(run, cost) for run, cost in costs if cost == wanted and run.spec.model_options == spec.model_options]
    measured = [float(run.images_per_second or 0) * cost / wanted for run, cost in alike or costs]
    if measured:
        return float(np.median(measured[:5]))
    share = TYPICAL_SHARE.get(spec.architecture, 0.3)
    return share * machine_speed() / (OPERATIONS_PER_MULTIPLY_ADD * wanted)


def _multiply_adds(spec: RunSpec) -> int:
    """How many one image takes; raises LearnerError where the data set is gone."""
    classes = len(catalog.dataset(spec.dataset).class_names)
    return estimated_multiply_adds(spec.architecture, spec.model_options, spec.input_shape, classes)


def _known_multiply_adds(spec: RunSpec) -> int:
    """The same, or 0 where the data set is gone."""
    try:
        return _multiply_adds(spec)
    except LearnerError:
        return 0


def training_seconds(store: RunStore, spec: RunSpec) -> float:
    """The estimate for a whole training, validation included."""
    images = spec.total_steps() * int(spec.options["batch_size"])
    return images / images_per_second(store, spec)
