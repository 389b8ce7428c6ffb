"""Compute which two classes a network names in a picture that two digits share."""

import numpy as np
import tensorflow as tf

from lib.inspectors.answers.pair_observation import PairObservation
from lib.inspectors.questions.networks import load_network
from lib.inspectors.questions.observe import observe
from lib.inspectors.questions.pixels import PictureOrPixels
from lib.models.capsule_network import CapsuleNetwork


def observe_pair(run_id: str, checkpoint: str, picture: PictureOrPixels) -> PairObservation:
    """Return the two classes that the run's network names, each drawn from its own capsule.

    As in Sabour, Frosst and Hinton 2017, section 6: the decoder draws from each of the two longest capsules, all
    others set to zero.

    Args:
        checkpoint: the name of one of the run's checkpoints, or "" for its last.

    Raises:
        LearnerError: if the run or its weights are not there, or the picture has another shape.
    """
    seen = observe(run_id, checkpoint, picture)
    longest, following = np.argsort(-seen.scores, kind="stable")[:2]
    winners = (int(longest), int(following))
    network, _entry = load_network(run_id, checkpoint)
    drawn = None
    if isinstance(network, CapsuleNetwork) and network.decoder is not None:
        capsules = tf.constant(seen.layers[network.class_capsules.name])[None]  # (1, classes, dim)
        drawn = network.reconstruct_each(capsules, tf.constant([winners])).numpy()[0]
    return PairObservation(seen.score_name, seen.class_names, seen.scores, winners, drawn)
