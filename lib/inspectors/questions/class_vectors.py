"""Compute the class vectors of the first test images.

`python -m lib.inspectors.questions.class_vectors RUN_ID [CHECKPOINT]` keeps those of a checkpoint with the run.
"""

import argparse
import sys
from collections.abc import Callable, Sequence

import numpy as np
import tensorflow as tf

from lib.datasets import Examples
from lib.errors import N_, LearnerError
from lib.inspectors.answers import class_vectors as kept
from lib.inspectors.answers.class_vectors import COUNT, ClassVectors
from lib.inspectors.questions.evaluate import BATCH_PIXELS, BATCH_SIZE
from lib.inspectors.questions.networks import load_network
from lib.models.capsule_network import CapsuleNetwork
from lib.pictures.pixels import to_unit_range
from lib.runs import open_store


def class_vectors(run_id: str, checkpoint: str) -> ClassVectors:
    """Return the class vectors of the first `COUNT` test images, or of all if there are fewer.

    They are computed once a checkpoint, and kept with the run.

    Raises:
        LearnerError: if the run has no capsules, its weights or the test images are not there, or they cannot be
            written.
    """
    known = kept.load_kept(run_id, checkpoint)  # somebody else may have asked for it just now
    if known is not None:
        return known
    found = compute(run_id, checkpoint)
    kept.save(open_store().get(run_id), checkpoint, found)
    return found


def compute(run_id: str, checkpoint: str) -> ClassVectors:
    """Return the class vectors of the first test images, which are read in batches.

    Raises:
        LearnerError: if the run has no capsules, or its weights or the test images are not there.
    """
    network, entry = load_network(run_id, checkpoint)
    if not isinstance(network, CapsuleNetwork):
        raise LearnerError(N_("{run_id} has no capsules, so it has no class vectors."), run_id=run_id)
    spec = open_store().get(run_id).spec
    test = spec.load_dataset().quick_test
    height, width, _channels = entry.input_shape
    size = max(1, min(BATCH_SIZE, BATCH_PIXELS // (height * width)))
    count = min(COUNT, len(test))
    read = _compile(network, entry.input_shape)
    batches = [_read(read, test, np.arange(at, min(at + size, count))) for at in range(0, count, size)]
    return ClassVectors(*map(np.concatenate, zip(*batches, strict=True)))


def _compile(network: CapsuleNetwork, input_shape: tuple[int, int, int]) -> Callable:
    """Return a function from images [batch, height, width, channels] to class capsules and lengths."""
    signature = [tf.TensorSpec((None, *input_shape), tf.float32)]

    @tf.function(input_signature=signature, autograph=False)
    def read(images: tf.Tensor):
        outputs = network.layer_outputs(images)
        return outputs[network.class_capsules.name], outputs[network.score_name]

    return read


def _read(
    read: Callable, test: Examples, numbers: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return what `ClassVectors` has of the test images of these numbers."""
    batch = test.take(numbers)
    capsules, lengths = (value.numpy() for value in read(tf.constant(to_unit_range(batch.images))))
    labels = batch.labels.reshape(len(numbers), -1)[:, 0]
    at = np.arange(len(numbers))
    predicted = lengths.argmax(axis=1)
    return (
        capsules[at, labels].astype(np.float32),
        labels.astype(np.uint8),
        predicted.astype(np.uint8),
        lengths[at, predicted].astype(np.float32),
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Compute the class vectors of a checkpoint and keep them with the run; return the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m lib.inspectors.questions.class_vectors",
        description="Compute the class vectors of the first test images, and keep them with the run.",
    )
    parser.add_argument("run_id")
    parser.add_argument("checkpoint", nargs="?", default="", help="one of the run's (default: the last)")
    chosen = parser.parse_args(arguments)
    try:
        store = open_store()
        run = store.get(chosen.run_id)
        files = store.files(run)
        checkpoint = files.checkpoint(chosen.checkpoint)
        found = compute(run.id, checkpoint)
        kept.save(run, checkpoint, found, files)
    except LearnerError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{run.id}: the class vectors of {len(found.labels)} test images kept")
    return 0


if __name__ == "__main__":
    sys.exit(main())
