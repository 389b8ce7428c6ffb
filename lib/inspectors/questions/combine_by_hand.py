"""Combine a picture's votes with couplings that were set by hand, by the layer that was trained."""

from dataclasses import replace

import numpy as np
import tensorflow as tf

from lib.errors import N_, LearnerError
from lib.inspectors.answers.hand_couplings import HandCouplings, HandRouted
from lib.inspectors.questions.networks import load_network, to_batch
from lib.models.capsule_network import CapsuleNetwork


def combine_by_hand(
    run_id: str, checkpoint: str, image: np.ndarray, iterations: int, couplings: HandCouplings
) -> HandRouted:
    """Return what the network makes of a picture's votes with these couplings, in the last of its iterations.

    Args:
        image: float32 [height, width, channels] in [0, 1].

    Raises:
        LearnerError: if the run has no capsules, its weights are not there, or the image has another shape.
        ValueError: if the couplings do not fit the network.
    """
    network, entry = load_network(run_id, checkpoint)
    batch = to_batch(image, entry)
    if not isinstance(network, CapsuleNetwork):
        raise LearnerError(N_("{run_id} has no capsules, so there is no routing to show."), run_id=run_id)
    _, votes, trace = network.route(batch, iterations)
    layer = network.class_capsules
    activations = trace.details["input_activations"][-1] if layer.kind.uses_activations else tf.zeros((1, 1))
    given = layer.routing_input(tf.transpose(votes, (0, 2, 1, 3)), activations)
    given = replace(given, first_iteration=len(trace.outputs) - 1)
    filled = couplings.fill(trace.couplings[-1][0].numpy())
    weighted_sums, outputs = layer.kind.combine(given, tf.constant(filled.T[None]))
    drawn = None
    if network.decoder is not None:
        longest = tf.argmax(tf.norm(outputs, axis=-1), axis=-1)[:, None]
        drawn = network.reconstruct_each(outputs, longest).numpy()[0, 0]
    return HandRouted(weighted_sums.numpy()[0], outputs.numpy()[0], drawn)
