"""The windows that slide in a network, read off its own layers."""

from collections.abc import Iterator
from typing import Any

import keras

from lib.inspectors.answers.description import Window
from lib.inspectors.questions.describe_graph import graph_windows
from lib.models.capsules import DepthwisePrimaryCapsules, PrimaryCapsules
from lib.models.capsules.matrix_capsules import POSE
from lib.models.em_capsnet.network import MatrixCapsuleLayers
from lib.models.network import Network


def windows(network: Network, input_shape: tuple[int, int, int]) -> tuple[Window, ...]:
    """Every window of the spatial part, in order; empty where a network has none."""
    if not network.layers:  # written from TensorFlow's own functions
        return tuple(graph_windows(network, input_shape))
    return tuple(window for layer in network.layers for window in _of(layer))


def capsule_size(network: Network) -> int | None:
    """How many channels of the last map make one primary capsule; None where there are none."""
    for layer in network.layers:
        if isinstance(layer, PrimaryCapsules | DepthwisePrimaryCapsules):
            return layer.dim
        if isinstance(layer, MatrixCapsuleLayers):
            return POSE + 1
    return None


def _of(layer: keras.layers.Layer) -> Iterator[Window]:
    match layer:
        case PrimaryCapsules():
            yield _convolution(layer.name, layer.convolution)
        case DepthwisePrimaryCapsules():
            side, _stride = layer.windows[0]
            yield Window(layer.name, "capsules", side, 1, whole=True)
        case MatrixCapsuleLayers():
            size = layer.types * (POSE + 1)
            yield Window(layer.primary.name, "capsules", 1, 1, channels=size)
            for convolution in layer.layers:
                yield Window(
                    convolution.name, "capsules", convolution.kernel_size, convolution.strides, channels=size
                )
        case _ if hasattr(layer, "pool_size"):
            yield Window(
                layer.name,
                "pooling",
                _first(layer.pool_size),
                _first(layer.strides),
                layer.padding,
                dimensions=_dimensions(layer),
            )
        case _ if hasattr(layer, "kernel_size") and hasattr(layer, "filters"):
            yield _convolution(layer.name, layer)


def _convolution(name: str, layer: Any) -> Window:
    return Window(
        name,
        "convolution",
        _first(layer.kernel_size),
        _first(layer.strides),
        layer.padding,
        layer.filters,
        getattr(layer, "groups", 1),
        getattr(layer, "use_bias", True),
        dimensions=_dimensions(layer),
    )


def _dimensions(layer: Any) -> int:
    return 1 if type(layer).__name__.endswith("1D") else 2


def _first(size: int | tuple[int, ...]) -> int:
    """The side of a square window."""
    return size if isinstance(size, int) else size[0]
