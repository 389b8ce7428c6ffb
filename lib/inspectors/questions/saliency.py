"""Compute which pixels and places a class's score depends on.

The libraries that do this for Keras (tf-keras-vis 0.8.7, keras-vis, tf-explain) need a functional model and were
made for Keras 2; here it is two gradients of what `layer_outputs` returns.
"""

import numpy as np
import tensorflow as tf

from lib.errors import N_, LearnerError
from lib.inspectors.answers.saliency_maps import Saliency
from lib.inspectors.questions.map_chain import SHOWN
from lib.inspectors.questions.networks import load_network, to_batch
from lib.inspectors.questions.pixels import PictureOrPixels, read_pixels_for_run
from lib.models.layers.description import LayerKind, main_way
from lib.models.network import Network

WEIGHABLE = SHOWN - {LayerKind.CAPSULES, LayerKind.GLOBAL_POOLING, LayerKind.DENSE, LayerKind.SCORES}
"""The kinds of layers whose outputs have places that Grad-CAM can weigh."""


def saliency(run_id: str, checkpoint: str, picture: PictureOrPixels, label: int, layer: str = "") -> Saliency:
    """Return what the score of class `label` depends on in a picture.

    Args:
        layer: the layer whose maps Grad-CAM weighs; "" for the last convolution.

    Raises:
        LearnerError: if the run, its weights, the class or the layer are not there.
    """
    network, entry = load_network(run_id, checkpoint)
    image = read_pixels_for_run(run_id, picture)
    if not 0 <= label < len(entry.class_names):
        raise LearnerError(
            N_("There is no class {label}; they are numbered 0 to {last}."),
            label=label,
            last=len(entry.class_names) - 1,
        )
    return saliency_of(network, to_batch(image, entry), label, layer)


def saliency_of(network: Network, batch: tf.Tensor, label: int, layer: str = "") -> Saliency:
    """Return the gradient of a class's score by the pixels (Simonyan, Vedaldi, Zisserman 2013), and Grad-CAM.

    Grad-CAM is ReLU(Σ_k α_k A_k), where α_k is the mean gradient of the score by map A_k (Selvaraju et al. 2017,
    equations 1 and 2). The score is the logit, before the softmax that makes classes compete; of capsules it is
    the length.
    """
    places = find_weighable(network, batch)
    chosen = layer or _find_last_convolution(network, places)
    if chosen not in places:
        raise LearnerError(
            N_("Grad-CAM cannot weigh the maps of “{layer}”. Choose one of: {known}."),
            layer=layer,
            known=tuple(places),
        )
    with tf.GradientTape() as tape:
        tape.watch(batch)
        outputs = network.layer_outputs(batch)
        score = outputs[network.evidence_name][0, label]
    gradients = tape.gradient(score, [batch, outputs[chosen]])
    by_pixel, by_map = (tf.convert_to_tensor(gradient)[0].numpy() for gradient in gradients)
    maps = outputs[chosen][0].numpy()  # (height, width, maps), or (steps, units)
    weights = by_map.mean(axis=tuple(range(maps.ndim - 1)))  # α
    cam = np.maximum(maps @ weights, 0)
    return Saliency(
        label,
        float(score),
        by_pixel,
        chosen,
        cam if cam.ndim == 2 else cam[:, None],
        tuple(places),
    )


def find_weighable(network: Network, batch: tf.Tensor) -> dict[str, LayerKind]:
    """Return the kinds, by name, of the layers whose outputs are maps or states after each row."""
    outputs = network.layer_outputs(batch)
    return {
        layer.name: layer.kind
        for layer in network.described()
        if layer.kind in WEIGHABLE and len(outputs[layer.name].shape) in (3, 4)
    }


def _find_last_convolution(network: Network, places: dict[str, LayerKind]) -> str:
    """Return the name of the last convolution on the main way; without any, that of the last layer with places."""
    way = [layer.name for layer in main_way(network.described())]
    convolutions = [name for name, kind in places.items() if kind is LayerKind.CONVOLUTION and name in way]
    return (convolutions or list(places))[-1]
