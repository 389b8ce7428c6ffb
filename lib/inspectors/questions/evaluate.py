"""Evaluate a trained network on whole splits.

`python -m lib.inspectors.questions.evaluate RUN_ID [--checkpoint NAME] [--split test] [--scores-only]` prints one
JSON line and keeps the evaluation with the run, where pages find it.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from functools import lru_cache

import numpy as np
import tensorflow as tf

from lib.datasets import Batch, Examples
from lib.errors import N_, LearnerError
from lib.inspectors.answers import evaluation_files
from lib.inspectors.answers.evaluation import SPLITS, Evaluation, Mistake, Tally, find_confused
from lib.inspectors.questions.networks import load_network
from lib.pictures.pixels import to_unit_range
from lib.runs import RunSpec, open_store

BATCH_SIZE, BATCH_PIXELS = 100, 100 * 40 * 40
"""How many images are read at once, and how many pixels at most."""
CHUNK_SECONDS = 0.6
"""How long one question reads, so that other questions need not wait."""


def load_split(spec: RunSpec, name: str) -> Examples:
    """Return the images that a run with this spec learned from ("train"), those held out, or those of a test.

    Raises:
        LearnerError: if its data set has no such split, or no image was held out.
    """
    dataset = spec.load_dataset()
    splits = (*SPLITS, *dataset.more_tests)
    if name not in splits:
        raise LearnerError(
            N_("{dataset} has no split “{name}”. Choose one of: {known}."),
            dataset=spec.dataset,
            name=name,
            known=tuple(splits),
        )
    if name == "validation" and not dataset.validation_size:
        raise LearnerError(N_("This run learned from all training images; none was held out to validate on."))
    if name == "train":
        return dataset.fit
    return dataset.validation if name == "validation" else dataset.test if name == "test" else dataset.read(name)


def evaluate_on(run_id: str, checkpoint: str, split: str, tally: Tally | None) -> Tally:
    """Return `tally` with the next images, as many as can be read in a moment; None begins a new one.

    Raises:
        LearnerError: if the run, its weights or the split are not there.
    """
    _network, entry = load_network(run_id, checkpoint)
    examples = load_split(open_store().get(run_id).spec, split)
    classes = len(entry.class_names)
    tally = tally or Tally(len(examples), np.zeros((classes, classes), np.int64))
    height, width, _channels = entry.input_shape
    size = max(1, min(BATCH_SIZE, BATCH_PIXELS // (height * width)))
    measure = _compile_measure(run_id, checkpoint)
    ends = time.monotonic() + CHUNK_SECONDS
    while not tally.is_complete:
        batch = examples.take(np.arange(tally.done, min(tally.done + size, tally.total)))
        began = time.monotonic()
        loss, scores = (value.numpy() for value in measure(*_to_inputs(batch)))
        tally = tally.add(batch.labels, scores, float(loss), time.monotonic() - began)
        if time.monotonic() > ends:
            break
    return tally


def finish_evaluation(run_id: str, checkpoint: str, split: str, tally: Tally) -> Evaluation:
    """Return the evaluation of a complete tally; each of its worst mistakes is read again."""
    network, entry = load_network(run_id, checkpoint)
    examples = load_split(open_store().get(run_id).spec, split)
    measure = _compile_measure(run_id, checkpoint)

    def mistake(index: int) -> Mistake:
        batch = examples.take(np.array([index]))
        loss, scores = (value.numpy() for value in measure(*_to_inputs(batch)))
        labels = batch.labels.reshape(-1)
        missed, instead = find_confused(labels, scores[0])
        shown = tuple(labels.tolist())
        return Mistake(index, int(missed[0]), int(instead[0]), scores[0], float(loss), shown, batch.images[0])

    worst = tuple(mistake(int(index)) for index in tally.indices)
    return tally.evaluation(network.score_name, entry.class_names, worst)


def evaluate(run_id: str, checkpoint: str, split: str) -> Evaluation:
    """Return the evaluation on a whole split.

    Raises:
        LearnerError: if the run, its weights or the split are not there.
    """
    tally = evaluate_on(run_id, checkpoint, split, None)
    while not tally.is_complete:
        tally = evaluate_on(run_id, checkpoint, split, tally)
    return finish_evaluation(run_id, checkpoint, split, tally)


@lru_cache(maxsize=4)
def _compile_measure(run_id: str, checkpoint: str) -> Callable:
    """Return a function from images, labels and, for several labels an image, targets to (loss, scores)."""
    network, entry = load_network(run_id, checkpoint)
    images, count = tf.TensorSpec((None, *entry.input_shape), tf.float32), entry.labels_per_image
    signature = [images, tf.TensorSpec((None,), tf.int32)]
    if count > 1:
        parts = tf.TensorSpec((None, count, *entry.input_shape), tf.float32)
        signature = [images, tf.TensorSpec((None, count), tf.int32), parts]

    @tf.function(input_signature=signature, autograph=False)
    def measure(images: tf.Tensor, labels: tf.Tensor, targets: tf.Tensor | None = None):
        objective = network.objective(images, labels, targets)
        return objective.total, objective.scores

    return measure


def _to_inputs(batch: Batch) -> list[tf.Tensor]:
    """Return what the function of `_compile_measure` takes."""
    inputs = [tf.constant(to_unit_range(batch.images)), tf.constant(batch.labels, tf.int32)]
    return inputs if batch.parts is None else [*inputs, tf.constant(to_unit_range(batch.parts))]


def main() -> int:
    """Run the command and return its exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m lib.inspectors.questions.evaluate", description="Let a run's network read a whole split."
    )
    parser.add_argument("run_id")
    parser.add_argument("--checkpoint", default="", help="one of the run's checkpoints (default: the last)")
    parser.add_argument("--split", default="test", help="train, validation or test (default)")
    parser.add_argument(
        "--scores-only", action="store_true", help="keep the scores of the test alone, without any picture of it"
    )
    arguments = parser.parse_args()
    try:
        files = open_store().files(open_store().get(arguments.run_id))
        checkpoint = files.checkpoint(arguments.checkpoint)
        found = evaluate(arguments.run_id, checkpoint, arguments.split)
        keep = evaluation_files.save_scores if arguments.scores_only else evaluation_files.save
        keep(files, checkpoint, arguments.split, found)
    except LearnerError as error:
        print(error, file=sys.stderr)
        return 2
    measured = {name: getattr(found, name) for name in ("accuracy", "loss", "count", "seconds")}
    print(json.dumps({"run_id": arguments.run_id, "checkpoint": checkpoint, "split": arguments.split, **measured}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
