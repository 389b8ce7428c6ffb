"""Count how often noise misleads a network, over many test images.

`python -m lib.inspectors.questions.noise_success RUN_ID [--read-by RUN_ID]` keeps the curves of both methods with
the run that makes the noise.
"""

import argparse
import sys
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import tensorflow as tf

from lib.errors import N_, LearnerError
from lib.inspectors.answers import noise_success as kept
from lib.inspectors.answers.adversarial_noise import Method, step_away
from lib.inspectors.answers.noise_success import COUNT, EPSILONS, Network, NoisePoint
from lib.inspectors.questions.adversarial import approach, compile_gradients
from lib.inspectors.questions.evaluate import load_split
from lib.inspectors.questions.networks import load_network
from lib.pictures.pixels import to_unit_range
from lib.runs import open_store

TOGETHER = 50
"""How many images are read at once."""


class Chosen(NamedTuple):
    """Images that are read right, float32 [n, height, width, channels] in [0, 1], labels [n], how many classes."""

    images: np.ndarray
    labels: np.ndarray
    classes: int

    @property
    def next_labels(self) -> np.ndarray:
        """The class after the right one, [n]: where `Method.TARGET` goes."""
        return (self.labels + 1) % self.classes


def measure_noise(maker: Network, reader: Network, method: str, epsilon: float) -> NoisePoint:
    """Return how often the maker's noise misleads the reader, over the first test images that both read right.

    Raises:
        LearnerError: if a run, its weights or its data set is not there, or no image is read right.
    """
    chosen = choose_images(maker, reader)
    images, labels, _classes = chosen
    directions = find_directions(maker, reader, method)
    if method == Method.FGSM:
        noisy = step_away(images, directions, epsilon)
    else:
        reach = np.full(len(images), epsilon)
        noisy = approach(compile_gradients(*maker), images, chosen.next_labels, reach)
    read = read_all(reader, noisy)
    fooled = read != labels if method == Method.FGSM else read == chosen.next_labels
    is_zero = (directions == 0).reshape(len(images), -1)
    return NoisePoint(
        epsilon, int(fooled.sum()), len(images), float(is_zero.mean()), int(is_zero.all(axis=1).sum())
    )


@lru_cache(maxsize=4)
def choose_images(maker: Network, reader: Network) -> Chosen:
    """Return the first `COUNT` test images that both networks read right, or fewer where there are no more."""
    examples = load_split(open_store().get(maker[0]).spec, "test")
    _network, entry = load_network(*maker)
    images, labels, found = list[np.ndarray](), list[np.ndarray](), 0
    for first in range(0, len(examples), TOGETHER):
        batch = examples.take(np.arange(first, min(first + TOGETHER, len(examples))))
        pixels = to_unit_range(batch.images)
        right = np.all([read_all(one, pixels) == batch.labels for one in {maker, reader}], axis=0)
        images.append(pixels[right])
        labels.append(batch.labels[right])
        found += int(right.sum())
        if found >= COUNT:
            break
    if not found:
        raise LearnerError(N_("There is no test image that these networks read right."))
    return Chosen(np.concatenate(images)[:COUNT], np.concatenate(labels)[:COUNT], len(entry.class_names))


@lru_cache(maxsize=4)
def find_directions(maker: Network, reader: Network, method: str) -> np.ndarray:
    """Return the signs of the gradients of the images as they are, int8 [n, height, width, channels]."""
    chosen = choose_images(maker, reader)
    labels = chosen.labels if method == Method.FGSM else chosen.next_labels
    return np.sign(compile_gradients(*maker)(chosen.images, labels)).astype(np.int8)


def read_all(reader: Network, images: np.ndarray) -> np.ndarray:
    """Return the class [n] that a network reads in each image."""
    score = _compile(*reader)
    parts = (images[first : first + TOGETHER] for first in range(0, len(images), TOGETHER))
    return np.concatenate([score(tf.constant(part)).numpy().argmax(axis=1) for part in parts])


@lru_cache(maxsize=4)
def _compile(run_id: str, checkpoint: str):
    """Return a function from images [n, height, width, channels] to scores [n, classes]."""
    network, entry = load_network(run_id, checkpoint)
    signature = [tf.TensorSpec((None, *entry.input_shape), tf.float32)]
    return tf.function(lambda images: network(images), input_signature=signature, autograph=False)


def main() -> int:
    """Run the command and return its exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m lib.inspectors.questions.noise_success",
        description="Count how often a run's noise misleads a network.",
    )
    parser.add_argument("run_id")
    parser.add_argument("--read-by", metavar="RUN_ID", help="the run that reads; the same one if it is left out")
    arguments = parser.parse_args()
    try:
        store = open_store()
        runs = [store.get(run_id) for run_id in (arguments.run_id, arguments.read_by or arguments.run_id)]
        maker, reader = ((run.id, store.files(run).checkpoints()[-1]) for run in runs)
        for method in Method:
            points = [measure_noise(maker, reader, method, epsilon) for epsilon in EPSILONS]
            curve = kept.save(maker, reader, method, points, store.files(runs[0]))
            print(method, *curve.points, sep="\n")
    except LearnerError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
