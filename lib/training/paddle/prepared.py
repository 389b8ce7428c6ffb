"""A run that PaddlePaddle can train: one step, measuring, and what is kept to go on from."""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
import paddle  # pyright: ignore[reportMissingImports]
from paddle.nn import functional  # pyright: ignore[reportMissingImports]

from lib.datasets import Batch, Dataset, Examples
from lib.datasets.batches import batches, steps_per_epoch
from lib.models.shapes import Convolution
from lib.options.training import TrainingOptions
from lib.pictures.pixels import to_unit_range
from lib.runs.resume_state import ResumeState
from lib.runs.snapshots import Snapshot
from lib.training.paddle.network import PaddleNetwork, put_channels_first
from lib.training.paddle.optimizers import Optimizer, decay_penalty
from lib.training.prepared import Evaluation, Learned
from lib.training.record.seen import biases_beside, compose_snapshot

BATCH_SIZE = 250


@dataclass(frozen=True)
class Evaluator:
    """Measures the network on whole splits, without dropout."""

    network: PaddleNetwork

    def evaluate(self, split: Examples) -> Evaluation:
        """Return how well the network does on `split`; every example counts once and equally."""
        right, loss = 0, 0.0
        self.network.eval()
        with paddle.no_grad():
            for first in range(0, len(split), BATCH_SIZE):
                batch = split.take(np.arange(first, min(first + BATCH_SIZE, len(split))))
                logits, batch_loss = measure(self.network, batch)
                right += count_right(logits, batch.labels)
                loss += float(batch_loss) * len(batch.labels) / len(split)
        self.network.train()
        return Evaluation(right / len(split), loss, {}, len(split))


@dataclass(frozen=True)
class PreparedInPaddle:
    """See `lib.training.prepared.PreparedRun`.

    Attributes:
        snapshot_images: float32 [n, height, width, channels] in [0, 1], of which the first is pictured.
        initial_kernels: the convolutions' kernels before the first step, by name.
    """

    dataset: Dataset
    network: PaddleNetwork
    optimizer: Optimizer
    options: TrainingOptions
    first_step: int
    last_step: int
    seconds_before: float
    snapshot_images: np.ndarray
    initial_kernels: Mapping[str, np.ndarray]

    @property
    def evaluator(self) -> Evaluator:
        return Evaluator(self.network)

    @property
    def steps_per_epoch(self) -> int:
        return steps_per_epoch(len(self.dataset.fit), self.options.batch_size)

    def open_feed(self) -> Iterator[tuple[int, Batch]]:
        steps = {"first_step": self.first_step, "last_step": self.last_step}
        changes = self.options.augmentation()
        return _one_ahead(
            batches(self.dataset.fit, self.options.batch_size, seed=self.options.seed, **changes, **steps)
        )

    def learn(self, feed: Iterator[tuple[int, Batch]], rate: float) -> Learned:
        step, batch = next(feed)
        # What dropout drops depends on the seed and the step alone, so a training that resumes drops the same.
        paddle.seed(int(np.random.SeedSequence((self.options.seed, step)).generate_state(1)[0]))
        logits, loss = measure(self.network, batch)
        decay = self.options.weight_decay
        (loss + decay_penalty(self.network, decay) if decay else loss).backward()
        self.optimizer.step(step, rate)
        count = len(batch.labels)
        return Learned(count, float(loss), count_right(logits, batch.labels) / count)

    def weights(self) -> dict[str, np.ndarray]:
        return self.network.named_weights()

    def snapshot(self) -> Snapshot:
        outputs = self.network.layer_outputs(self.snapshot_images[:1])
        shown = {name: values[0] for name, values in outputs.items() if values.ndim == 4}
        kernels = collect_kernels(self.network)
        biases = biases_beside(kernels, self.network.named_weights())
        return compose_snapshot(kernels, self.initial_kernels, shown, self.snapshot_images[0], biases=biases)

    def capture(self, step: int, seconds: float) -> ResumeState:
        return ResumeState(step, seconds, (*self.weights().values(), *self.optimizer.state()))

    def graph(self) -> Any:
        return None


def restore(network: PaddleNetwork, optimizer: Optimizer, state: ResumeState) -> None:
    """Put a captured state back."""
    names = list(network.named_weights())
    network.load_named_weights(dict(zip(names, state.variables, strict=False)))
    optimizer.restore(state.variables[len(names) :])


def measure(network: PaddleNetwork, batch: Batch) -> tuple["paddle.Tensor", "paddle.Tensor"]:
    """Return the logits [batch, classes] and the mean cross-entropy of a batch as data sets give it."""
    images = paddle.to_tensor(put_channels_first(to_unit_range(batch.images)))
    logits = network(images)
    return logits, functional.cross_entropy(logits, paddle.to_tensor(batch.labels.astype(np.int64)))


def count_right(logits: "paddle.Tensor", labels: np.ndarray) -> int:
    """Return of how many images the label has the largest of the logits [batch, classes]."""
    return int((logits.numpy().argmax(axis=1) == labels).sum())


def collect_kernels(network: PaddleNetwork) -> dict[str, np.ndarray]:
    """Return every convolution's kernel by its weight's name, [height, width, inputs, filters]."""
    weights = network.named_weights()
    names = [f"{layer.name}/kernel" for layer in network.table if isinstance(layer, Convolution)]
    return {name: weights[name] for name in names}


def _one_ahead(feed: Iterator[tuple[int, Batch]]) -> Iterator[tuple[int, Batch]]:
    """Yield what `feed` yields; each batch is prepared while the step before computes."""
    with ThreadPoolExecutor(1) as thread:
        coming = thread.submit(next, feed, None)
        while (ready := coming.result()) is not None:
            coming = thread.submit(next, feed, None)
            yield ready
