"""A network in PaddlePaddle, built from the layers of the architecture's entry."""

from collections.abc import Mapping, Sequence

import numpy as np
import paddle  # pyright: ignore[reportMissingImports]
from paddle import nn  # pyright: ignore[reportMissingImports]
from paddle.nn import functional  # pyright: ignore[reportMissingImports]

from lib.models.shapes import (
    FIRST_SLOPE,
    SLOPES_DRAWN_FROM,
    Convolution,
    Dense,
    Dropout,
    Flatten,
    Layer,
    LocalResponseNormalization,
    Pooling,
    Shape,
    learns_slopes,
    measure_layers,
)
from lib.training.paddle.weights import from_paddle, to_paddle

ACTIVATIONS = {
    "linear": lambda sums: sums,
    "relu": functional.relu,
    "softplus": functional.softplus,
}
SLOPES = "_slopes"
"""How the name of the sublayer ends that has a layer's learned slopes."""
SCORES = "probabilities"


class PaddleNetwork(nn.Layer):
    """The layers one after the other, up to the logits.

    Args:
        layers: those of the architecture's entry, of which the last makes scores of the logits.
        input_shape: (height, width, channels) of the images.
    """

    def __init__(self, layers: Sequence[Layer], input_shape: Shape) -> None:
        super().__init__()
        self.input_shape = input_shape
        self.table = [layer for layer in layers if layer.name != SCORES]
        shape = input_shape
        for layer, size in zip(self.table, measure_layers(self.table, input_shape), strict=True):
            self.add_sublayer(layer.name, make_layer(layer, shape))
            shape = size.output_shape
            if isinstance(layer, Convolution | Dense) and learns_slopes(layer):
                self.add_sublayer(layer.name + SLOPES, nn.PReLU(shape[-1], FIRST_SLOPE))

    def forward(self, images: "paddle.Tensor") -> "paddle.Tensor":
        """Return the logits [batch, classes] of images, float32 [batch, channels, height, width] in [0, 1]."""
        return self.run(images)[self.table[-1].name]

    def run(self, images: "paddle.Tensor") -> dict[str, "paddle.Tensor"]:
        """Return the output of every layer by its name; maps are [batch, channels, height, width]."""
        outputs, values = {}, images
        for layer in self.table:
            values = getattr(self, layer.name)(values)
            if isinstance(layer, Convolution | Dense):
                values = self._activate(layer, values)
            outputs[layer.name] = values
        return outputs

    def _activate(self, layer: Convolution | Dense, sums: "paddle.Tensor") -> "paddle.Tensor":
        """Return what the layer's activation makes of its sums."""
        match layer.activation:
            case "leaky_relu":
                return functional.leaky_relu(sums, layer.slope)
            case "prelu":
                return getattr(self, layer.name + SLOPES)(sums)
            case "rrelu":
                return functional.rrelu(sums, *SLOPES_DRAWN_FROM, training=self.training)
            case name:
                return ACTIVATIONS[name](sums)

    def layer_outputs(self, images: np.ndarray) -> dict[str, np.ndarray]:
        """Return what `Network.layer_outputs` returns of the same images, without the scores.

        Args:
            images: float32 [batch, height, width, channels] in [0, 1].

        Returns:
            by layer, maps [batch, height, width, channels] and vectors [batch, units], without dropout; flattened
            maps have PaddlePaddle's order.
        """
        self.eval()
        with paddle.no_grad():
            outputs = self.run(paddle.to_tensor(put_channels_first(images)))
        self.train()
        found = {name: values.numpy() for name, values in outputs.items()}
        return {name: np.moveaxis(values, 1, -1) if values.ndim == 4 else values for name, values in found.items()}

    def named_weights(self) -> dict[str, np.ndarray]:
        """Return all weights as our own networks name and order them."""
        own = {name: values.numpy() for name, values in self.state_dict().items()}
        return from_paddle(self.table, self.input_shape, own)

    def load_named_weights(self, weights: Mapping[str, np.ndarray]) -> None:
        """Set all weights from ours; raise KeyError if one is missing, ValueError if one has another shape."""
        own = self.state_dict()
        for name, values in to_paddle(self.table, self.input_shape, weights).items():
            own[name].set_value(values.astype(np.float32))


def make_layer(layer: Layer, inputs: Shape) -> "nn.Layer":
    """Return PaddlePaddle's layer, without its activation.

    Args:
        inputs: the shape that comes in, of maps (height, width, channels).

    Raises:
        ValueError: if this has not been written for layers of the kind.
    """
    match layer:
        case Convolution():
            return nn.Conv2D(
                inputs[-1],
                layer.filters,
                layer.kernel,
                layer.stride,
                _padding(is_padded=layer.is_padded),
                groups=layer.groups,
                bias_attr=None if layer.has_bias else False,
            )
        case Pooling():
            return nn.MaxPool2D(layer.window, layer.stride, _padding(is_padded=layer.is_padded))
        case LocalResponseNormalization():
            # PaddlePaddle divides α by n, as Caffe does; the paper and TensorFlow do not.
            alpha = layer.scale * layer.neighbours
            return nn.LocalResponseNorm(layer.neighbours, alpha, layer.power, layer.offset)
        case Flatten():
            return nn.Flatten(1)
        case Dense():
            return nn.Linear(inputs[-1], layer.units)
        case Dropout():
            return nn.Dropout(layer.share)  # "upscale_in_train", as in Keras
        case _:
            raise ValueError(f"{layer.name}, a {type(layer).__name__}, has no counterpart in PaddlePaddle here.")


def put_channels_first(images: np.ndarray) -> np.ndarray:
    """Return images [batch, height, width, channels] as [batch, channels, height, width]."""
    return np.ascontiguousarray(np.moveaxis(images, -1, 1))


def _padding(*, is_padded: bool) -> str:
    return "SAME" if is_padded else "VALID"
