"""The windows of a network, read off the graph that it computes, to compare what its layers declare with."""

from collections.abc import Iterator
from typing import Any

import tensorflow as tf

from lib.models.layers.description import LayerKind, Window
from lib.models.network import Network

BIASES = ("BiasAdd", "AddV2")


def graph_windows(network: Network, input_shape: tuple[int, int, int]) -> Iterator[Window]:
    """Yield the window of every output of `layer_outputs` that comes from a convolution or a pooling, in order."""
    image = tf.TensorSpec((1, *input_shape), tf.float32)
    function = tf.function(network.layer_outputs, autograph=False).get_concrete_function(image)
    # What is returned is a copy (Identity) of what the next output is computed from.
    ends = {name: output.op.inputs[0].op for name, output in function.structured_outputs.items()}
    before: set[tf.Operation] = set()
    for name, end in ends.items():
        between = _back_to(end, before)  # empty for an output that equals the one before, such as dropout's
        before.add(end)
        for operation in between:
            if operation.type == "Conv2D":
                bias = any(other.type in BIASES for other in between)
                yield _convolution(name, operation, bias)
            elif operation.type == "MaxPool":
                side, stride = operation.get_attr("ksize")[1], operation.get_attr("strides")[1]
                yield Window(name, LayerKind.POOLING, side, stride, _padding(operation))


def _back_to(end: tf.Operation, borders: set[tf.Operation]) -> list[tf.Operation]:
    """Return the operations that `end` follows from, up to the ends of the outputs before."""
    found: dict[tf.Operation, None] = {}
    waiting = [end]
    while waiting:
        operation = waiting.pop()
        if operation not in found and operation not in borders:
            found[operation] = None
            waiting += [tensor.op for tensor in operation.inputs]
    return list(found)


def _convolution(name: str, operation: Any, bias: bool) -> Window:
    side, _, inputs, filters = operation.inputs[1].shape
    groups = operation.inputs[0].shape[-1] // inputs
    stride = operation.get_attr("strides")[1]
    return Window(name, LayerKind.CONVOLUTION, side, stride, _padding(operation), filters, groups, bias)


def _padding(operation: tf.Operation) -> str:
    return operation.get_attr("padding").decode().lower()
