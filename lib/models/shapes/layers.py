"""Layers without capsules: convolutions, poolings, dense and recurrent layers."""

from dataclasses import dataclass
from math import prod

from lib.models.shapes.base import Layer, Shape

LEAKY_SLOPE = 0.2
"""The slope below zero of leaky ReLU unless another is chosen, Keras's."""
FIRST_SLOPE = 0.25
"""The slope that PReLU begins with (He, Zhang, Ren, Sun 2015, section 2.1)."""
SLOPES_DRAWN_FROM = (1 / 8, 1 / 3)
"""Between what slopes RReLU draws in training (Xu, Wang, Chen, Li 2015, whose 8 and 3 divide)."""


def count_windows(side: int, window: int, stride: int, *, is_padded: bool) -> int:
    """Return how many windows fit along a side, `stride` apart; with padding they may reach beyond the border."""
    return -(-side // stride) if is_padded else max(0, (side - window) // stride + 1)


@dataclass(frozen=True)
class Convolution(Layer):
    """A convolution over maps (height, width, channels), or over the rows of a sequence (rows, features).

    Attributes:
        filters: how many maps come out.
        kernel: side of the kernel.
        is_padded: whether zeros around the border keep the size ("same" in Keras) or not ("valid").
        groups: parts that the channels are divided into, each seeing its own part alone.
        has_bias: whether each filter has a bias.
        activation: Keras's name of what is done to the sums, "prelu" or "rrelu"; said only of networks that
            PaddlePaddle builds too.
        slope: of leaky ReLU below zero.
    """

    filters: int
    kernel: int
    stride: int = 1
    is_padded: bool = True
    groups: int = 1
    has_bias: bool = True
    activation: str = "linear"
    slope: float = LEAKY_SLOPE

    def output(self, shape: Shape) -> Shape:
        sides = (count_windows(side, self.kernel, self.stride, is_padded=self.is_padded) for side in shape[:-1])
        return (*sides, self.filters)

    def _kernel_size(self, shape: Shape) -> int:
        *sides, channels = shape
        return self.kernel ** len(sides) * channels // self.groups * self.filters

    def parameters(self, shape: Shape) -> int:
        return self._kernel_size(shape) + self.filters * (self.has_bias + learns_slopes(self))

    def multiply_adds(self, shape: Shape) -> int:
        return prod(self.output(shape)[:-1]) * self._kernel_size(shape)

    @property
    def window_side(self) -> int:
        return self.kernel


def learns_slopes(layer: "Convolution | Dense") -> bool:
    """Return whether each filter or unit has a slope that is learned."""
    return layer.activation == "prelu"


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
    is_padded: bool = False

    def output(self, shape: Shape) -> Shape:
        sides = (count_windows(side, self.window, self.stride, is_padded=self.is_padded) for side in shape[:-1])
        return (*sides, shape[-1])

    @property
    def window_side(self) -> int:
        return self.window


@dataclass(frozen=True)
class GlobalPooling(Layer):
    """The mean of each map, (height, width, maps) → (maps,)."""

    def output(self, shape: Shape) -> Shape:
        return shape[-1:]


@dataclass(frozen=True)
class Addition(Layer):
    """The sum of two outputs of one shape, number by number."""


@dataclass(frozen=True)
class Multiplication(Layer):
    """Maps times one map, pixel by pixel; it works element by element, so that no multiplication is counted."""


@dataclass(frozen=True)
class ChannelPooling(Layer):
    """The mean and the largest of all maps at each pixel, (height, width, maps) → (height, width, 2)."""

    def output(self, shape: Shape) -> Shape:
        return (*shape[:-1], 2)


@dataclass(frozen=True)
class Shortcut(Layer):
    """Every `stride`-th pixel of the maps, with maps of zeros behind them (He et al. 2015, option A)."""

    filters: int
    stride: int

    def output(self, shape: Shape) -> Shape:
        return (*(count_windows(side, 1, self.stride, is_padded=True) for side in shape[:-1]), self.filters)


@dataclass(frozen=True)
class Flatten(Layer):
    """All values in one vector."""

    def output(self, shape: Shape) -> Shape:
        return (prod(shape),)


@dataclass(frozen=True)
class Dropout(Layer):
    """In training, values that are 0 at random, this share of them; the others grow so that the sum stays."""

    share: float


@dataclass(frozen=True)
class LocalResponseNormalization(Layer):
    """Local response normalisation (Krizhevsky, Sutskever, Hinton 2012, section 3.3).

        b_i = a_i / (k + α Σ_j a_j²)^β, over the n channels j around i

    Attributes:
        neighbours, offset, scale, power: n, k, α and β of the paper.
    """

    neighbours: int = 5
    offset: float = 2.0
    scale: float = 1e-4
    power: float = 0.75


@dataclass(frozen=True)
class Dense(Layer):
    """A dense layer: every unit sees every value.

    Attributes:
        activation, slope: as of a `Convolution`.
    """

    units: int
    activation: str = "linear"
    slope: float = LEAKY_SLOPE

    def output(self, shape: Shape) -> Shape:
        return (*shape[:-1], self.units)

    def parameters(self, shape: Shape) -> int:
        return (shape[-1] + 1 + learns_slopes(self)) * self.units

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

    Each has three matrices (two gates and the new state) for its input and three for its state, and a bias for
    each of the six, as in Keras.

    Attributes:
        directions: 1 to read from above, 2 to read from below as well.
        returns_sequence: whether the state after every row comes out, or only the last one.
        adds_directions: whether the states of both directions are added, or stand side by side.
    """

    units: int
    directions: int = 1
    returns_sequence: bool = False
    adds_directions: bool = False

    def output(self, shape: Shape) -> Shape:
        states = self.units * (1 if self.adds_directions else self.directions)
        return (shape[0], states) if self.returns_sequence else (states,)

    def parameters(self, shape: Shape) -> int:
        return self.directions * 3 * self.units * (shape[1] + self.units + 2)

    def multiply_adds(self, shape: Shape) -> int:
        rows, features = shape
        return self.directions * rows * 3 * self.units * (features + self.units)
