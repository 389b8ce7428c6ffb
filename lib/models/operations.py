"""TensorFlow's operations that multiply, with how often, and those that the count leaves out.

An operation in neither table may multiply unnoticed, so `lib.models.cost` names it.
"""

from collections.abc import Callable, Mapping

import numpy as np
import tensorflow as tf


def _convolution(operation: tf.Operation) -> int:
    kernel, result = operation.inputs[1].shape, operation.outputs[0].shape
    return int(np.prod(kernel[:3]) * np.prod(result))


def _matrix_product(operation: tf.Operation, transposed: str) -> int:
    inner = operation.inputs[0].shape[-2 if operation.get_attr(transposed) else -1]
    return int(inner * np.prod(operation.outputs[0].shape))


PRODUCTS: Mapping[str, Callable[[tf.Operation], int]] = {
    "Conv2D": _convolution,
    "MatMul": lambda operation: _matrix_product(operation, "transpose_a"),
    "BatchMatMulV2": lambda operation: _matrix_product(operation, "adj_x"),
    "BatchMatMulV3": lambda operation: _matrix_product(operation, "adj_x"),
}
"""Functions that count the multiplications of an operation whose shapes are known, by its type."""

_ACTIVATIONS = """Elu Erf Exp Expm1 LeakyRelu Log Log1p LogSoftmax Relu Relu6 Selu Sigmoid Softmax Softplus
    Softsign Tanh"""
_ARITHMETIC = """Abs Add AddN AddV2 BiasAdd Ceil ClipByValue DivNoNan Floor FloorDiv FloorMod Maximum Minimum Mul
    MulNoNan Neg Pow RealDiv Reciprocal Round Rsqrt Sign Sqrt Square SquaredDifference Sub"""
_COMPARISONS = """Equal Greater GreaterEqual IsFinite IsNan Less LessEqual LogicalAnd LogicalNot LogicalOr NotEqual
    Select SelectV2"""
_SUMMARIES = """All Any ArgMax ArgMin AvgPool Cumsum L2Loss LRN Max MaxPool Mean Min Prod Sum TopKV2
    UnsortedSegmentMax UnsortedSegmentSum"""
_NORMALIZATION = "FusedBatchNorm FusedBatchNormV2 FusedBatchNormV3"
_MOVES = """BroadcastTo Cast Concat ConcatV2 ExpandDims Fill GatherNd GatherV2 Identity IdentityN MirrorPad
    OneHot OnesLike Pack Pad PadV2 Range Reshape ReverseV2 Roll ScatterNd Shape Slice Split SplitV Squeeze
    StopGradient StridedSlice Tile Transpose Unpack ZerosLike"""
_SOURCES = "Const Placeholder ReadVariableOp VarHandleOp"

LEFT_OUT = frozenset(
    " ".join((_ACTIVATIONS, _ARITHMETIC, _COMPARISONS, _SUMMARIES, _NORMALIZATION, _MOVES, _SOURCES)).split()
)
"""Types of operation that work element by element, sum up, compare, or only move values."""
