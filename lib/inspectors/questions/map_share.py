"""Compute what a network says with one map set to 0: by the very layers that follow it."""

import numpy as np
import tensorflow as tf

from lib.errors import N_, LearnerError
from lib.inspectors.answers.map_share import MapShare
from lib.inspectors.questions.feature_maps import CAN_OPEN
from lib.inspectors.questions.networks import load_network, to_batch
from lib.inspectors.questions.pixels import PictureOrPixels, read_pixels_for_run
from lib.models.layers.description import LayerKind
from lib.models.network import Network

TRIED, LEAST_TRIED = 16, 4
TRIED_PIXELS = 65_536
"""Pixels of all pictures that go through the network at once: larger ones have fewer maps tried."""
PASSES_ON = (LayerKind.FLATTEN, LayerKind.DROPOUT, LayerKind.RESHAPE, LayerKind.GLOBAL_POOLING)
"""The kinds of layers that keep, drop in training, or average; what they are given adds up behind them."""


def map_share(run_id: str, checkpoint: str, picture: PictureOrPixels, layer: str, which: int) -> MapShare:
    """Return what the answer owes to map `which` of a layer.

    Raises:
        LearnerError: if the run, its weights, the layer or the map are not there.
    """
    network, entry = load_network(run_id, checkpoint)
    return share_of(network, to_batch(read_pixels_for_run(run_id, picture), entry), layer, which)


def share_of(network: Network, batch: tf.Tensor, layer: str, which: int) -> MapShare:
    """Return what the answer to a batch of one image owes to map `which` of a layer."""
    described = list(network.described())
    names = [one.name for one in described if one.kind in CAN_OPEN]
    outputs = network.layer_outputs(batch)
    values = (
        outputs[layer].numpy()[0] if layer in names else np.zeros(0)
    )  # (height, width, maps), or (steps, maps)
    count = values.shape[-1]
    if not 0 <= which < count:
        raise LearnerError(
            N_("“{layer}” has no map {map} that can be set to 0. These layers have such maps: {known}."),
            layer=layer,
            map=which + 1,
            known=tuple(names),
        )
    maps = _choose_maps(values, which, batch.numpy()[0, ..., 0].size)
    kept = np.ones((1 + len(maps), count), np.float32)
    kept[np.arange(1, 1 + len(maps)), maps] = 0
    kept = kept.reshape(len(kept), *[1] * (values.ndim - 1), count)
    changed = network.outputs_after(layer, tf.constant(values * kept, outputs[layer].dtype), outputs)
    follows = described[[one.name for one in described].index(layer) + 1 :]
    evidence = changed[network.evidence_name].numpy().astype(np.float32)
    return MapShare(
        layer,
        maps.astype(np.int32),
        evidence,
        changed[network.score_name].numpy().astype(np.float32),
        network.score_name,
        network.evidence_name != network.score_name
        and all(
            one.kind in PASSES_ON or (one.kind is LayerKind.DENSE and one.activation == "linear")
            for one in follows
            if one.kind is not LayerKind.SCORES
        ),
    )


def _choose_maps(values: np.ndarray, which: int, pixels: int) -> np.ndarray:
    """Return map `which`, then those of [..., maps] that have the largest mean size; of all zeros none."""
    sizes = np.abs(values).reshape(-1, values.shape[-1]).mean(axis=0)
    others = [one for one in np.argsort(-sizes, kind="stable") if one != which and sizes[one] > 0]
    tried = min(TRIED, max(LEAST_TRIED, TRIED_PIXELS // pixels))
    return np.array([which, *others[: tried - 1]])
