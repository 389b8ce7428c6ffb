"""Mistake 10: accuracy over only the full batches, 9984 of 10000 images."""

import keras
import numpy as np
import pytest
import tensorflow as tf

from lib.datasets import Split
from lib.models.lenet.network import LayerStack
from lib.training import evaluation
from lib.training.evaluation import Evaluator

SIZES = [1, 249, 250, 251, 500, 603]


class DropsTheLast(Evaluator):
    """The mistake: a last batch that is not full is left out."""

    def evaluate(self, split: Split):
        full = max(len(split) // evaluation.BATCH_SIZE, 1) * evaluation.BATCH_SIZE
        return super().evaluate(Split(split.images[:full], split.labels[:full]))


class CountsBatchesAlike(Evaluator):
    """A cousin: the mean of the batches' means, in which the few images of the last count more."""

    def evaluate(self, split: Split):
        pieces = [
            super(CountsBatchesAlike, self).evaluate(Split(split.images[i : i + 250], split.labels[i : i + 250]))
            for i in range(0, len(split), 250)
        ]
        return evaluation.Evaluation(
            float(np.mean([piece.accuracy for piece in pieces])),
            float(np.mean([piece.loss for piece in pieces])),
            {},
            len(split),
        )


def reader() -> LayerStack:
    """Return a network that reads its answer from the image: pixel k is 0.1 + 0.8 where it says class k."""
    return LayerStack([keras.layers.Flatten(name="flatten")], name="reader")


def split_of(size: int, wrong: set[int]) -> Split:
    """Return a split with four classes; the images say the label, but those in `wrong` say the next."""
    labels = np.arange(size, dtype=np.int32) % 4
    said = [(label + (number in wrong)) % 4 for number, label in enumerate(labels.tolist())]
    images = np.zeros((size, 2, 2, 1), np.uint8)
    images.reshape(size, 4)[np.arange(size), said] = 255
    return Split(images, labels)


def check_every_example_counts_once(kind: type[Evaluator]) -> None:
    """Compare with arithmetic: a right answer costs ln(1 + 3/e), a wrong one 1 more."""
    evaluator = kind(reader())
    right_loss = np.log(1 + 3 / np.e)
    for size in SIZES:
        for wrong in (set(), {size - 1}, {0}, set(range(size - min(size, 60), size))):
            measured = evaluator.evaluate(split_of(size, wrong))
            assert measured.examples == size
            assert measured.accuracy == pytest.approx(1 - len(wrong) / size, abs=1e-12)
            assert measured.loss == pytest.approx(right_loss + len(wrong) / size, abs=1e-5)


def test_mistake_10_every_example_counts_once():
    check_every_example_counts_once(Evaluator)


@pytest.mark.parametrize("mutant", [DropsTheLast, CountsBatchesAlike])
def test_mistake_10_is_caught(mutant):
    with pytest.raises(AssertionError):
        check_every_example_counts_once(mutant)


def test_parts_are_means_over_all_examples():
    from tests.models.networks import TINY_SHAPE, tiny_capsule_network

    random = np.random.default_rng(0)
    split = Split(random.integers(0, 256, (257, *TINY_SHAPE), np.uint8), random.integers(0, 3, 257, np.int32))
    network = tiny_capsule_network()
    images = (split.images / 255.0).astype(np.float32)
    objective = network.objective(tf.constant(images), tf.constant(split.labels))
    measured = Evaluator(network).evaluate(split)
    assert measured.loss == pytest.approx(float(objective.total), rel=1e-5)
    assert measured.parts.keys() == {"margin_loss", "reconstruction_loss"}
    for name, value in objective.parts.items():
        assert measured.parts[name] == pytest.approx(float(value), rel=1e-5)
    assert measured.accuracy == np.mean(np.argmax(objective.scores, -1) == split.labels)
