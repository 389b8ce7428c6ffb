"""Measure how many test images a network reads right with each known mistake in it.

`python -m lib.inspectors.questions.measure_mistakes RUN_ID` keeps that with the run.
"""

import argparse
import sys
from collections.abc import Sequence

import numpy as np
import tensorflow as tf

from lib.errors import LearnerError
from lib.inspectors.answers.measured_mistakes import IMAGES, NONE, MeasuredMistakes, MistakesTally, save_measured
from lib.inspectors.questions.evaluate import load_split
from lib.inspectors.questions.networks import load_capsules
from lib.models.capsule_network import CapsuleNetwork
from lib.models.capsules.routing.mistakes import KEPT, RELU, broken_routing, primary_capsules
from lib.pictures.pixels import to_unit_range
from lib.runs import open_store

BATCH = 100


def measure_mistakes(run_id: str, checkpoint: str, count: int = IMAGES) -> MeasuredMistakes:
    """Return how many of the first `count` test images are read right with each mistake, and without one.

    Raises:
        LearnerError: as `count_mistakes` does.
    """
    tally = MistakesTally(count)
    while not tally.is_complete:
        tally = count_mistakes(run_id, checkpoint, tally)
    return MeasuredMistakes(tally.images, tally.right)


def count_mistakes(run_id: str, checkpoint: str, tally: MistakesTally) -> MistakesTally:
    """Return the tally with the next test images; see the stub.

    Raises:
        LearnerError: if the run, its weights or its data set are not there, or it has no capsules.
    """
    network, _entry = load_capsules(run_id, checkpoint)
    test = load_split(open_store().get(run_id).spec, "test")
    total = min(tally.total, len(test))
    batch = test.take(np.arange(tally.images, min(tally.images + BATCH, total)))
    images = tf.constant(to_unit_range(batch.images))
    votes = {name: _votes(network, images, (name,)) for name in (NONE, RELU)}
    right, last = dict(tally.right), tally.last
    for name in right:
        of = votes[RELU if name == RELU else NONE]
        if name == KEPT:
            read, last = _read_in_turn(network, of, last)
        else:
            read = _longest(_route(network, of, (name,)).outputs[-1])
        right[name] += int((read == batch.labels).sum())
    return MistakesTally(total, tally.images + len(batch.labels), right, last)


def _votes(network: CapsuleNetwork, images: tf.Tensor, mistakes: Sequence[str]) -> tf.Tensor:
    return network.class_capsules.votes(primary_capsules(network, images, mistakes))


def _route(network: CapsuleNetwork, votes: tf.Tensor, mistakes: Sequence[str], last: tf.Tensor | None = None):
    layer = network.class_capsules
    bias = layer.routing_weights.get("bias")
    return broken_routing(votes, layer.iterations, mistakes, bias, last=last, by_output=True)


def _read_in_turn(
    network: CapsuleNetwork, votes: tf.Tensor, last: np.ndarray | None
) -> tuple[np.ndarray, np.ndarray | None]:
    """Return the class that is read in each image [n], and the logits that are kept after the last one."""
    logits = None if last is None else tf.constant(last)
    read: list[int] = []
    for one in tf.unstack(votes):
        trace = _route(network, one[None], (KEPT,), logits)
        logits = trace.next_logits
        read.append(int(_longest(trace.outputs[-1])[0]))
    return np.array(read), None if logits is None else logits.numpy()


def _longest(outputs: tf.Tensor) -> np.ndarray:
    return np.linalg.norm(outputs, axis=-1).argmax(axis=-1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments, by default those of the process, and return its exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m lib.inspectors.questions.measure_mistakes",
        description="Keep with a run how many test images its network reads right with each known mistake.",
    )
    parser.add_argument("run_id")
    chosen = parser.parse_args(arguments)
    store = open_store()
    try:
        run = store.get(chosen.run_id)
        checkpoint = store.files(run).checkpoint()
        measured = measure_mistakes(run.id, checkpoint)
        save_measured(run, checkpoint, measured, store.files(run))
    except LearnerError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{run.id}: {measured}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
