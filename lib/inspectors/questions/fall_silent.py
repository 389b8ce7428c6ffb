"""Route a picture while primary capsules fall silent one after the other (`ClassCapsules.trace`)."""

import numpy as np

from lib.inspectors.answers.falling_silent import FallingSilent
from lib.inspectors.questions.networks import load_capsules, to_batch

AT_ONCE = 16
"""Routings: with the paper's network their votes take 12 MB, and what routing makes of them some times as much."""


def fall_silent(
    run_id: str,
    checkpoint: str,
    image: np.ndarray,
    iterations: int,
    capsules: tuple[int, ...],
    counts: tuple[int, ...],
) -> FallingSilent:
    """Return what the network's routing makes of an image without some of its primary capsules; see the stub.

    Raises:
        LearnerError: if the run has no capsules, its weights are not there, or the image has another shape.
        ValueError: if there are no such capsules.
    """
    network, entry = load_capsules(run_id, checkpoint)
    layer = network.class_capsules
    primary = network.layer_outputs(to_batch(image, entry))[network.primary.name]
    votes, activations = layer.votes(primary), layer.activations(primary)
    _, inputs = activations.numpy().shape
    if not all(0 <= capsule < inputs for capsule in capsules):
        raise ValueError(f"{capsules} are not all of {inputs} capsules")
    heard = np.ones((len(counts), inputs), np.float32)
    for row, count in zip(heard, counts, strict=True):
        row[list(capsules[:count])] = 0.0
    outputs = [
        layer.kind.route(
            layer.routing_input(votes * some[:, None, :, None], activations * some, iterations)
        ).outputs[-1]
        for some in np.split(heard, range(AT_ONCE, len(heard), AT_ONCE))
    ]
    return FallingSilent(np.concatenate(outputs))
