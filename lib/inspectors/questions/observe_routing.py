"""Compute the routing of one image, step by step, with the trained capsule layer (`CapsuleNetwork.route`)."""

import numpy as np
import tensorflow as tf

from lib.inspectors.answers.routing_observation import RECONSTRUCTIONS, Geometry, RoutingObservation
from lib.inspectors.questions.networks import load_capsules, to_batch
from lib.inspectors.questions.pixels import PictureOrPixels, read_pixels_for_run
from lib.models.capsule_network import CapsuleNetwork
from lib.models.capsules.trace import TRACE_AXES


def observe_routing(
    run_id: str,
    checkpoint: str,
    picture: PictureOrPixels,
    iterations: int | None = None,
    off: tuple[int, ...] = (),
) -> RoutingObservation:
    """Return every value of the routing of a picture, in `iterations` iterations; None for as many as in training.

    The primary capsules `off` are switched off: their votes, and their activations where they have any, are 0.

    Raises:
        LearnerError: if the run has no capsules, its weights are not there, or the picture has another shape.
    """
    network, entry = load_capsules(run_id, checkpoint)
    image = read_pixels_for_run(run_id, picture)
    batch = to_batch(image, entry)
    primary, votes, routing = network.route(batch, iterations, off)
    capsules = routing.outputs[-1]
    drawn: list[np.ndarray] = []
    if network.decoder is not None:
        longest = tf.math.top_k(tf.norm(capsules, axis=-1), entry.labels_per_image).indices  # (1, labels)
        drawn = list(network.reconstruct_each(capsules, longest).numpy()[0])
    return RoutingObservation(
        class_names=entry.class_names,
        geometry=capsule_geometry(network, entry.input_shape),
        image=image,
        primary=primary.numpy()[0],
        votes=votes.numpy()[0],
        **{name: getattr(routing, name).numpy()[:, 0] for name in TRACE_AXES},
        **dict(zip(RECONSTRUCTIONS, drawn, strict=False)),
        kind=network.class_capsules.kind.name,
        details={name: value.numpy()[:, 0] for name, value in routing.details.items()},
    )


def capsule_geometry(network: CapsuleNetwork, input_shape: tuple[int, int, int]) -> Geometry:
    """Return the places of the primary capsules and what they see; all layers must have "valid" padding."""
    size, stride = 1, 1
    rows, columns = input_shape[:2]
    windows = [(window.side, window.stride) for layer in network.described() for window in layer.windows]
    for side, step in windows:
        size += (side - 1) * stride
        stride *= step
        rows, columns = (rows - side) // step + 1, (columns - side) // step + 1
    return Geometry(rows, columns, network.primary.types, size, stride, field_offset=0)
