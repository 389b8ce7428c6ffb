"""Looks into trained networks; runs where TensorFlow is, in an inspector or on the command line.

Everything comes out of the very layers that were trained (`Network.layer_outputs`, `CapsuleNetwork.route`).
"""

from dataclasses import replace
from functools import lru_cache

import numpy as np
import tensorflow as tf

from lib import catalog
from lib.errors import N_, LearnerError
from lib.inspectors.answers.observation import Geometry, Observation, RoutingObservation
from lib.models.build import build_network
from lib.models.capsule_network import CapsuleNetwork
from lib.models.network import Network
from lib.runs import RunSpec, open_store

MODELS_KEPT = 12


@lru_cache(maxsize=MODELS_KEPT)
def loaded_network(run_id: str, checkpoint: str) -> tuple[Network, catalog.DatasetEntry]:
    """The run's network as it was at `checkpoint` ("" for the last), and its data set at the run's image size.

    The last few stay loaded.

    Raises:
        LearnerError: if the run or its weights are not there.
    """
    store = open_store()
    run = store.get(run_id)
    weights = store.files(run).load_checkpoint(checkpoint)
    entry = replace(catalog.dataset(run.spec.dataset), input_shape=run.spec.input_shape)
    return network_with(run.spec, weights), entry


def rehearse() -> None:
    """Look through the runs that pages open with, so that nobody waits for their weights."""
    store = open_store()
    for run in store.runs():
        if run.id in catalog.COMPARED_RUNS:
            checkpoint = store.files(run).checkpoints()[-1]
            blank = np.zeros(run.spec.input_shape, np.float32)
            observe(run.id, checkpoint, blank)
            if run.architecture.has_capsules:
                observe_routing(run.id, checkpoint, blank)


def network_with(spec: RunSpec, weights: dict[str, np.ndarray]) -> Network:
    """The network that `spec` describes, with these weights."""
    entry = catalog.dataset(spec.dataset)
    network = build_network(
        spec.architecture,
        spec.input_shape,
        len(entry.class_names),
        spec.model_options,
        labels_per_image=entry.labels_per_image,
    )
    network.load_named_weights(weights)
    return network


def observe(run_id: str, checkpoint: str, image: np.ndarray) -> Observation:
    """What the run's network computes for `image`, float32 [height, width, channels] in [0, 1].

    Args:
        checkpoint: the name of one of the run's checkpoints, or "" for its last.

    Raises:
        LearnerError: if the run or its weights are not there.
    """
    network, entry = loaded_network(run_id, checkpoint)
    outputs = {name: value.numpy()[0] for name, value in network.layer_outputs(batch_of(image, entry)).items()}
    reconstruction = outputs.pop("reconstruction", None)
    scores = outputs[network.score_name]
    return Observation(network.score_name, entry.class_names, scores, image, outputs, reconstruction)


def observe_routing(
    run_id: str, checkpoint: str, image: np.ndarray, iterations: int | None = None
) -> RoutingObservation:
    """Every value of the routing for `image`, with the run's own number of iterations or another.

    Raises:
        LearnerError: if the run has no capsules, or its weights are not there.
    """
    network, entry = loaded_network(run_id, checkpoint)
    if not isinstance(network, CapsuleNetwork):
        raise LearnerError(N_("{run_id} has no capsules, so there is no routing to show."), run_id=run_id)
    batch = batch_of(image, entry)
    primary, votes, routing = network.route(batch, iterations)
    capsules = routing.outputs[-1]
    reconstruction = None
    if network.decoder is not None:
        lengths = tf.norm(capsules, axis=-1)
        reconstruction = network.reconstruct(capsules, network.prediction_mask(lengths)).numpy()[0]
    return RoutingObservation(
        class_names=entry.class_names,
        geometry=capsule_geometry(network, entry.input_shape),
        image=image,
        primary=primary.numpy()[0],
        votes=votes.numpy()[0],
        **{name: value.numpy()[:, 0] for name, value in routing._asdict().items() if name != "details"},
        reconstruction=reconstruction,
        kind=network.class_capsules.kind.name,
        details={name: value.numpy()[:, 0] for name, value in routing.details.items()},
    )


def batch_of(image: np.ndarray, entry: catalog.DatasetEntry) -> tf.Tensor:
    """One image as a network takes it, [1, height, width, channels]; raises LearnerError for another shape."""
    if image.shape != entry.input_shape:
        raise LearnerError(
            N_("This network takes images of {expected}, but got {actual}."),
            expected=" × ".join(map(str, entry.input_shape)),
            actual=" × ".join(map(str, image.shape)),
        )
    return tf.constant(image[None], tf.float32)


def capsule_geometry(network: CapsuleNetwork, input_shape: tuple[int, int, int]) -> Geometry:
    """Positions and receptive fields, derived from the kernels and strides of the layers (all valid)."""
    size, stride = 1, 1
    rows, columns = input_shape[:2]
    windows = [(window.side, window.stride) for layer in network.described() for window in layer.windows]
    for side, step in windows:
        size += (side - 1) * stride
        stride *= step
        rows, columns = (rows - side) // step + 1, (columns - side) // step + 1
    return Geometry(rows, columns, network.primary.types, size, stride, field_offset=0)
