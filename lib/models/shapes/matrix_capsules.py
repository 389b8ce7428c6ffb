"""Matrix capsules: each has a pose of 4 × 4 numbers and an activation; they are routed by EM."""

from dataclasses import dataclass
from math import prod

from lib.models.capsules.routing import em
from lib.models.shapes.base import Layer, Shape, measure_layers
from lib.models.shapes.layers import count_windows

SIDE = 4
"""Rows and columns of a pose."""
POSE = SIDE * SIDE
"""Numbers in a pose."""


def _routed(inputs: int, outputs: int, iterations: int) -> int:
    """Return the multiply-adds of the votes, 4 × 4 by 4 × 4 each, and of their EM routing."""
    votes = inputs * outputs * SIDE * POSE
    return votes + em.KIND.multiply_adds(inputs, outputs, POSE, iterations)


@dataclass(frozen=True)
class PrimaryMatrixCapsules(Layer):
    """A 1 × 1 convolution to normalised poses and to activations at each position of the maps."""

    types: int

    def output(self, shape: Shape) -> Shape:
        return (*shape[:-1], self.types, POSE + 1)

    def parameters(self, shape: Shape) -> int:
        normalization, biases = 2 * self.types * POSE, self.types
        return shape[-1] * self.types * (POSE + 1) + normalization + biases

    def multiply_adds(self, shape: Shape) -> int:
        return prod(shape) * self.types * (POSE + 1)


@dataclass(frozen=True)
class ConvolutionalMatrixCapsules(Layer):
    """Matrix capsules over windows of matrix capsules (rows, columns, types, 17), by EM routing."""

    types: int
    kernel: int
    stride: int
    iterations: int

    def output(self, shape: Shape) -> Shape:
        sides = (count_windows(side, self.kernel, self.stride, is_padded=False) for side in shape[:2])
        return (*sides, self.types, POSE + 1)

    def _inputs(self, shape: Shape) -> int:
        """Return how many capsules lie in a window."""
        return self.kernel**2 * shape[2]

    def parameters(self, shape: Shape) -> int:
        inputs, normalization = self._inputs(shape), 2 * self.types * POSE
        routing = em.KIND.parameters(inputs, self.types, POSE)
        return inputs * self.types * POSE + routing + normalization

    def multiply_adds(self, shape: Shape) -> int:
        rows, columns, *_ = self.output(shape)
        return rows * columns * _routed(self._inputs(shape), self.types, self.iterations)

    def votes(self, shape: Shape) -> int:
        """Return 0 for a single pass, which training makes from the moments of votes alone."""
        if self.iterations == 1:
            return 0
        rows, columns, *_ = self.output(shape)
        return rows * columns * self._inputs(shape) * self.types * POSE

    @property
    def window_side(self) -> int:
        return self.kernel


@dataclass(frozen=True)
class MatrixCapsuleLayers(Layer):
    """Several layers of matrix capsules that a network shows as one: all below the class capsules."""

    parts: tuple[Layer, ...]

    def output(self, shape: Shape) -> Shape:
        return measure_layers(self.parts, shape)[-1].output_shape

    def parameters(self, shape: Shape) -> int:
        return sum(part.parameters for part in measure_layers(self.parts, shape))

    def multiply_adds(self, shape: Shape) -> int:
        return sum(part.multiply_adds for part in measure_layers(self.parts, shape))

    def votes(self, shape: Shape) -> int:
        return sum(part.votes for part in measure_layers(self.parts, shape))


@dataclass(frozen=True)
class MatrixClassCapsules(Layer):
    """Class capsules over all positions, which share their matrices, by EM routing."""

    classes: int
    iterations: int

    def output(self, shape: Shape) -> Shape:
        return self.classes, POSE

    def parameters(self, shape: Shape) -> int:
        inputs, types = prod(shape[:3]), shape[2]
        return types * self.classes * POSE + em.KIND.parameters(inputs, self.classes, POSE)

    def multiply_adds(self, shape: Shape) -> int:
        return _routed(prod(shape[:3]), self.classes, self.iterations)

    def votes(self, shape: Shape) -> int:
        return prod(shape[:3]) * self.classes * POSE
