"""A network's layers one after the other, each with its input, its output and its window; runs with TensorFlow."""

from collections.abc import Iterator
from dataclasses import dataclass

import keras
import numpy as np
import tensorflow as tf

from lib.inspectors.answers.description import Window
from lib.inspectors.answers.maps import Slide
from lib.inspectors.questions.describe_windows import windows
from lib.models.capsule_network import CapsuleNetwork
from lib.models.layers.local_response_normalization import LocalResponseNormalization
from lib.models.network import Network

Recurrent = (keras.layers.RNN, keras.layers.Bidirectional)


@dataclass(frozen=True)
class Link:
    """One layer in the chain from the image to the scores.

    Attributes:
        kind: as in `lib.inspectors.answers.maps.LayerMaps`.
        before: the layer's input, [height, width, channels]; the rows of an image are that image.
        after: its output, [height, width, maps], or [numbers].
        slide: the window of a convolution, a pooling, or of all convolutions in the capsules; else None.
        groups: parts of the channels that a convolution sees separately.
        layer: the Keras layer, or None where the network has none.
    """

    name: str
    kind: str
    before: np.ndarray
    after: np.ndarray
    slide: Slide | None = None
    groups: int = 1
    layer: keras.layers.Layer | None = None


def chain(network: Network, batch: tf.Tensor) -> Iterator[Link]:
    """Every layer that makes something new of a batch of one image, as `layer_outputs` computes it.

    What only hands on or reshapes is left out. Capsules are shown by their lengths, recurrent layers by their
    state after each row.
    """
    outputs = network.layer_outputs(batch)
    image = batch.numpy()[0]
    found = {window.layer: window for window in windows(network, image.shape)}
    layers = {layer.name: layer for layer in network.layers}
    before, flowing = image, batch  # what is shown as the input, and the tensor that flows on
    for name, output in outputs.items():
        layer = layers.get(name)
        kind = _kind(network, name, layer, found.get(name), output)
        if kind and output is not flowing:
            slide, groups = None, 1
            if name in found and kind in ("convolution", "pooling"):
                slide, groups = _slide(found[name], before.shape), found[name].groups
            after = output.numpy()[0]
            if kind == "recurrent" and layer is not None:
                after = _states(layer, flowing)[:, None]  # (steps, 1, units)
            elif kind == "capsules":
                after, slide = _lengths(network, after)
            elif kind in ("convolution", "pooling") and after.ndim == 2:
                after = after[:, None]  # (steps, 1, maps)
            yield Link(name, kind, before, after, slide, groups, layer)
            before = after
        flowing = output


def _kind(
    network: Network, name: str, layer: keras.layers.Layer | None, window: Window | None, output: tf.Tensor
) -> str:
    """What the layer is shown as; "" where it shows nothing new."""
    if name == network.score_name:
        return "scores"
    if isinstance(network, CapsuleNetwork) and name == network.primary.name:
        return "capsules"
    if window is not None and window.kind in ("convolution", "pooling"):
        return window.kind
    match layer:
        case LocalResponseNormalization():
            return "lrn"
        case keras.layers.BatchNormalization():
            return "normalization"
        case keras.layers.ReLU():
            return "activation"
        case keras.layers.Dense():
            return "dense"
        case _ if isinstance(layer, Recurrent):
            return "recurrent"
    if layer is None and not network.layers:  # written from TensorFlow's own functions
        return {2: "dense", 4: "centred"}.get(len(output.shape), "") if name != "flatten" else ""
    return ""


def _slide(window: Window, before: tuple[int, ...]) -> Slide:
    """The window over an input [height, width, channels]; a sequence's window is as wide as the input."""
    if window.dimensions == 1:
        kernel, stride = (window.side, before[1]), (window.stride, 1)
    else:
        kernel, stride = (window.side, window.side), (window.stride, window.stride)
    padded = [0, 0]
    if window.padding == "same":
        for axis in range(window.dimensions):
            outputs = -(-before[axis] // stride[axis])
            missing = (outputs - 1) * stride[axis] + kernel[axis] - before[axis]
            padded[axis] = max(missing, 0) // 2  # the odd one goes behind, as TensorFlow does it
    return Slide(kernel, stride, (padded[0], padded[1]))


def _states(layer: keras.layers.Layer, sequence: tf.Tensor) -> np.ndarray:
    """The layer's state after every step, [steps, units], by the layer itself."""
    parts = [layer]
    if isinstance(layer, keras.layers.Bidirectional):
        parts += [layer.forward_layer, layer.backward_layer]
    kept = [part.return_sequences for part in parts]
    for part in parts:
        part.return_sequences = True
    try:
        return layer(sequence, training=False).numpy()[0]
    finally:
        for part, value in zip(parts, kept, strict=True):
            part.return_sequences = value


def _lengths(network: CapsuleNetwork, capsules: np.ndarray) -> tuple[np.ndarray, Slide]:
    """The primary capsules' lengths (of matrix capsules, the activations) by place, and their windows as one."""
    kernel, stride = 1, 1
    for side, step in network.primary.windows:
        kernel += (side - 1) * stride
        stride *= step
    slide = Slide((kernel, kernel), (stride, stride), (0, 0))
    if capsules.ndim == 4:  # (rows, columns, types, 17)
        return capsules[..., -1], slide
    types = network.primary.types
    side = round((len(capsules) / types) ** 0.5)
    return np.linalg.norm(capsules, axis=-1).reshape(side, side, types), slide
