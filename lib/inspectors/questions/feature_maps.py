"""Compute a network's feature maps of one image."""

import numpy as np
import tensorflow as tf

from lib.errors import N_, LearnerError
from lib.inspectors.answers.maps import FullMaps, LayerMaps, NetworkMaps, average_blocks, scale_to_bytes
from lib.inspectors.questions.map_chain import SHOWN, Link, follow_layers
from lib.inspectors.questions.networks import load_network, to_batch
from lib.inspectors.questions.pixels import PictureOrPixels, read_pixels_for_run
from lib.models.layers.description import LayerKind
from lib.models.network import Network

OVERVIEW_SIDE = 64
"""Pixels a side up to which the overview has a map at full resolution."""
FULL_FLOATS = 800_000
"""Numbers of a layer that are sent as float32, 3.2 MB; more are sent as bytes."""
FULL_BYTES = 3_500_000
CAN_OPEN = SHOWN - {
    LayerKind.RECURRENT,
    LayerKind.CAPSULES,
    LayerKind.GLOBAL_POOLING,
    LayerKind.DENSE,
    LayerKind.SCORES,
}
"""The kinds of layers whose maps can be taken apart into contributions."""


def map_overview(run_id: str, checkpoint: str, picture: PictureOrPixels) -> NetworkMaps:
    """Return every layer's feature maps of a picture.

    Raises:
        LearnerError: if the run or its weights are not there, or the picture has another shape.
    """
    network, entry = load_network(run_id, checkpoint)
    image = read_pixels_for_run(run_id, picture)
    layers = tuple(report_layer(link) for link in follow_layers(network, to_batch(image, entry)))
    return NetworkMaps(image, layers, network.score_name, entry.class_names, entry.labels_per_image)


def report_layer(link: Link) -> LayerMaps:
    """Return the layer as the overview shows it."""
    if link.after.ndim == 1:
        return LayerMaps(
            link.name,
            link.kind,
            link.after.shape,
            values=link.after.astype(np.float32),
            can_open=True,
            sources=link.sources,
        )
    maps = move_maps_first(link.after)
    lows, highs = maps.min(axis=(1, 2)), maps.max(axis=(1, 2))
    small, block = average_blocks(maps, OVERVIEW_SIDE)
    reads = ""
    if link.kind is LayerKind.RECURRENT:
        reads = "both" if link.description.reads_both_ways else "down"
    return LayerMaps(
        link.name,
        link.kind,
        link.after.shape,
        scale_to_bytes(small, lows, highs),
        block,
        lows,
        highs,
        slide=link.slide,
        can_open=link.kind in CAN_OPEN,
        reads=reads,
        sources=link.sources,
    )


def full_maps(run_id: str, checkpoint: str, picture: PictureOrPixels, layer: str) -> FullMaps:
    """Return all maps of one layer as large as can be sent.

    Raises:
        LearnerError: as `map_overview` does, or if there is no such layer.
    """
    network, entry = load_network(run_id, checkpoint)
    image = read_pixels_for_run(run_id, picture)
    return enlarge_maps(find_link(network, to_batch(image, entry), layer))


def enlarge_maps(link: Link) -> FullMaps:
    """Return the layer's maps as large as can be sent."""
    maps = move_maps_first(link.after)
    if maps.size <= FULL_FLOATS:
        return FullMaps(link.name, maps, 1)
    side = max(maps.shape[1:])
    small, block = maps, 1
    while small.size > FULL_BYTES:
        side -= 1
        small, block = average_blocks(maps, side)
    return FullMaps(link.name, scale_to_bytes(small, maps.min(axis=(1, 2)), maps.max(axis=(1, 2))), block)


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
        known=tuple(link.name for link in links),
    )


def move_maps_first(maps: np.ndarray) -> np.ndarray:
    """Return [height, width, maps] as float32 [maps, height, width]."""
    return np.ascontiguousarray(np.moveaxis(maps, -1, 0), np.float32)
