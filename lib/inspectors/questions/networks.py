"""Load the networks of runs with the weights of a checkpoint; the latest stay loaded."""

from dataclasses import replace
from functools import lru_cache

import numpy as np
import tensorflow as tf

from lib import catalog
from lib.errors import N_, LearnerError
from lib.models.build import build_network
from lib.models.capsule_network import CapsuleNetwork
from lib.models.network import Network
from lib.runs import RunSpec, open_store

NETWORKS_KEPT = 12


@lru_cache(maxsize=NETWORKS_KEPT)
def load_network(run_id: str, checkpoint: str) -> tuple[Network, catalog.DatasetEntry]:
    """Return the run's network with the weights of `checkpoint` ("" for the last), and its data set at its size.

    Raises:
        LearnerError: if the run or its weights are not there.
    """
    store = open_store()
    run = store.get(run_id)
    weights = store.files(run).load_checkpoint(checkpoint)
    entry = replace(catalog.dataset(run.spec.dataset), input_shape=run.spec.input_shape)
    return restore_network(run.spec, weights), entry


def load_capsules(run_id: str, checkpoint: str) -> tuple[CapsuleNetwork, catalog.DatasetEntry]:
    """Return what `load_network` does, of a run with capsules.

    Raises:
        LearnerError: if the run or its weights are not there, or it has no capsules.
    """
    network, entry = load_network(run_id, checkpoint)
    if not isinstance(network, CapsuleNetwork):
        raise LearnerError(N_("{run_id} has no capsules, so there is no routing to show."), run_id=run_id)
    return network, entry


def build_network_of(spec: RunSpec) -> Network:
    """Return a new network of the architecture, options and task of `spec`."""
    return build_network(spec.architecture, spec.model, spec.task)


def restore_network(spec: RunSpec, weights: dict[str, np.ndarray]) -> Network:
    """Return the network of `spec` with these weights."""
    network = build_network_of(spec)
    network.load_named_weights(weights)
    return network


def to_batch(image: np.ndarray, entry: catalog.DatasetEntry) -> tf.Tensor:
    """Return one image as a batch, [1, height, width, channels].

    Raises:
        LearnerError: if the image has another shape than the network takes.
    """
    if image.shape != entry.input_shape:
        raise LearnerError(
            N_("This network takes images of {expected}, but got {actual}."),
            expected=" × ".join(map(str, entry.input_shape)),
            actual=" × ".join(map(str, image.shape)),
        )
    return tf.constant(image[None], tf.float32)
