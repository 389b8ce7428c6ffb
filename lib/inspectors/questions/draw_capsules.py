"""Draw from class capsules that a learner has set, with the decoder that was trained."""

import numpy as np
import tensorflow as tf

from lib.errors import N_, LearnerError
from lib.inspectors.answers.capsule_drawings import Capsule, CapsuleDrawings
from lib.inspectors.questions.networks import load_network
from lib.models.capsule_network import CapsuleNetwork


def draw_capsules(
    run_id: str, checkpoint: str, classes: int, drawings: tuple[tuple[Capsule, ...], ...]
) -> CapsuleDrawings:
    """Return what the decoder draws from each group of class capsules, while all other classes are masked.

    Args:
        classes: how many class capsules the network has.
        drawings: one or more, all capsules with as many numbers as the network's have.

    Raises:
        LearnerError: if the run has no decoder, or its weights are not there.
    """
    network, _entry = load_network(run_id, checkpoint)
    if not isinstance(network, CapsuleNetwork) or network.decoder is None:
        raise LearnerError(
            N_("This network was trained without a decoder, so nobody can see what its numbers draw.")
        )
    dim = len(drawings[0][0][1])
    capsules = np.zeros((len(drawings), classes, dim), np.float32)
    mask = np.zeros((len(drawings), classes), np.float32)
    for at, drawing in enumerate(drawings):
        for which, numbers in drawing:
            capsules[at, which], mask[at, which] = numbers, 1
    return CapsuleDrawings(network.reconstruct(tf.constant(capsules), tf.constant(mask)).numpy())
