"""Count the multiplications and the parameters of a network, in the very graph that it computes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

import keras
import numpy as np
import tensorflow as tf

from lib.models.network import Network
from lib.models.operations import LEFT_OUT, PRODUCTS


@dataclass(frozen=True)
class LayerCost:
    """What one of a network's outputs takes.

    Attributes:
        name: the output's name in `Network.layer_outputs`.
        output_shape: without the batch.
        parameters: how many numbers training adjusts in it.
        multiply_adds: multiplications (each with an addition) for one image.
        uncounted: the types of its operations that may multiply but are not counted, sorted; if there are any,
            `multiply_adds` is too low.
    """

    name: str
    output_shape: tuple[int, ...]
    parameters: int
    multiply_adds: int
    uncounted: tuple[str, ...] = ()


class Graph(Protocol):
    """The graph of a traced function: pairs of a tensor outside and the tensor by which the graph sees it."""

    @property
    def captures(self) -> Iterable[tuple[tf.Tensor, tf.Tensor]]: ...


class TracedFunction(Protocol):
    """What a concrete function has, which TensorFlow's types do not declare."""

    @property
    def outputs(self) -> list[tf.Tensor]: ...

    @property
    def graph(self) -> Graph: ...


def count_multiply_adds(network: Network, input_shape: tuple[int, int, int]) -> int:
    """Return how many multiply-adds one image takes, reconstruction included; see `count_costs`."""
    return sum(cost.multiply_adds for cost in count_costs(network, input_shape))


def count_costs(network: Network, input_shape: tuple[int, int, int]) -> list[LayerCost]:
    """Return the cost of every output of the network, in the order of computation.

    Multiply-adds are those of matrix products and convolutions in their direct form; what works element by
    element (activations, normalisation) is left out, as is usual.

    Args:
        input_shape: (height, width, channels).
    """
    names: list[str] = []

    def list_outputs(images: tf.Tensor) -> list[tf.Tensor]:
        outputs = network.layer_outputs(images)
        names.extend(outputs)
        return list(outputs.values())

    function = _trace(list_outputs, network, input_shape)
    sizes = _sizes_of_parameters(function, network)
    seen: set[tf.Operation] = set()
    costs = []
    for name, output in zip(names, function.outputs, strict=True):
        operations = _needed_operations(output) - seen
        seen |= operations
        costs.append(
            LayerCost(
                name=name,
                output_shape=tuple(output.shape[1:]),
                parameters=sum(sizes.get(operation, 0) for operation in operations),
                multiply_adds=sum(
                    PRODUCTS[operation.type](operation) for operation in operations if operation.type in PRODUCTS
                ),
                uncounted=_uncounted(operations),
            )
        )
    return costs


def _uncounted(operations: Iterable[tf.Operation]) -> tuple[str, ...]:
    types = {operation.type for operation in operations}
    return tuple(sorted(types - PRODUCTS.keys() - LEFT_OUT))


def _trace(
    function: Callable[[tf.Tensor], list[tf.Tensor]], network: Network, input_shape: tuple[int, int, int]
) -> TracedFunction:
    """Return the graph of `function` of one image, with every step of the network's recurrent layers in it."""
    recurrent = [layer for layer in network._flatten_layers() if isinstance(layer, keras.layers.RNN)]
    for layer in recurrent:
        layer.unroll = True
    try:
        image = tf.TensorSpec((1, *input_shape), tf.float32)
        return tf.function(function, autograph=False).get_concrete_function(image)
    finally:
        for layer in recurrent:
            layer.unroll = False


def _sizes_of_parameters(function: TracedFunction, network: Network) -> dict[tf.Operation, int]:
    """Return how many numbers each trainable weight has, by the operation through which the graph sees it."""
    handles = {id(weight.value.handle): int(np.prod(weight.shape)) for weight in network.trainable_variables}
    return {
        inside.op: handles[id(outside)] for outside, inside in function.graph.captures if id(outside) in handles
    }


def _needed_operations(output: tf.Tensor) -> set[tf.Operation]:
    """Return the operations that the output depends on."""
    found: set[tf.Operation] = set()
    waiting = [output.op]
    while waiting:
        operation = waiting.pop()
        if operation not in found:
            found.add(operation)
            waiting += [tensor.op for tensor in operation.inputs]
    return found
