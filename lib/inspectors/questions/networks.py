"""The networks of runs, with the weights of a checkpoint; the last few stay loaded."""

from dataclasses import replace
from functools import lru_cache

import numpy as np
import tensorflow as tf

from lib import catalog
from lib.errors import N_, LearnerError
from lib.models.build import build_network
from lib.models.network import Network
from lib.runs import RunSpec, open_store

NETWORKS_KEPT = 12


@lru_cache(maxsize=NETWORKS_KEPT)
def loaded_network(run_id: str, checkpoint: str) -> tuple[Network, catalog.DatasetEntry]:
    """Return the run's network as it was at `checkpoint` ("" for the last), and its data set at the run's size.

    Raises:
        LearnerError: if the run or its weights are not there.
    """
    store = open_store()
    run = store.get(run_id)
    weights = store.files(run).load_checkpoint(checkpoint)
    entry = replace(catalog.dataset(run.spec.dataset), input_shape=run.spec.input_shape)
    return network_with(run.spec, weights), entry


def network_of(spec: RunSpec) -> Network:
    """Return a new network as `spec` describes it."""
    return build_network(spec.architecture, spec.model, spec.task)


def network_with(spec: RunSpec, weights: dict[str, np.ndarray]) -> Network:
    """Return the network that `spec` describes, with these weights."""
    network = network_of(spec)
    network.load_named_weights(weights)
    return network


def batch_of(image: np.ndarray, entry: catalog.DatasetEntry) -> tf.Tensor:
    """Return one image as a network takes it, [1, height, width, channels].

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
