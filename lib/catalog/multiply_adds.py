"""What a network costs before it is built, and without TensorFlow: an estimate of a training needs no more.

The layers that multiply, and those that make the map smaller, of each network without capsules; a test compares
with what `lib.models.cost` counts in the network itself. Networks with capsules are estimated from the number that
the catalogue has of them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import prod

from lib.catalog.architectures import ARCHITECTURES
from lib.options import Value

Shape = tuple[int, ...]
RECORDED_SHAPE = (28, 28, 1)
"""Of the images for which the catalogue has multiply-adds."""


@dataclass(frozen=True)
class Convolution:
    """`groups` halves that do not see each other; over rows alone where the map is a sequence of them."""

    filters: int
    kernel: int
    stride: int = 1
    padded: bool = True
    groups: int = 1

    def through(self, shape: Shape) -> tuple[Shape, int]:
        *sides, channels = shape
        lost = 0 if self.padded else self.kernel - 1
        out = [-(-(side - lost) // self.stride) for side in sides]
        products = prod(out) * self.kernel ** len(sides) * channels * self.filters // self.groups
        return (*out, self.filters), products


@dataclass(frozen=True)
class Pooling:
    """Without padding."""

    window: int = 2
    stride: int = 2

    def through(self, shape: Shape) -> tuple[Shape, int]:
        *sides, channels = shape
        return (*((side - self.window) // self.stride + 1 for side in sides), channels), 0


@dataclass(frozen=True)
class Dense:
    units: int

    def through(self, shape: Shape) -> tuple[Shape, int]:
        return (self.units,), prod(shape) * self.units


@dataclass(frozen=True)
class Rows:
    """The image as a sequence of rows."""

    def through(self, shape: Shape) -> tuple[Shape, int]:
        height, width, channels = shape
        return (height, width * channels), 0


@dataclass(frozen=True)
class GRU:
    """Three matrices (two gates and the new state) for what comes in, three for the state, in each direction."""

    units: int
    directions: int = 1
    sequence: bool = False

    def through(self, shape: Shape) -> tuple[Shape, int]:
        rows, features = shape
        states = self.units * self.directions
        products = rows * 3 * (features + self.units) * states
        return ((rows, states) if self.sequence else (states,)), products


Layer = Convolution | Pooling | Dense | Rows | GRU
Options = Mapping[str, Value]


def _lenet(_options: Options) -> list[Layer]:
    return [Convolution(32, 5), Pooling(), Convolution(64, 5), Pooling(), Dense(1024)]


def _simple_cnn(_options: Options) -> list[Layer]:
    blocks = [layer for filters in (32, 64, 64) for layer in (Convolution(filters, 3), Pooling())]
    return [*blocks, Dense(128)]


def _pets_cnn(_options: Options) -> list[Layer]:
    blocks = [
        layer for filters in (32, 64) for layer in (Convolution(filters, 3), Convolution(filters, 3), Pooling())
    ]
    return [*blocks, Dense(512)]


def _baseline_cnn(options: Options) -> list[Layer]:
    def scaled(size: int) -> int:
        return max(1, round(size * int(options["width"]) / 100))

    return [
        *(Convolution(scaled(size), 5) for size in (256, 256, 128)),
        *(Dense(scaled(size)) for size in (328, 192)),
    ]


ALEXNET_FILTERS = {
    "small": (48, 96, 144, 144, 96),
    "one_tower": (64, 192, 384, 256, 256),
    "original": (96, 256, 384, 384, 256),
}


def _alexnet(options: Options) -> list[Layer]:
    variant, groups = str(options["variant"]), int(options["groups"])
    first, second, third, fourth, fifth = ALEXNET_FILTERS[variant]
    small = variant == "small"
    units = 256 if small else 4096
    return [
        Convolution(first, 5) if small else Convolution(first, 11, stride=4, padded=False),
        Pooling(3, 2),
        Convolution(second, 5, groups=groups),
        Pooling(3, 2),
        Convolution(third, 3),
        Convolution(fourth, 3, groups=groups),
        Convolution(fifth, 3, groups=groups),
        Pooling(3, 2),
        Dense(units),
        Dense(units),
    ]


def _recurrent(first: Sequence[Layer] = (), directions: int = 1) -> Callable[[Options], list[Layer]]:
    readers = (GRU(128, directions, sequence=True), GRU(256, directions))
    return lambda _options: [Rows(), *first, *readers, Dense(1024)]


LAYERS: Mapping[str, Callable[[Options], list[Layer]]] = {
    "lenet": _lenet,
    "simple_cnn": _simple_cnn,
    "pets_cnn": _pets_cnn,
    "baseline_cnn": _baseline_cnn,
    "alexnet": _alexnet,
    "gru": _recurrent(),
    "bigru": _recurrent(directions=2),
    "conv_gru": _recurrent((Convolution(32, 5), Pooling())),
}
"""All but the last, which has a unit for each class."""


def estimated_multiply_adds(
    architecture: str, options: Mapping[str, Value], input_shape: tuple[int, int, int], classes: int
) -> int:
    """Those of one image's way through the network: exact where its layers are in `LAYERS`.

    Networks with capsules cost about in proportion to the image's pixels, and to the square of their width.

    Args:
        options: at least the network's own.
        input_shape: (height, width, channels) of an image that the network can read.
    """
    if architecture not in LAYERS:
        pixels = prod(input_shape) / prod(RECORDED_SHAPE)
        width = int(options.get("width", 100)) / 100
        return round(ARCHITECTURES[architecture].multiply_adds * pixels * width**2)
    shape: Shape = input_shape
    total = 0
    for layer in (*LAYERS[architecture](options), Dense(classes)):
        shape, products = layer.through(shape)
        total += products
    return total
