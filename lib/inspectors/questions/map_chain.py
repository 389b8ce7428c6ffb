"""Follow an image through a network: each layer with its input, its output and its window."""

from collections.abc import Iterator
from dataclasses import dataclass

import keras
import numpy as np
import tensorflow as tf

from lib.inspectors.answers.maps import Slide
from lib.models.layers.description import IMAGE, LayerDescription, LayerKind, Window, pair_with_inputs
from lib.models.network import Network

SHOWN = frozenset(
    {
        LayerKind.CONVOLUTION,
        LayerKind.POOLING,
        LayerKind.LOCAL_RESPONSE_NORMALIZATION,
        LayerKind.BATCH_NORMALIZATION,
        LayerKind.ACTIVATION,
        LayerKind.ADDITION,
        LayerKind.MULTIPLICATION,
        LayerKind.SHORTCUT,
        LayerKind.CHANNEL_POOLING,
        LayerKind.GLOBAL_POOLING,
        LayerKind.MEAN_SUBTRACTION,
        LayerKind.RECURRENT,
        LayerKind.CAPSULES,
        LayerKind.DENSE,
        LayerKind.SCORES,
    }
)
"""The kinds of layers whose output is shown; others pass it on or reshape it, or are shown elsewhere."""


@dataclass(frozen=True)
class Link:
    """One layer on the way from the image to the scores.

    Attributes:
        description: of the layer; its kind is one of `SHOWN`.
        inputs: what comes into it, [height, width, channels] each; for a layer that reads an image's rows, the
            image.
        after: its output, [height, width, maps], or [numbers].
        slide: the window of a convolution or a pooling, or of all of a capsule layer's convolutions together.
        sources: the names of the layers that are shown whose outputs `inputs` are, `IMAGE` for the image.
        fed: what flows into the layer in the network: the same numbers as `before` except behind recurrent layers
            and class capsules.
    """

    description: LayerDescription
    inputs: tuple[np.ndarray, ...]
    after: np.ndarray
    slide: Slide | None
    sources: tuple[str, ...]
    fed: np.ndarray

    @property
    def before(self) -> np.ndarray:
        """Its input; of several the first."""
        return self.inputs[0]

    @property
    def comes_from(self) -> str:
        """The name of the layer whose output `before` is."""
        return self.sources[0]

    @property
    def name(self) -> str:
        return self.description.name

    @property
    def kind(self) -> LayerKind:
        return self.description.kind


def follow_layers(network: Network, batch: tf.Tensor) -> Iterator[Link]:
    """Yield every layer whose kind is in `SHOWN`, with what `layer_outputs` computes for a batch of one image.

    Of capsules the output is their lengths, of recurrent layers the state after each row.
    """
    layers = {layer.name: layer for layer in network.layers}
    outputs = {IMAGE: batch, **network.layer_outputs(batch)}
    # What stands for each output: that of the last layer on the way there that is shown, and its name.
    shown = {IMAGE: (IMAGE, batch.numpy()[0])}
    for layer, names in pair_with_inputs(network.described()):
        output, flowing = outputs[layer.name], outputs[names[0]]
        sources, inputs = zip(*(shown[name] for name in names), strict=True)
        before = inputs[0]
        shown[layer.name] = shown[names[0]]
        if layer.kind in SHOWN:
            after, slide = output.numpy()[0], None
            match layer.kind:
                case LayerKind.RECURRENT:
                    states = record_states(layer, layers[layer.name], flowing).numpy()[0]
                    after = states[:, None]  # (steps, 1, units)
                case LayerKind.CAPSULES:
                    slide = _join_windows(layer.windows)
                    after = _arrange_activations(layer, after, slide, before.shape)
                case LayerKind.CONVOLUTION | LayerKind.POOLING | LayerKind.SHORTCUT:
                    [window] = layer.windows
                    slide = _place_window(window, before.shape)
                    after = after[:, None] if after.ndim == 2 else after  # (steps, 1, maps)
            yield Link(layer, inputs, after, slide, sources, flowing.numpy()[0])
            shown[layer.name] = layer.name, after


def _place_window(window: Window, before: tuple[int, ...]) -> Slide:
    """Return the window over an input [height, width, channels]; over a sequence it is as wide as the input."""
    if window.dimensions == 1:
        kernel, stride = (window.side, before[1]), (window.stride, 1)
    else:
        kernel, stride = (window.side, window.side), (window.stride, window.stride)
    padded = [0, 0]
    if window.padding == "same":
        for axis in range(window.dimensions):
            outputs = -(-before[axis] // stride[axis])
            missing = (outputs - 1) * stride[axis] + kernel[axis] - before[axis]
            padded[axis] = max(missing, 0) // 2  # an odd pixel goes behind, as in TensorFlow
    return Slide(kernel, stride, (padded[0], padded[1]))


def _join_windows(windows: tuple[Window, ...]) -> Slide:
    """Return what one place of the last of some windows without padding sees of the first one's input."""
    kernel, stride = 1, 1
    for window in windows:
        kernel += (window.side - 1) * stride
        stride *= window.stride
    return Slide((kernel, kernel), (stride, stride), (0, 0))


def record_states(description: LayerDescription, layer: keras.layers.Layer, sequence: tf.Tensor) -> tf.Tensor:
    """Return the layer's state after every step, [batch, steps, units], as the layer itself computes it."""
    parts = [layer]
    if description.reads_both_ways:
        parts += [layer.forward_layer, layer.backward_layer]
    kept = [part.return_sequences for part in parts]
    for part in parts:
        part.return_sequences = True
    try:
        return layer(sequence, training=False)
    finally:
        for part, value in zip(parts, kept, strict=True):
            part.return_sequences = value


def _arrange_activations(
    layer: LayerDescription, values: np.ndarray, slide: Slide, before: tuple[int, ...]
) -> np.ndarray:
    """Return the activations of capsules by place, [rows, columns, types]; those of vectors are their lengths."""
    assert layer.capsules is not None
    if layer.capsules.has_poses:
        return values[..., -1]  # of (rows, columns, types, 17)
    rows, columns = ((before[axis] - slide.kernel[axis]) // slide.stride[axis] + 1 for axis in (0, 1))
    return np.linalg.norm(values, axis=-1).reshape(rows, columns, layer.capsules.types)
