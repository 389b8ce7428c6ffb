"""How a network is built, in plain values that a page can show."""

from dataclasses import dataclass

from lib.inspectors.ask import question
from lib.models.layers.description import LayerDescription, LayerKind, Window
from lib.models.task import Task
from lib.options import Options


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
        description: what it is.
        output_shape: of one image's output, without the batch.
        parameters: numbers that training adjusts.
        multiply_adds: multiplications (each with an addition) of one image.
        code: the lines that make it, then those that it computes with, where they are this project's own.
        uncounted: TensorFlow's names of its operations that `multiply_adds` leaves out because the counter does
            not know them; empty as a rule.
    """

    description: LayerDescription
    output_shape: tuple[int, ...]
    parameters: int
    multiply_adds: int
    code: tuple[Code, ...]
    uncounted: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """As the network calls it; `lengths` or `probabilities` for the scores."""
        return self.description.name


@dataclass(frozen=True)
class NetworkDescription:
    """How a network is built.

    Attributes:
        input_shape: (height, width, channels).
        layers: in the order of their computation, the input left out.
    """

    input_shape: tuple[int, int, int]
    layers: tuple[Layer, ...]

    @property
    def windows(self) -> tuple[Window, ...]:
        """Every window of the spatial part, in order; empty where a network has none."""
        return tuple(window for layer in self.layers for window in layer.description.windows)

    @property
    def capsule_size(self) -> int | None:
        """How many of the last map's channels make one primary capsule; None without capsules."""
        found = (layer.description for layer in self.layers)
        return next(
            (layer.capsules.size for layer in found if layer.kind is LayerKind.CAPSULES and layer.capsules), None
        )

    @property
    def parameters(self) -> int:
        return sum(layer.parameters for layer in self.layers)

    @property
    def multiply_adds(self) -> int:
        return sum(layer.multiply_adds for layer in self.layers)


@question("describe", keep=48)
def describe_network(architecture: str, options: Options, task: Task) -> NetworkDescription:
    """Return how a network is built: its layers with shapes, costs and code.

    Raises:
        LearnerError: if it cannot be built.
    """
    ...
