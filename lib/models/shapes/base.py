"""The base of all layers without TensorFlow: the shape that comes out, and what the layer costs."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lib.errors import N_, LearnerError

Shape = tuple[int, ...]
"""The shape of one image's values between two layers, without the batch."""


@dataclass(frozen=True)
class Layer:
    """A layer that keeps the shape, learns nothing and multiplies nothing, such as an activation or dropout.

    Multiply-adds are those of matrix products and convolutions in their direct form, for one image; what works
    element by element (activations, normalisation) is left out, as is usual.

    Attributes:
        reads: the names of the outputs that come into it, the first of which gives the shape; () for that of the
            layer before.
    """

    name: str
    reads: tuple[str, ...] = field(default=(), kw_only=True)

    def output(self, shape: Shape) -> Shape:
        """Return the shape that comes out for inputs of `shape`."""
        return shape

    def parameters(self, shape: Shape) -> int:
        """Return how many numbers training adjusts in the layer."""
        return 0

    def multiply_adds(self, shape: Shape) -> int:
        """Return how many multiplications (each with an addition) the layer makes."""
        return 0

    def votes(self, shape: Shape) -> int:
        """Return how many numbers all votes have together that the layer routes; 0 without capsules."""
        return 0

    @property
    def window_side(self) -> int | None:
        """The side of the square of the input that the layer looks at; None for all of it, or a single place."""
        return None


class NoPixelLeftError(LearnerError):
    """Nothing comes out of a layer, as its windows do not fit in what comes to it."""


@dataclass(frozen=True)
class LayerSize:
    """The shape that comes out of a layer, without the batch, and what the layer costs for one image."""

    name: str
    output_shape: Shape
    parameters: int
    multiply_adds: int
    votes: int = 0


def measure_layers(layers: Iterable[Layer], shape: Shape) -> tuple[LayerSize, ...]:
    """Return the size of each of `layers`, in the order of computation, for images of `shape`.

    Raises:
        NoPixelLeftError: naming the first layer of which nothing comes out.
    """
    found: list[LayerSize] = []
    shapes: dict[str, Shape] = {}
    for layer in layers:
        if layer.reads:
            shape = shapes[layer.reads[0]]
        output = layer.output(shape)
        if min(output) < 1:
            raise NoPixelLeftError(
                N_("its layer “{layer}” looks at {window} places at once and gets only {given}"),
                layer=layer.name,
                window=" × ".join([str(layer.window_side)] * len(shape[:2])),
                given=" × ".join(map(str, shape[:2])),
            )
        costs = layer.parameters(shape), layer.multiply_adds(shape), layer.votes(shape)
        found.append(LayerSize(layer.name, output, *costs))
        shape = shapes[layer.name] = output
    return tuple(found)
