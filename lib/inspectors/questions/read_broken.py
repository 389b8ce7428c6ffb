"""Read a picture with a known mistake in the network (`lib.models.capsules.routing.mistakes`)."""

import numpy as np
import tensorflow as tf

from lib.inspectors.answers.broken_reading import BrokenReading
from lib.inspectors.questions.networks import load_capsules, to_batch
from lib.models.capsules.routing.mistakes import read_with_mistakes


def read_broken(
    run_id: str,
    checkpoint: str,
    image: np.ndarray,
    iterations: int,
    mistakes: tuple[str, ...],
    last: np.ndarray | None,
) -> BrokenReading:
    """Return what the run's network makes of an image with these mistakes in it; see the stub.

    Raises:
        LearnerError: if the run has no capsules, its weights are not there, or the image has another shape.
    """
    network, entry = load_capsules(run_id, checkpoint)
    before = None if last is None else tf.constant(last[None], tf.float32)
    primary, trace = read_with_mistakes(network, to_batch(image, entry), iterations, mistakes, before)
    assert trace.next_logits is not None
    return BrokenReading(
        primary=primary.numpy()[0],
        couplings=trace.couplings.numpy()[-1, 0],
        lengths=np.linalg.norm(trace.outputs, axis=-1)[:, 0],
        next_logits=trace.next_logits.numpy()[0],
    )
