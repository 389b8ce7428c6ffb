"""Read turned test images, one value of a dial at a time.

`python -m lib.inspectors.questions.turn RUN_ID [--dial turn] [--count 2000]` keeps a whole curve with the run.
"""

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import tensorflow as tf

from lib.datasets import Examples
from lib.datasets.transform import transform_images, transformation_by
from lib.errors import LearnerError
from lib.inspectors.answers import turned_curve as kept
from lib.inspectors.answers.inner_features import CAPSULES, find_features
from lib.inspectors.answers.linear_change import predict_linearly
from lib.inspectors.answers.turned_curve import COUNTS, NUMBERS, VALUES, TurnedPoint
from lib.inspectors.questions.evaluate import BATCH_PIXELS, BATCH_SIZE, load_split
from lib.inspectors.questions.networks import load_network
from lib.pictures.pixels import to_unit_range
from lib.runs import open_store

MOST_FOR_AXES = 1_000
"""Images from which the principal axes of features are found."""


@dataclass(frozen=True)
class Read:
    """What a network makes of n images.

    Attributes:
        right: of how many it names the right class.
        vectors: float32 [n, dim], of the capsule of the image's class; of a network without, all features.
    """

    right: int
    vectors: np.ndarray


def measure_turned(run_id: str, checkpoint: str, dial: str, value: float, count: int) -> TurnedPoint:
    """Return how the run's network reads the first `count` test images with one dial at `value`.

    Raises:
        LearnerError: if the run, its weights or its data set are not there.
    """
    before, axes, middle = _read_as_they_are(run_id, checkpoint, count)
    after = _read_all(run_id, checkpoint, count, dial, value, None if axes is None else (axes, middle))
    labels = _examples(run_id).take(np.arange(len(before.vectors))).labels
    change, vector = predict_linearly(before.vectors, after.vectors, labels)
    return TurnedPoint(value, after.right, len(labels), change, vector)


@lru_cache(maxsize=4)
def _read_as_they_are(run_id: str, checkpoint: str, count: int) -> tuple[Read, np.ndarray | None, np.ndarray]:
    """Return what it makes of the images as they are, and axes [dim, NUMBERS] and middle [dim] of its features."""
    name, numbers = _features_of(run_id, checkpoint)
    if name == CAPSULES or numbers <= NUMBERS:
        return _read_all(run_id, checkpoint, count, "turn", 0.0, None), None, np.zeros(0)
    some = _read_all(run_id, checkpoint, min(count, MOST_FOR_AXES), "turn", 0.0, None).vectors[::2]
    middle = some.mean(axis=0)
    _left, _sizes, right = np.linalg.svd(some - middle, full_matrices=False)
    axes = right[:NUMBERS].T
    return _read_all(run_id, checkpoint, count, "turn", 0.0, (axes, middle)), axes, middle


def _read_all(
    run_id: str,
    checkpoint: str,
    count: int,
    dial: str,
    value: float,
    onto: tuple[np.ndarray, np.ndarray] | None,
) -> Read:
    """Return what the network makes of the first `count` images with a dial at `value`.

    Args:
        onto: axes [dim, few] and a middle [dim] that the features are projected on; None leaves them as they are.
    """
    _network, entry = load_network(run_id, checkpoint)
    examples = _examples(run_id)
    height, width, _channels = entry.input_shape
    size = max(1, min(BATCH_SIZE, BATCH_PIXELS // (height * width)))
    read = _compile(run_id, checkpoint)
    name, _numbers = _features_of(run_id, checkpoint)
    right, vectors, total = 0, list[np.ndarray](), min(count, len(examples))
    for first in range(0, total, size):
        batch = examples.take(np.arange(first, min(first + size, total)))
        images = transform_images(batch.images, transformation_by({dial: value}))
        scores, features = (one.numpy() for one in read(tf.constant(to_unit_range(images))))
        right += int(np.sum(scores.argmax(axis=-1) == batch.labels))
        if name == CAPSULES:
            vectors.append(features[np.arange(len(features)), batch.labels])
        else:
            flat = features.reshape(len(features), -1)
            vectors.append(flat if onto is None else (flat - onto[1]) @ onto[0])
    return Read(right, np.concatenate(vectors))


def _examples(run_id: str) -> Examples:
    return load_split(open_store().get(run_id).spec, "test")


@lru_cache(maxsize=4)
def _features_of(run_id: str, checkpoint: str) -> tuple[str, int]:
    """Return the layer that is compared, as one test image shows it, and how many numbers it has."""
    network, entry = load_network(run_id, checkpoint)
    image = _examples(run_id).take(np.arange(1)).images
    outputs = network.layer_outputs(tf.constant(to_unit_range(image)))
    return find_features({name: one.numpy()[0] for name, one in outputs.items()}, len(entry.class_names))


@lru_cache(maxsize=4)
def _compile(run_id: str, checkpoint: str) -> Callable:
    """Return a function from images [batch, height, width, channels] to scores and features."""
    network, entry = load_network(run_id, checkpoint)
    name, _numbers = _features_of(run_id, checkpoint)
    signature = [tf.TensorSpec((None, *entry.input_shape), tf.float32)]

    @tf.function(input_signature=signature, autograph=False)
    def read(images: tf.Tensor):
        outputs = network.layer_outputs(images)
        return outputs[network.score_name], outputs[name]

    return read


def main() -> int:
    """Run the command and return its exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m lib.inspectors.questions.turn", description="Let a run's network read turned test images."
    )
    parser.add_argument("run_id")
    parser.add_argument("--dial", choices=tuple(VALUES), default="turn")
    parser.add_argument("--count", type=int, default=COUNTS[1])
    arguments = parser.parse_args()
    try:
        store = open_store()
        run = store.get(arguments.run_id)
        checkpoint = store.files(run).checkpoint("")
        asked = run.id, checkpoint, arguments.dial
        points = [measure_turned(*asked, float(value), arguments.count) for value in VALUES[arguments.dial]]
        curve = kept.save(run, checkpoint, arguments.dial, arguments.count, points, store.files(run))
    except LearnerError as error:
        print(error, file=sys.stderr)
        return 2
    for point in curve.points:
        print(point)
    return 0


if __name__ == "__main__":
    sys.exit(main())
