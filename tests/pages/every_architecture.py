"""Records a run of every architecture without training it: `python -m tests.pages.every_architecture`.

Each has one snapshot and one checkpoint of its initial weights, and two points that were never measured. It
prints the ids of the runs by architecture as one JSON line; they are in the store of `CAPSULE_LAB_HOME`.
"""

import json

import numpy as np

from lib import catalog
from lib.datasets import mnist
from lib.models.build import build_network
from lib.runs import RunStore, State, open_store
from lib.runs.metrics import Point
from lib.training.record.snapshot import collect_kernels, take_snapshot
from tests.runs.specs import spec

STEPS = 1


def record(store: RunStore, architecture: str, images: np.ndarray) -> str:
    """Keep a completed run of `architecture`; return its id."""
    wanted = spec(architecture, max_steps=STEPS)
    run = store.create(wanted, "ada", architecture, state=State.RUNNING)
    network = build_network(architecture, wanted.model, wanted.task)
    files = store.files(run)
    files.create()
    files.save_snapshot(0, take_snapshot(network, images, 1, collect_kernels(network)))
    files.save_checkpoint(STEPS, {name: weight.numpy() for name, weight in network.named_weights().items()})
    store.metrics.write(run.id, "train", [Point(STEPS, loss=2.3, accuracy=0.1)])
    store.change(run.id, state=State.COMPLETED, step=STEPS, parameters=network.parameter_count())
    return run.id


def main() -> None:
    store = open_store()
    images = mnist.load().test.images[:2].astype(np.float32) / 255.0
    print(json.dumps({name: record(store, name, images) for name in catalog.ARCHITECTURES}))


if __name__ == "__main__":
    main()
