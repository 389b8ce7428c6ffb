"""Describe how a network is built."""

from lib.inspectors.answers.description import Layer, NetworkDescription
from lib.inspectors.questions.describe.layer_code import find_layer_code
from lib.models.build import build_network, find_build
from lib.models.cost import count_costs
from lib.models.task import Task
from lib.options import Options


def describe_network(architecture: str, options: Options, task: Task) -> NetworkDescription:
    """Return every layer of a new network with its description, its shape, its cost and its code.

    Args:
        options: the architecture's own.

    Raises:
        LearnerError: if the images are too small for the network.
    """
    network = build_network(architecture, options, task)
    build = find_build(architecture)
    layers = tuple(
        Layer(
            description,
            cost.output_shape,
            cost.parameters,
            cost.multiply_adds,
            find_layer_code(build, network, cost.name),
            cost.uncounted,
        )
        for description, cost in zip(network.described(), count_costs(network, task.input_shape), strict=True)
    )
    return NetworkDescription(task.input_shape, layers)
