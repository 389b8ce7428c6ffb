"""How long a training will take on this machine, before it starts."""

import os
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
    "capsnet": 0.72,
    "efficient_capsnet": 0.4,
    "em_capsnet": 0.03,
    "baseline_cnn": 0.45,
    "lenet": 0.34,
    "simple_cnn": 0.5,
    "gru": 0.4,
    "bigru": 0.4,
    "conv_gru": 0.35,
    "pets_cnn": 0.9,
    "alexnet": 0.8,
}
OPERATIONS_PER_MULTIPLY_ADD = 6  # forward, and twice that backward; a multiply and an add each
SIDE = 64
"""So small that NumPy multiplies on one core: several would wait for each other beside a training."""
PRODUCTS = 400


@cache
def machine_speed() -> float:
    """Floating-point operations a second of float32 matrix products with NumPy, on all of the machine's cores.

    That of one core, by its fastest product, which nothing interrupted; so it is the same on a busy machine.
    """
    matrix = np.ones((SIDE, SIDE), np.float32)
    seconds = []
    for _ in range(PRODUCTS):
        began = time.perf_counter()
        np.matmul(matrix, matrix)
        seconds.append(time.perf_counter() - began)
    return (os.cpu_count() or 1) * 2 * SIDE**3 / min(seconds)


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
