"""Count the test images that a network still reads when their tiles lie in another order, or are moved."""

from collections.abc import Sequence

import numpy as np
import tensorflow as tf

from lib.inspectors.answers.scrambled_count import IMAGES, ScrambledCount
from lib.inspectors.questions.evaluate import load_split
from lib.inspectors.questions.networks import load_network
from lib.pictures.pixels import to_unit_range
from lib.pictures.scramble import Move, scramble_tiles
from lib.runs import open_store

CHUNK = 50
"""Images that are read at once."""


def count_scrambled(
    run_id: str, checkpoint: str, cut: int, order: Sequence[int], moves: Sequence[Move] = ()
) -> ScrambledCount:
    """Return how many of the first test images the run's network reads, as a whole and in parts.

    Raises:
        LearnerError: if the run, its weights or its data set are not there.
    """
    network, _entry = load_network(run_id, checkpoint)
    examples = load_split(open_store().get(run_id).spec, "test")
    total = min(IMAGES, len(examples))
    right = {"whole": 0, "parts": 0}
    for first in range(0, total, CHUNK):
        batch = examples.take(np.arange(first, min(first + CHUNK, total)))
        parts = np.stack([scramble_tiles(image, cut, order, moves) for image in batch.images])
        for name, images in (("whole", batch.images), ("parts", parts)):
            scores = network.layer_outputs(tf.constant(to_unit_range(images)))[network.score_name]
            right[name] += int(np.sum(np.argmax(scores.numpy(), axis=-1) == batch.labels))
    return ScrambledCount(total, **right)
