"""How well a network does on a whole split, the last partial batch included."""

from dataclasses import dataclass

import numpy as np
import tensorflow as tf

from lib.data import Examples
from lib.models import Network

BATCH_SIZE = 250


@dataclass(frozen=True)
class Evaluation:
    """`accuracy` in [0, 1] and the mean `loss` and named `parts` over all `examples`."""

    accuracy: float
    loss: float
    parts: dict[str, float]
    examples: int


class Evaluator:
    """Evaluates one network; the graph is traced once."""

    def __init__(self, network: Network) -> None:
        @tf.function(reduce_retracing=True, autograph=False)
        def measure(images: tf.Tensor, labels: tf.Tensor):
            objective = network.objective(tf.cast(images, tf.float32) / 255.0, labels)
            right = tf.reduce_sum(tf.cast(tf.argmax(objective.scores, -1, tf.int32) == labels, tf.int32))
            return right, objective.total, objective.parts

        self._measure = measure

    def evaluate(self, split: Examples) -> Evaluation:
        """Every example of `split` counts once and equally."""
        right, loss, parts = 0, 0.0, {}
        for first in range(0, len(split), BATCH_SIZE):
            batch = split.take(np.arange(first, min(first + BATCH_SIZE, len(split))))
            batch_right, batch_loss, batch_parts = self._measure(
                tf.constant(batch.images), tf.constant(batch.labels)
            )
            share = len(batch.labels) / len(split)
            right += int(batch_right)
            loss += share * float(batch_loss)
            for name, value in batch_parts.items():
                parts[name] = parts.get(name, 0.0) + share * float(value)
        return Evaluation(right / len(split), loss, parts, len(split))
