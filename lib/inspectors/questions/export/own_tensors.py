"""Give each output of a LiteRT file's functions a tensor of its own.

Two outputs may be the same numbers, such as a layer's and those of a dropout behind it, which does nothing after
training. TensorFlow then lets both names stand for one tensor, and LiteRT.js knows only the first of them.
"""

from collections.abc import Sequence

import numpy as np
from tensorflow.lite.python import schema_py_generated as schema


def give_outputs_own_tensors(model: schema.ModelT) -> None:
    """Let every output of a function that stands for the tensor of an earlier one be a copy of that."""
    for signature in model.signatureDefs or ():
        graph = model.subgraphs[signature.subgraphIndex]
        taken: set[int] = set()
        for output in signature.outputs:
            if output.tensorIndex in taken:
                copy = _append_copy(model, graph, output.tensorIndex)
                graph.outputs = _with_last_replaced(graph.outputs, output.tensorIndex, copy)
                output.tensorIndex = copy
            taken.add(output.tensorIndex)


def _append_copy(model: schema.ModelT, graph: schema.SubGraphT, source: int) -> int:
    """Add a tensor with the same numbers, computed at the end, and return its index."""
    original = graph.tensors[source]
    size = schema.BufferT()
    size.data = np.asarray(original.shape, "<i4").view(np.uint8)
    model.buffers.append(size)
    shape = _append_tensor(graph, b"shape", schema.TensorType.INT32, [len(original.shape)], len(model.buffers) - 1)
    copy = _append_tensor(graph, original.name, original.type, original.shape, 0)
    code = schema.OperatorCodeT()
    code.deprecatedBuiltinCode = code.builtinCode = schema.BuiltinOperator.RESHAPE
    code.version = 1
    model.operatorCodes.append(code)
    operator = schema.OperatorT()
    operator.opcodeIndex = len(model.operatorCodes) - 1
    operator.inputs, operator.outputs = np.array([source, shape], np.int32), np.array([copy], np.int32)
    graph.operators.append(operator)
    return copy


def _append_tensor(graph: schema.SubGraphT, name: bytes, kind: int, shape: Sequence[int], buffer: int) -> int:
    tensor = schema.TensorT()
    tensor.name, tensor.type = name + b"/copy%d" % len(graph.tensors), kind
    tensor.shape, tensor.buffer = list(shape), buffer
    tensor.hasRank = True
    graph.tensors.append(tensor)
    return len(graph.tensors) - 1


def _with_last_replaced(indices: Sequence[int], old: int, new: int) -> list[int]:
    found = [int(index) for index in indices]
    at = len(found) - 1 - found[::-1].index(old)
    return [*found[:at], new, *found[at + 1 :]]
