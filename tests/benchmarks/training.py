"""What a training step costs, as one JSON object on standard output; progress goes to standard error.

python -m tests.benchmarks.training [--only NAME[,NAME]] [--steps 7]

The machine's limit is a float32 product of two 4096² matrices, measured before and after each network in
the same run. A network's share of it is images a second × the operations of one image's step / the limit, where
a step has 6 operations (forward, and twice that backward; a multiplication and an addition each) for each
multiply-add of the network in its direct form. So a step that gets by with fewer multiplications, as the
spectral convolution does, can exceed 1. On a machine that does nothing else it takes about two minutes.
"""

import argparse
import json
import sys
import time

import numpy as np
import tensorflow as tf

from lib import catalog, datasets
from lib.models.build import build_network
from lib.models.cost import count_multiply_adds
from lib.models.fast.fused_adam import FusedAdam
from lib.models.task import Task
from lib.training.step import compile_train_step
from tests.benchmarks.machine import SIDE, machine

BATCHES = {"capsnet": 100, "efficient_capsnet": 64, "capsnet_small": 64, "em_capsnet": 64, "lenet": 64}
OPERATIONS_PER_MULTIPLY_ADD = 6
WARM_UP_STEPS = 3


def limit_gflops() -> float:
    """The faster of TensorFlow's and NumPy's product of two 4096 × 4096 matrices, in 10⁹ operations a second."""
    left, right = (np.random.default_rng(seed).random((SIDE, SIDE), np.float32) for seed in (0, 1))
    tensors = tf.constant(left), tf.constant(right)
    seconds = [min(_seconds(lambda: tf.matmul(*tensors).numpy(), 3)), min(_seconds(lambda: left @ right, 3))]
    return 2 * SIDE**3 / min(seconds) / 1e9


def _seconds(work, times: int) -> list[float]:
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return taken


def measure(architecture: str, batch: int, steps: int) -> dict[str, float | int]:
    """One network's training step on real digits, with the catalogue's default options."""
    entry, dataset = catalog.architecture(architecture), datasets.load("mnist")
    network = build_network(architecture, entry.model, Task(dataset.input_shape, len(dataset.class_names)))
    optimizer = FusedAdam(1e-3)
    optimizer.build(network.trainable_variables)
    train_step = compile_train_step(network, optimizer, dataset.input_shape)
    examples = dataset.fit.take(np.arange(batch))
    images, labels = tf.constant(examples.images), tf.constant(examples.labels)
    before = limit_gflops()
    _seconds(lambda: float(train_step(images, labels)[0]), WARM_UP_STEPS)
    taken = _seconds(lambda: float(train_step(images, labels)[0]), steps)
    limit = max(before, limit_gflops())
    products = count_multiply_adds(network, dataset.input_shape)
    speed = batch / float(np.median(taken))
    return {
        "batch": batch,
        "multiply_adds": products,
        "images_per_second": round(speed, 1),
        "step_ms": round(1000 * float(np.median(taken)), 1),
        "fastest_step_ms": round(1000 * min(taken), 1),
        "limit_gflops": round(limit, 1),
        "share_of_limit": round(speed * OPERATIONS_PER_MULTIPLY_ADD * products / limit / 1e9, 3),
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.training", description=__doc__)
    parser.add_argument("--only", default=",".join(BATCHES), help="names of architectures, with commas")
    parser.add_argument("--steps", type=int, default=7, help="steps to measure of each")
    arguments = parser.parse_args()
    results: dict[str, object] = {"machine": machine()}
    for name in arguments.only.split(","):
        print(f"{name} …", file=sys.stderr, flush=True)
        results[name] = measure(name, BATCHES[name], arguments.steps)
    print(json.dumps(results))


if __name__ == "__main__":
    main()
