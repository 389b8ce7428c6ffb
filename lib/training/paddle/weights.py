"""The weights of one network as TensorFlow and as PaddlePaddle have them. NumPy alone.

Both multiply the same numbers, but keep them in another order:

- a convolution's kernel is [height, width, inputs, filters] there and [filters, inputs, height, width] here;
- maps are [height, width, channels] there and [channels, height, width] here, so a dense layer behind a flatten
  has its rows in another order; other dense layers are [inputs, units] in both.

Biases and slopes are the same.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lib.models.shapes import Convolution, Dense, Flatten, Layer, Shape, learns_slopes, measure_layers


@dataclass(frozen=True)
class Place:
    """Where one weight is: its names, and how its values are brought into the order of either framework."""

    ours: str
    paddle: str
    to_paddle: Callable[[np.ndarray], np.ndarray]
    from_paddle: Callable[[np.ndarray], np.ndarray]


def to_paddle(
    layers: Sequence[Layer], input_shape: Shape, weights: Mapping[str, np.ndarray]
) -> dict[str, np.ndarray]:
    """Return our named weights (`conv1/kernel`) as PaddlePaddle's (`conv1.weight`).

    Args:
        layers: those of the architecture's entry.
        input_shape: (height, width, channels) of the images.

    Raises:
        KeyError: if a weight is missing.
    """
    return {
        place.paddle: np.ascontiguousarray(place.to_paddle(weights[place.ours]))
        for place in find_places(layers, input_shape)
    }


def from_paddle(
    layers: Sequence[Layer], input_shape: Shape, weights: Mapping[str, np.ndarray]
) -> dict[str, np.ndarray]:
    """Return PaddlePaddle's named weights as ours; the arguments are those of `to_paddle`."""
    return {
        place.ours: np.ascontiguousarray(place.from_paddle(weights[place.paddle]))
        for place in find_places(layers, input_shape)
    }


def find_places(layers: Sequence[Layer], input_shape: Shape) -> Iterator[Place]:
    """Yield the place of every weight, in the order of the layers."""
    shape, flattened = input_shape, None
    for layer, size in zip(layers, measure_layers(layers, input_shape), strict=True):
        match layer:
            case Convolution():
                yield from _learned(layer.name, _kernel_to_paddle, _kernel_from_paddle, has_bias=layer.has_bias)
            case Dense() if flattened is not None:
                yield from _learned(layer.name, *_row_orders(flattened))
            case Dense():
                yield from _learned(layer.name, _unchanged, _unchanged)
            case _:
                pass
        if isinstance(layer, Convolution | Dense) and learns_slopes(layer):
            yield Place(f"{layer.name}/slopes", f"{layer.name}_slopes._weight", _unchanged, _unchanged)
        flattened = shape if isinstance(layer, Flatten) else None
        shape = size.output_shape


def _learned(
    layer: str,
    to: Callable[[np.ndarray], np.ndarray],
    back: Callable[[np.ndarray], np.ndarray],
    *,
    has_bias: bool = True,
) -> Iterator[Place]:
    yield Place(f"{layer}/kernel", f"{layer}.weight", to, back)
    if has_bias:
        yield Place(f"{layer}/bias", f"{layer}.bias", _unchanged, _unchanged)


def _unchanged(values: np.ndarray) -> np.ndarray:
    return values


def _kernel_to_paddle(kernel: np.ndarray) -> np.ndarray:
    return kernel.transpose(3, 2, 0, 1)  # (filters, inputs / groups, height, width)


def _kernel_from_paddle(kernel: np.ndarray) -> np.ndarray:
    return kernel.transpose(2, 3, 1, 0)  # (height, width, inputs / groups, filters)


def _row_orders(
    maps: Shape,
) -> tuple[Callable[[np.ndarray], np.ndarray], Callable[[np.ndarray], np.ndarray]]:
    """Return what reorders the rows of a matrix that reads flattened `maps` (height, width, channels)."""
    height, width, channels = maps

    def to(matrix: np.ndarray) -> np.ndarray:  # (height · width · channels, units)
        return matrix.reshape(height, width, channels, -1).transpose(2, 0, 1, 3).reshape(matrix.shape)

    def back(matrix: np.ndarray) -> np.ndarray:  # (channels · height · width, units)
        return matrix.reshape(channels, height, width, -1).transpose(1, 2, 0, 3).reshape(matrix.shape)

    return to, back
