"""The shapes and costs of layers, computed without TensorFlow.

An architecture lists its layers twice: in `entry.py` with these, and in `network.py` as the layers that
compute. Neither list can be derived from the other. The web process needs shapes, parameters and
multiply-adds, and it never imports TensorFlow. The lines of `network.py` are the code that the Architecture
page shows for each layer, so they must make the layers one by one; activations, initial values and the like
stand there alone. Networks that PaddlePaddle trains as well are built there from this list
(`lib/training/paddle/network.py`), so for them it says activations, dropout and normalisation too.

Nobody writes a layer's kind, windows or activation a third time: `described()` reads them off the built layer.
`tests/models/test_entries.py` compares both lists of every architecture (names, shapes, parameters and
multiply-adds, with the usual options and with all of them changed; activations and dropout of those that
PaddlePaddle builds), and `tests/models/layers/test_describe.py`
compares `described()` with the graph.
"""

from lib.models.shapes.base import Layer, LayerSize, NoPixelLeftError, Shape, measure_layers
from lib.models.shapes.capsules import ClassCapsules, DepthwisePrimaryCapsules, PrimaryCapsules, score_layers
from lib.models.shapes.layers import (
    FIRST_SLOPE,
    GRU,
    LEAKY_SLOPE,
    SLOPES_DRAWN_FROM,
    Addition,
    ChannelPooling,
    Convolution,
    Dense,
    Dropout,
    Flatten,
    GlobalPooling,
    LocalResponseNormalization,
    Multiplication,
    Normalization,
    Pooling,
    Rows,
    Shortcut,
    learns_slopes,
)
from lib.models.shapes.matrix_capsules import (
    ConvolutionalMatrixCapsules,
    MatrixCapsuleLayers,
    MatrixClassCapsules,
    PrimaryMatrixCapsules,
)

__all__ = [
    "FIRST_SLOPE",
    "GRU",
    "LEAKY_SLOPE",
    "SLOPES_DRAWN_FROM",
    "Addition",
    "ChannelPooling",
    "ClassCapsules",
    "Convolution",
    "ConvolutionalMatrixCapsules",
    "Dense",
    "DepthwisePrimaryCapsules",
    "Dropout",
    "Flatten",
    "GlobalPooling",
    "Layer",
    "LayerSize",
    "LocalResponseNormalization",
    "MatrixCapsuleLayers",
    "MatrixClassCapsules",
    "Multiplication",
    "NoPixelLeftError",
    "Normalization",
    "Pooling",
    "PrimaryCapsules",
    "PrimaryMatrixCapsules",
    "Rows",
    "Shape",
    "Shortcut",
    "learns_slopes",
    "measure_layers",
    "score_layers",
]
