"""How much a network has to multiply, counted in the very graph that it computes."""

import keras
import numpy as np
import tensorflow as tf

from lib.models.network import Network


def multiply_adds(network: Network, input_shape: tuple[int, int, int]) -> int:
    """Multiplications (each with an addition) of one image's way through the network, reconstruction included.

    Counts matrix products and convolutions in their direct form; what works element by element (activations,
    normalisation) is left out, as is usual.

    Args:
        input_shape: (height, width, channels).
    """
    function = _traced(network, input_shape)
    return sum(_products(operation) for operation in _needed(function.outputs))


def _traced(network: Network, input_shape: tuple[int, int, int]) -> tf.types.experimental.ConcreteFunction:
    """The network's way from one image to its layers' outputs, with every step of a recurrent layer in it."""
    image = tf.TensorSpec((1, *input_shape), tf.float32)
    recurrent = [layer for layer in network._flatten_layers() if isinstance(layer, keras.layers.RNN)]
    for layer in recurrent:
        layer.unroll = True
    try:
        return tf.function(network.layer_outputs, autograph=False).get_concrete_function(image)
    finally:
        for layer in recurrent:
            layer.unroll = False


def _needed(outputs: list[tf.Tensor]) -> set[tf.Operation]:
    """The operations that the outputs depend on."""
    found: set[tf.Operation] = set()
    waiting = [output.op for output in outputs]
    while waiting:
        operation = waiting.pop()
        if operation not in found:
            found.add(operation)
            waiting += [tensor.op for tensor in operation.inputs]
    return found


def _products(operation: tf.Operation) -> int:
    if operation.type == "Conv2D":
        kernel, result = operation.inputs[1].shape, operation.outputs[0].shape
        return int(np.prod(kernel[:3]) * np.prod(result))
    if operation.type in ("MatMul", "BatchMatMulV2"):
        flipped = operation.get_attr("transpose_a" if operation.type == "MatMul" else "adj_x")
        inner = operation.inputs[0].shape[-2 if flipped else -1]
        return int(inner * np.prod(operation.outputs[0].shape))
    return 0
