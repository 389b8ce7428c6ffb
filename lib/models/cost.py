"""How much a network has to multiply and to learn, counted in the very graph that it computes."""

from collections.abc import Callable
from dataclasses import dataclass

import keras
import numpy as np
import tensorflow as tf

from lib.models.network import Network

KINDS_OF_OPERATION = {
    "Conv2D": "Conv2D",
    "MaxPool": "MaxPooling2D",
    "MatMul": "Dense",
    "Sub": "Subtract",
    "Reshape": "Flatten",
}
"""What a layer is that is not a Keras layer, by the first of these operations that is in it."""


@dataclass(frozen=True)
class LayerCost:
    """What one of a network's outputs takes.

    Attributes:
        name: as `Network.layer_outputs` names it.
        kind: the class of the layer of that name, such as "Conv2D"; what is written without a class has that of
            the Keras layer that does the same. The scores and the reconstruction have their name.
        output_shape: without the batch.
        parameters: how many numbers training adjusts in it.
        multiply_adds: multiplications (each with an addition) for one image.
    """

    name: str
    kind: str
    output_shape: tuple[int, ...]
    parameters: int
    multiply_adds: int


def multiply_adds(network: Network, input_shape: tuple[int, int, int]) -> int:
    """Those of one image's way through the network, reconstruction included; see `layer_costs`."""
    return sum(cost.multiply_adds for cost in layer_costs(network, input_shape))


def layer_costs(network: Network, input_shape: tuple[int, int, int]) -> list[LayerCost]:
    """The cost of every output of the network, in the order of computation.

    Multiply-adds are those of matrix products and convolutions in their direct form; what works element by
    element (activations, normalisation) is left out, as is usual.

    Args:
        input_shape: (height, width, channels).
    """
    names: list[str] = []

    def listed(images: tf.Tensor) -> list[tf.Tensor]:
        outputs = network.layer_outputs(images)
        names.extend(outputs)
        return list(outputs.values())

    function = _traced(listed, network, input_shape)
    sizes = _sizes_of_parameters(function, network)
    layers = {layer.name: layer for layer in network.layers}
    seen: set[tf.Operation] = set()
    costs = []
    for name, output in zip(names, function.outputs, strict=True):
        operations = _needed(output) - seen
        seen |= operations
        costs.append(
            LayerCost(
                name=name,
                kind=type(layers[name]).__name__ if name in layers else _kind(name, operations, network),
                output_shape=tuple(output.shape[1:]),
                parameters=sum(sizes.get(operation, 0) for operation in operations),
                multiply_adds=sum(_products(operation) for operation in operations),
            )
        )
    return costs


def _traced(
    function: Callable[[tf.Tensor], list[tf.Tensor]], network: Network, input_shape: tuple[int, int, int]
) -> tf.types.experimental.ConcreteFunction:
    """The graph of `function` of one image, with every step of the network's recurrent layers in it."""
    recurrent = [layer for layer in network._flatten_layers() if isinstance(layer, keras.layers.RNN)]
    for layer in recurrent:
        layer.unroll = True
    try:
        image = tf.TensorSpec((1, *input_shape), tf.float32)
        return tf.function(function, autograph=False).get_concrete_function(image)
    finally:
        for layer in recurrent:
            layer.unroll = False


def _sizes_of_parameters(
    function: tf.types.experimental.ConcreteFunction, network: Network
) -> dict[tf.Operation, int]:
    """How many numbers each trainable weight has, by the operation through which the graph sees it."""
    handles = {id(weight.value.handle): int(np.prod(weight.shape)) for weight in network.trainable_variables}
    return {
        inside.op: handles[id(outside)] for outside, inside in function.graph.captures if id(outside) in handles
    }


def _needed(output: tf.Tensor) -> set[tf.Operation]:
    """The operations that the output depends on."""
    found: set[tf.Operation] = set()
    waiting = [output.op]
    while waiting:
        operation = waiting.pop()
        if operation not in found:
            found.add(operation)
            waiting += [tensor.op for tensor in operation.inputs]
    return found


def _kind(name: str, operations: set[tf.Operation], network: Network) -> str:
    if name in (network.score_name, "reconstruction"):
        return name
    types = {operation.type for operation in operations}
    found = [kind for operation, kind in KINDS_OF_OPERATION.items() if operation in types]
    return found[0] if found else "Dropout"  # which hands on what it gets, outside training


def _products(operation: tf.Operation) -> int:
    if operation.type == "Conv2D":
        kernel, result = operation.inputs[1].shape, operation.outputs[0].shape
        return int(np.prod(kernel[:3]) * np.prod(result))
    if operation.type in ("MatMul", "BatchMatMulV2"):
        flipped = operation.get_attr("transpose_a" if operation.type == "MatMul" else "adj_x")
        inner = operation.inputs[0].shape[-2 if flipped else -1]
        return int(inner * np.prod(operation.outputs[0].shape))
    return 0
