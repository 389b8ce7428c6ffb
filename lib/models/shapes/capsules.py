"""Capsules that are vectors: primary capsules, class capsules, their lengths and the decoder."""

from dataclasses import dataclass
from math import prod

from lib.models.capsules.routing import routing_kind
from lib.models.shapes.base import Layer, Shape
from lib.models.shapes.layers import Convolution

DECODER_UNITS = (512, 1024)
"""Units of the decoder's two hidden layers (Sabour et al. 2017, figure 2)."""


@dataclass(frozen=True)
class PrimaryCapsules(Layer):
    """A convolution without padding whose channels are read as `types` capsules of `dim` numbers at each position.

    Attributes:
        is_normalized: whether batch normalisation takes the place of the bias.
    """

    types: int
    dim: int
    kernel: int
    stride: int
    is_normalized: bool = False

    @property
    def _convolution(self) -> Convolution:
        return Convolution("", self.types * self.dim, self.kernel, self.stride, is_padded=False)

    def output(self, shape: Shape) -> Shape:
        rows, columns, _ = self._convolution.output(shape)
        return rows * columns * self.types, self.dim

    def parameters(self, shape: Shape) -> int:
        return self._convolution.parameters(shape) + (self.types * self.dim if self.is_normalized else 0)

    def multiply_adds(self, shape: Shape) -> int:
        return self._convolution.multiply_adds(shape)

    @property
    def window_side(self) -> int:
        return self.kernel


@dataclass(frozen=True)
class DepthwisePrimaryCapsules(Layer):
    """One kernel as large as the map for each channel, whose results are read as capsules of `dim` numbers."""

    dim: int

    def output(self, shape: Shape) -> Shape:
        return shape[-1] // self.dim, self.dim

    def parameters(self, shape: Shape) -> int:
        return prod(shape) + shape[-1]  # its products are taken element by element


@dataclass(frozen=True)
class ClassCapsules(Layer):
    """One vote matrix for each pair of input and output capsule, and routing over the votes.

    Attributes:
        dim: numbers in a class capsule.
        routing: the name of a kind in `ROUTING_KINDS`.
        has_bias: whether a bias is added to the weighted sums, in kinds that have one.
    """

    classes: int
    dim: int
    routing: str
    iterations: int = 1
    has_bias: bool = False

    def output(self, shape: Shape) -> Shape:
        return self.classes, self.dim

    def parameters(self, shape: Shape) -> int:
        routing = routing_kind(self.routing).parameters(shape[0], self.classes, self.dim, has_bias=self.has_bias)
        return prod(shape) * self.classes * self.dim + routing

    def multiply_adds(self, shape: Shape) -> int:
        routing = routing_kind(self.routing).multiply_adds(shape[0], self.classes, self.dim, self.iterations)
        return prod(shape) * self.classes * self.dim + routing

    def votes(self, shape: Shape) -> int:
        return shape[0] * self.classes * self.dim


@dataclass(frozen=True)
class Lengths(Layer):
    """The length of each capsule."""

    def output(self, shape: Shape) -> Shape:
        return shape[:-1]


@dataclass(frozen=True)
class Reconstruction(Layer):
    """The image, drawn by three dense layers from the class capsules, all of which but one are set to zero.

    Attributes:
        inputs: numbers in all class capsules together.
        image: (height, width, channels).
        hidden: units of the first two layers; the third has one for each value.
    """

    inputs: int
    image: Shape
    hidden: tuple[int, int] = DECODER_UNITS

    @property
    def _widths(self) -> tuple[int, ...]:
        return (self.inputs, *self.hidden, prod(self.image))

    def output(self, shape: Shape) -> Shape:
        return self.image

    def parameters(self, shape: Shape) -> int:
        return self.multiply_adds(shape) + sum(self._widths[1:])

    def multiply_adds(self, shape: Shape) -> int:
        return sum(before * after for before, after in zip(self._widths, self._widths[1:], strict=False))


def score_layers(classes: int, dim: int, image: Shape, *, reconstruction: bool) -> list[Layer]:
    """Return what follows class capsules: their lengths and, with `reconstruction`, the image drawn from them."""
    return [
        Lengths("lengths"),
        *([Reconstruction("reconstruction", classes * dim, image)] if reconstruction else []),
    ]
