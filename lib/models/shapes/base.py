"""The base of all layers without TensorFlow: the shape that comes out, and what the layer costs."""

from collections.abc import Iterable
from dataclasses import dataclass

Shape = tuple[int, ...]
"""The shape of one image's values between two layers, without the batch."""


@dataclass(frozen=True)
class Layer:
    """A layer that keeps the shape, learns nothing and multiplies nothing, such as an activation or dropout.

    Multiply-adds are those of matrix products and convolutions in their direct form, for one image; what works
    element by element (activations, normalisation) is left out, as is usual.
    """

    name: str

    def output(self, shape: Shape) -> Shape:
        """Return the shape that comes out for inputs of `shape`."""
        return shape

    def parameters(self, shape: Shape) -> int:
        """Return how many numbers training adjusts in the layer."""
        return 0

    def multiply_adds(self, shape: Shape) -> int:
        """Return how many multiplications (each with an addition) the layer makes."""
        return 0


@dataclass(frozen=True)
class LayerSize:
    """The shape that comes out of a layer, without the batch, and what the layer costs for one image."""

    name: str
    output_shape: Shape
    parameters: int
    multiply_adds: int


def measure_layers(layers: Iterable[Layer], shape: Shape) -> tuple[LayerSize, ...]:
    """Return the size of each of `layers`, which follow one another, for inputs of `shape`."""
    found: list[LayerSize] = []
    for layer in layers:
        output = layer.output(shape)
        found.append(LayerSize(layer.name, output, layer.parameters(shape), layer.multiply_adds(shape)))
        shape = output
    return tuple(found)
