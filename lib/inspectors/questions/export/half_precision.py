"""Keep the large constants of a LiteRT file as float16 where that loses nothing.

TensorFlow's own converter rounds every constant, those too that it has computed from several weights.
"""

import numpy as np
from tensorflow.lite.python import schema_py_generated as schema

LEAST_BYTES = 1024
DEQUANTIZE_VERSION = 3
"""The first that takes float16."""


def keep_as_half(model: schema.ModelT) -> None:
    """Keep every large constant that float16 holds exactly as float16.

    An operation at the beginning turns it back to float32, which runtimes do once, when they load the network.
    """
    halves = _Halves(model)
    for graph in model.subgraphs:
        halves.put_into(graph)


class _Halves:
    """The float16 constants of a model, each made once, however many graphs use it."""

    def __init__(self, model: schema.ModelT) -> None:
        self._model = model
        self._by_buffer: dict[int, int | None] = {}
        self._code: int | None = None

    def put_into(self, graph: schema.SubGraphT) -> None:
        """Let the constants of a graph come from float16 wherever they can."""
        conversions = []
        for index in range(len(graph.tensors)):
            tensor = graph.tensors[index]
            half = self._half(tensor.buffer) if tensor.type == schema.TensorType.FLOAT32 else None
            if half is None:
                continue
            kept = schema.TensorT()
            kept.name, kept.shape, kept.hasRank = tensor.name + b"/float16", tensor.shape, tensor.hasRank
            kept.type, kept.buffer = schema.TensorType.FLOAT16, half
            tensor.buffer = 0  # the empty one
            graph.tensors.append(kept)
            conversions.append(self._conversion(len(graph.tensors) - 1, index))
        graph.operators = conversions + graph.operators

    def _half(self, buffer: int) -> int | None:
        """Return the buffer with the same numbers in float16; None if it is small or they would be rounded."""
        if buffer not in self._by_buffer:
            self._by_buffer[buffer] = self._make_half(buffer)
        return self._by_buffer[buffer]

    def _make_half(self, buffer: int) -> int | None:
        data = self._model.buffers[buffer].data
        if data is None or len(data) < LEAST_BYTES:
            return None
        numbers = np.asarray(data, np.uint8).view(np.float32)
        with np.errstate(over="ignore"):
            halves = numbers.astype(np.float16)
        if not np.array_equal(halves.astype(np.float32), numbers):
            return None
        made = schema.BufferT()
        made.data = halves.view(np.uint8)
        self._model.buffers.append(made)
        self._model.buffers[buffer].data = None
        return len(self._model.buffers) - 1

    def _conversion(self, source: int, target: int) -> schema.OperatorT:
        operator = schema.OperatorT()
        operator.opcodeIndex = self._dequantize()
        operator.inputs, operator.outputs = np.array([source], np.int32), np.array([target], np.int32)
        return operator

    def _dequantize(self) -> int:
        """Return the index of the operation that turns float16 into float32."""
        if self._code is None:
            code = schema.OperatorCodeT()
            code.deprecatedBuiltinCode = code.builtinCode = schema.BuiltinOperator.DEQUANTIZE
            code.version = DEQUANTIZE_VERSION
            self._model.operatorCodes.append(code)
            self._code = len(self._model.operatorCodes) - 1
        return self._code
