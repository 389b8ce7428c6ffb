"""How a network is built, in plain values that a page can show, without TensorFlow."""

from dataclasses import dataclass

from lib.inspectors.ask import question
from lib.models.layers.description import LayerDescription, LayerKind, Window, main_way
from lib.models.task import Task
from lib.options import Options


@dataclass(frozen=True)
class Code:
    """Lines of source code, without their common indentation.

    Attributes:
        place: the file and the number of the first line, such as "lib/models/lenet/network.py:17".
    """

    place: str
    text: str


@dataclass(frozen=True)
class Layer:
    """One layer of a network.

    Attributes:
        description: its kind, its windows and what else it says of itself.
        output_shape: the shape of its output for one image.
        parameters: how many numbers training adjusts.
        multiply_adds: how many multiplications, each with an addition, one image takes.
        code: the lines that make it, then those that it computes with if they are this project's own.
        uncounted: TensorFlow's names of operations that `multiply_adds` leaves out because the counter does not
            know them; usually none.
    """

    description: LayerDescription
    output_shape: tuple[int, ...]
    parameters: int
    multiply_adds: int
    code: tuple[Code, ...]
    uncounted: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Its name in the network; "lengths" or "probabilities" for the scores."""
        return self.description.name


@dataclass(frozen=True)
class NetworkDescription:
    """How a network is built.

    Attributes:
        input_shape: (height, width, channels).
        layers: in the order of their computation, without the input.
    """

    input_shape: tuple[int, int, int]
    layers: tuple[Layer, ...]

    @property
    def windows(self) -> tuple[Window, ...]:
        """Every window on the main way through the network, in order; none for one that does not convolve."""
        way = main_way(layer.description for layer in self.layers)
        return tuple(window for layer in way for window in layer.windows)

    @property
    def capsule_size(self) -> int | None:
        """How many channels of the last map make one primary capsule; None without capsules."""
        found = (layer.description for layer in self.layers)
        return next(
            (layer.capsules.size for layer in found if layer.kind is LayerKind.CAPSULES and layer.capsules), None
        )

    @property
    def parameters(self) -> int:
        """How many numbers training adjusts in all layers."""
        return sum(layer.parameters for layer in self.layers)

    @property
    def multiply_adds(self) -> int:
        """How many multiplications, each with an addition, one image takes in all layers."""
        return sum(layer.multiply_adds for layer in self.layers)


@question("describe", keep=48)
def describe_network(architecture: str, options: Options, task: Task) -> NetworkDescription:
    """Return how a network is built: its layers with shapes, costs and code.

    Raises:
        LearnerError: if it cannot be built.
    """
    ...
