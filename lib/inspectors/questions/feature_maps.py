"""A network's feature maps of one image; runs where TensorFlow is, in an inspector."""

import numpy as np
import tensorflow as tf

from lib.errors import N_, LearnerError
from lib.inspectors.answers.maps import FullMaps, LayerMaps, NetworkMaps, as_bytes, averaged
from lib.inspectors.questions.map_chain import SHOWN, Link, follow_layers
from lib.inspectors.questions.networks import batch_of, loaded_network
from lib.inspectors.questions.pixels import Shown, pixels_for
from lib.models.layers.description import LayerKind
from lib.models.network import Network

OVERVIEW_SIDE = 64
"""Pixels a side up to which a map is sent whole for the overview."""
FULL_FLOATS = 800_000
"""Numbers of a layer that are sent as float32, 3.2 MB; more are sent as bytes."""
FULL_BYTES = 3_500_000
OPEN = SHOWN - {LayerKind.RECURRENT, LayerKind.CAPSULES, LayerKind.DENSE, LayerKind.SCORES}
"""The layers of which one map can be taken apart into what made it."""


def map_overview(run_id: str, checkpoint: str, picture: Shown) -> NetworkMaps:
    """Return every layer's maps of a picture.

    Raises:
        LearnerError: if the run or its weights are not there, or the picture has another shape.
    """
    network, entry = loaded_network(run_id, checkpoint)
    image = pixels_for(run_id, picture)
    layers = tuple(report_layer(link) for link in follow_layers(network, batch_of(image, entry)))
    return NetworkMaps(image, layers, network.score_name, entry.class_names)


def report_layer(link: Link) -> LayerMaps:
    """Return the layer as the overview shows it."""
    if link.after.ndim == 1:
        return LayerMaps(link.name, link.kind, link.after.shape, values=link.after.astype(np.float32))
    maps = move_maps_first(link.after)
    lows, highs = maps.min(axis=(1, 2)), maps.max(axis=(1, 2))
    small, block = averaged(maps, OVERVIEW_SIDE)
    reads = ""
    if link.kind is LayerKind.RECURRENT:
        reads = "both" if link.description.reads_both_ways else "down"
    return LayerMaps(
        link.name,
        link.kind,
        link.after.shape,
        as_bytes(small, lows, highs),
        block,
        lows,
        highs,
        slide=link.slide,
        opens=link.kind in OPEN,
        reads=reads,
    )


def full_maps(run_id: str, checkpoint: str, picture: Shown, layer: str) -> FullMaps:
    """Return all maps of one layer as large as can be sent.

    Raises:
        LearnerError: as `map_overview` does, or if there is no such layer.
    """
    network, entry = loaded_network(run_id, checkpoint)
    image = pixels_for(run_id, picture)
    return enlarge_maps(find_link(network, batch_of(image, entry), layer))


def enlarge_maps(link: Link) -> FullMaps:
    """Return the layer's maps as large as can be sent."""
    maps = move_maps_first(link.after)
    if maps.size <= FULL_FLOATS:
        return FullMaps(link.name, maps, 1)
    side = max(maps.shape[1:])
    small, block = maps, 1
    while small.size > FULL_BYTES:
        side -= 1
        small, block = averaged(maps, side)
    return FullMaps(link.name, as_bytes(small, maps.min(axis=(1, 2)), maps.max(axis=(1, 2))), block)


def find_link(network: Network, batch: tf.Tensor, name: str) -> Link:
    """Return the link of the layer `name`.

    Raises:
        LearnerError: if there is none with maps.
    """
    links = [link for link in follow_layers(network, batch) if link.after.ndim == 3]
    for link in links:
        if link.name == name:
            return link
    raise LearnerError(
        N_("This network has no layer “{name}” with maps. Choose one of: {known}."),
        name=name,
        known=", ".join(link.name for link in links),
    )


def move_maps_first(maps: np.ndarray) -> np.ndarray:
    """Return [height, width, maps] as float32 [maps, height, width]."""
    return np.ascontiguousarray(np.moveaxis(maps, -1, 0), np.float32)
