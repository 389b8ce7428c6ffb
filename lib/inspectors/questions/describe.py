"""How a network is built; runs where TensorFlow is, in an inspector."""

from collections.abc import Mapping

from lib.inspectors.answers.description import Layer, NetworkDescription
from lib.inspectors.questions.describe_code import layer_code
from lib.inspectors.questions.describe_windows import capsule_size, windows
from lib.models.build import BUILDERS, build_network
from lib.models.cost import layer_costs
from lib.options import Value


def describe_network(
    architecture: str,
    options: Mapping[str, Value],
    input_shape: tuple[int, int, int],
    classes: int,
    labels_per_image: int = 1,
) -> NetworkDescription:
    """Every layer of a new network with its shape, cost and code, and the windows that slide in it.

    Args:
        options: the architecture's own, as its builder names them.
        input_shape: (height, width, channels).

    Raises:
        LearnerError: if the images are too small for the network.
    """
    network = build_network(architecture, input_shape, classes, options, labels_per_image=labels_per_image)
    build = BUILDERS[architecture]
    layers = tuple(
        Layer(
            cost.name,
            cost.kind,
            tuple(cost.output_shape),
            cost.parameters,
            cost.multiply_adds,
            layer_code(build, network, cost.name),
        )
        for cost in layer_costs(network, input_shape)
    )
    return NetworkDescription(input_shape, layers, windows(network, input_shape), capsule_size(network))
