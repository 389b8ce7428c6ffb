"""Layers without capsules: convolutions, poolings, dense and recurrent layers."""

from dataclasses import dataclass
from math import prod

from lib.models.shapes.base import Layer, Shape


def windows(side: int, window: int, stride: int, *, padded: bool) -> int:
    """Return at how many places a window stands along a side, `stride` apart; padding lets it stick out."""
    return -(-side // stride) if padded else (side - window) // stride + 1


@dataclass(frozen=True)
class Convolution(Layer):
    """Of maps (height, width, channels), or of a sequence (rows, features) over the rows alone.

    Attributes:
        filters: how many maps come out.
        kernel: side of the kernel.
        padded: whether zeros around the border keep the size, "same" in Keras, or not, "valid".
        groups: shares of the channels that do not see each other.
        bias: whether each filter has one.
    """

    filters: int
    kernel: int
    stride: int = 1
    padded: bool = True
    groups: int = 1
    bias: bool = True

    def output(self, shape: Shape) -> Shape:
        places = (windows(side, self.kernel, self.stride, padded=self.padded) for side in shape[:-1])
        return (*places, self.filters)

    def _kernel_size(self, shape: Shape) -> int:
        *sides, channels = shape
        return self.kernel ** len(sides) * channels // self.groups * self.filters

    def parameters(self, shape: Shape) -> int:
        return self._kernel_size(shape) + (self.filters if self.bias else 0)

    def multiply_adds(self, shape: Shape) -> int:
        return prod(self.output(shape)[:-1]) * self._kernel_size(shape)


@dataclass(frozen=True)
class Normalization(Layer):
    """Batch normalisation: a factor and an offset for each channel."""

    def parameters(self, shape: Shape) -> int:
        return 2 * shape[-1]


@dataclass(frozen=True)
class Pooling(Layer):
    """The largest value of each window of maps, or of a sequence."""

    window: int = 2
    stride: int = 2
    padded: bool = False

    def output(self, shape: Shape) -> Shape:
        places = (windows(side, self.window, self.stride, padded=self.padded) for side in shape[:-1])
        return (*places, shape[-1])


@dataclass(frozen=True)
class Flatten(Layer):
    """All values in one row."""

    def output(self, shape: Shape) -> Shape:
        return (prod(shape),)


@dataclass(frozen=True)
class Dense(Layer):
    """Every unit sees every value."""

    units: int

    def output(self, shape: Shape) -> Shape:
        return (*shape[:-1], self.units)

    def parameters(self, shape: Shape) -> int:
        return (shape[-1] + 1) * self.units

    def multiply_adds(self, shape: Shape) -> int:
        return prod(shape) * self.units


@dataclass(frozen=True)
class Rows(Layer):
    """The image as a sequence of its rows, (height, width · channels)."""

    def output(self, shape: Shape) -> Shape:
        height, width, channels = shape
        return height, width * channels


@dataclass(frozen=True)
class GRU(Layer):
    """Gated recurrent units over a sequence (rows, features).

    Each has three matrices (two gates and the new state) for what comes in and three for the state, and a bias
    for each of the six, as Keras has them.

    Attributes:
        directions: 2 where another reads from below beside the one that reads from above.
        sequence: whether the state after every row comes out, or that after the last alone.
    """

    units: int
    directions: int = 1
    sequence: bool = False

    def output(self, shape: Shape) -> Shape:
        states = self.units * self.directions
        return (shape[0], states) if self.sequence else (states,)

    def parameters(self, shape: Shape) -> int:
        return self.directions * 3 * self.units * (shape[1] + self.units + 2)

    def multiply_adds(self, shape: Shape) -> int:
        rows, features = shape
        return self.directions * rows * 3 * self.units * (features + self.units)
