"""What an inspector says of how a network is built, in plain values that a page can show."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Code:
    """Some source lines, dedented.

    Attributes:
        place: the file and its first line, "lib/models/lenet/network.py:17".
    """

    place: str
    text: str


@dataclass(frozen=True)
class Layer:
    """One layer of a network.

    Attributes:
        name: as the network calls it; `lengths` or `probabilities` for the scores.
        kind: the layer's class, "Conv2D".
        output_shape: of one image's output, without the batch.
        parameters: numbers that training adjusts.
        multiply_adds: multiplications (each with an addition) of one image.
        code: the lines that make it, then those that it computes with, where they are this project's own.
    """

    name: str
    kind: str
    output_shape: tuple[int, ...]
    parameters: int
    multiply_adds: int
    code: tuple[Code, ...]


@dataclass(frozen=True)
class Window:
    """A window that slides over a map, or over a sequence.

    Attributes:
        layer: whose window it is.
        kind: "convolution", "pooling", or "capsules" where capsules look at a window of capsules.
        side, stride: in positions.
        padding: "valid" or "same".
        channels: of the output; None where the input's stay.
        groups: parts that the channels are divided into, each seeing its own part alone.
        bias: whether each output channel has one more weight.
        whole: the window is always as large as the map.
        dimensions: 2 over a map, 1 over a sequence.
    """

    layer: str
    kind: str
    side: int
    stride: int
    padding: str = "valid"
    channels: int | None = None
    groups: int = 1
    bias: bool = True
    whole: bool = False
    dimensions: int = 2


@dataclass(frozen=True)
class NetworkDescription:
    """How a network is built.

    Attributes:
        input_shape: (height, width, channels).
        layers: in the order of their computation, the input left out.
        windows: those of the spatial part, in order.
        capsule_size: how many of the last map's channels make one primary capsule; None without capsules.
    """

    input_shape: tuple[int, int, int]
    layers: tuple[Layer, ...]
    windows: tuple[Window, ...]
    capsule_size: int | None = None

    @property
    def parameters(self) -> int:
        return sum(layer.parameters for layer in self.layers)

    @property
    def multiply_adds(self) -> int:
        return sum(layer.multiply_adds for layer in self.layers)
