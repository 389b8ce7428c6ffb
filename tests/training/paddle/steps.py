"""Some steps in a process of PaddlePaddle's Python: `python -m tests.training.paddle.steps`.

Each line of the input names two files, GIVEN.npz and FOUND.npz, with a tab between them; once FOUND is written,
the line `DONE` is printed.

GIVEN has our named weights, the images and labels to learn from, and in `words` as JSON the architecture, its
options and those of the training. FOUND gets each layer's output before the first step (`outputs/…`), the losses,
our named weights after the last step (`weights/…`), and those of a training that was taken up again in the middle
(`resumed/…`).
"""

import json
import sys
from typing import Any

import numpy as np

from lib import catalog
from lib.datasets import Dataset, Split
from lib.models.task import Task
from lib.options.training import TrainingOptions
from lib.pictures.pixels import to_unit_range
from lib.runs.resume_state import ResumeState

DONE = "done\n"
STEPS, MIDDLE, RATE = 6, 3, 1e-3
HELD_OUT = 10
TRAINING = TrainingOptions(batch_size=8, shift=2, flip=True, seed=3)


def rate_of(step: int) -> float:
    """Return the learning rate of a step, which falls, as that tells two kinds of momentum from each other."""
    return RATE / step


def made_dataset(images: np.ndarray, labels: np.ndarray) -> Dataset:
    """Return a data set whose last `HELD_OUT` images are held out."""
    shape = (images.shape[1], images.shape[2], images.shape[3])
    split = Split(images, labels)
    classes = tuple(map(str, range(10)))
    return Dataset("made", classes, shape, lambda _name: split, validation_size=HELD_OUT)


def take_steps(given: str, found: str) -> None:
    from lib.training.paddle.network import PaddleNetwork
    from lib.training.paddle.optimizers import make_optimizer
    from lib.training.paddle.prepared import PreparedInPaddle, collect_kernels, restore

    with np.load(given) as arrays:
        values = dict(arrays)
    words = json.loads(str(values.pop("words")))
    dataset = made_dataset(values.pop("images"), values.pop("labels"))
    entry = catalog.architecture(words["architecture"])
    training = TRAINING.changed(**words["training"])
    layers = entry.layers(entry.model.changed(**words["options"]), Task(dataset.input_shape, 10))

    def prepared(kept: ResumeState | None = None) -> PreparedInPaddle:
        network = PaddleNetwork(layers, dataset.input_shape)
        optimizer = make_optimizer(training, network)
        network.load_named_weights(values)
        if kept:
            restore(network, optimizer, kept)
        pictured = to_unit_range(dataset.first_of_each_class())
        first = kept.step if kept else 0
        kernels = collect_kernels(network)
        return PreparedInPaddle(dataset, network, optimizer, training, first, STEPS, 0.0, pictured, kernels)

    whole, kept, losses = prepared(), None, []
    outputs = whole.network.layer_outputs(to_unit_range(dataset.validation.images))
    feed = whole.open_feed()
    for step in range(1, STEPS + 1):
        losses.append(whole.learn(feed, rate_of(step)).loss)
        if step == MIDDLE:
            kept = whole.capture(step, 0.0)
    resumed = prepared(kept)
    feed = resumed.open_feed()
    for step in range(MIDDLE + 1, STEPS + 1):
        resumed.learn(feed, rate_of(step))
    accuracy = whole.evaluator.evaluate(dataset.validation).accuracy
    kept_arrays: dict[str, Any] = {"losses": losses, "accuracy": accuracy}
    kept_arrays |= {f"outputs/{name}": array for name, array in outputs.items()}
    kept_arrays |= {f"weights/{name}": array for name, array in whole.weights().items()}
    kept_arrays |= {f"resumed/{name}": array for name, array in resumed.weights().items()}
    kept_arrays |= {f"maps/{name}": maps.values for name, maps in whole.snapshot().maps.items()}
    np.savez(found, **kept_arrays)


if __name__ == "__main__":
    for line in sys.stdin:
        take_steps(*line.removesuffix("\n").split("\t"))
        print(DONE, end="", flush=True)
