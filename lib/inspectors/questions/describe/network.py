"""Describes how a network is built; runs where TensorFlow is, in an inspector."""

from collections.abc import Mapping

from lib.inspectors.answers.description import Layer, NetworkDescription
from lib.inspectors.questions.describe.layer_code import find_layer_code
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
    """Return every layer of a new network: what it is, its shape, its cost and its code.

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
            description,
            cost.output_shape,
            cost.parameters,
            cost.multiply_adds,
            find_layer_code(build, network, cost.name),
            cost.uncounted,
        )
        for description, cost in zip(network.described(), layer_costs(network, input_shape), strict=True)
    )
    return NetworkDescription(input_shape, layers)
