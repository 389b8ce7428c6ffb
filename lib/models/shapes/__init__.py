"""The shapes and costs of layers, computed without TensorFlow."""

from lib.models.shapes.base import Layer, LayerSize, Shape, sizes
from lib.models.shapes.capsules import ClassCapsules, DepthwisePrimaryCapsules, PrimaryCapsules, scores
from lib.models.shapes.layers import GRU, Convolution, Dense, Flatten, Normalization, Pooling, Rows
from lib.models.shapes.matrix_capsules import (
    ConvolutionalMatrixCapsules,
    MatrixCapsuleLayers,
    MatrixClassCapsules,
    PrimaryMatrixCapsules,
)

__all__ = [
    "GRU",
    "ClassCapsules",
    "Convolution",
    "ConvolutionalMatrixCapsules",
    "Dense",
    "DepthwisePrimaryCapsules",
    "Flatten",
    "Layer",
    "LayerSize",
    "MatrixCapsuleLayers",
    "MatrixClassCapsules",
    "Normalization",
    "Pooling",
    "PrimaryCapsules",
    "PrimaryMatrixCapsules",
    "Rows",
    "Shape",
    "scores",
    "sizes",
]
