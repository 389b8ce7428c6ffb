"""How well a network does on a whole split, the last partial batch included."""

import numpy as np
import tensorflow as tf

from lib.datasets import Examples
from lib.models.network import Network, are_correct
from lib.training.pipeline import to_unit_range, unpack_batch
from lib.training.prepared import Evaluation

BATCH_SIZE = 250


class Evaluator:
    """Evaluates one network; the graph is traced once."""

    def __init__(self, network: Network) -> None:
        @tf.function(reduce_retracing=True, autograph=False)
        def measure(images: tf.Tensor, labels: tf.Tensor, parts: tf.Tensor | None = None):
            targets = None if parts is None else to_unit_range(parts)
            objective = network.objective(to_unit_range(images), labels, targets)
            right = tf.reduce_sum(tf.cast(are_correct(objective.scores, labels), tf.int32))
            return right, objective.total, objective.parts

        self._measure = measure

    def evaluate(self, split: Examples) -> Evaluation:
        """Return how well the network does on `split`.

        Every example counts once and equally; one with two labels is right if both are.
        """
        right, loss, parts = 0, 0.0, {}
        for first in range(0, len(split), BATCH_SIZE):
            batch = split.take(np.arange(first, min(first + BATCH_SIZE, len(split))))
            batch_right, batch_loss, batch_parts = self._measure(*map(tf.constant, unpack_batch(batch)))
            share = len(batch.labels) / len(split)
            right += int(batch_right)
            loss += share * float(batch_loss)
            for name, value in batch_parts.items():
                parts[name] = parts.get(name, 0.0) + share * float(value)
        return Evaluation(right / len(split), loss, parts, len(split))
