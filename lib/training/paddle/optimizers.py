"""The optimisers that a training can have, in PaddlePaddle, with the steps that Keras's take."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import paddle  # pyright: ignore[reportMissingImports]

from lib.options.training import MOMENTUM, MOMENTUM_SHARE, TrainingOptions
from lib.training.paddle.adam import KerasAdam
from lib.training.paddle.network import PaddleNetwork


class Optimizer(Protocol):
    """Takes steps, and can be put back to where it was."""

    def step(self, number: int, rate: float) -> None:
        """Change the weights by their gradients, which are forgotten then.

        Args:
            number: of the step, from 1.
            rate: η.
        """
        ...

    def state(self) -> list[np.ndarray]:
        """Return what its next step depends on, in its own order."""
        ...

    def restore(self, state: Sequence[np.ndarray]) -> None:
        """Put back what `state` returned."""
        ...


class KerasMomentum:
    """Takes the steps that Keras's SGD takes: v ← 0.9 v − η g, then w ← w + v.

    PaddlePaddle's own weighs v by η when it is used, so that another rate also changes the steps that older
    gradients still make.
    """

    def __init__(self, network: PaddleNetwork) -> None:
        self._weights = network.parameters()
        self._velocities = [paddle.zeros_like(weight) for weight in self._weights]

    def step(self, number: int, rate: float) -> None:
        with paddle.no_grad():
            for weight, velocity in zip(self._weights, self._velocities, strict=True):
                velocity.set_value(MOMENTUM_SHARE * velocity - rate * weight.grad)
                weight.set_value(weight + velocity)
                weight.clear_gradient()

    def state(self) -> list[np.ndarray]:
        return [velocity.numpy() for velocity in self._velocities]

    def restore(self, state: Sequence[np.ndarray]) -> None:
        for velocity, values in zip(self._velocities, state, strict=True):
            velocity.set_value(values)


def make_optimizer(options: TrainingOptions, network: PaddleNetwork) -> Optimizer:
    """Return the optimiser that the options name, of this network's weights."""
    return KerasMomentum(network) if options.optimizer == MOMENTUM else KerasAdam(network)


def decay_penalty(network: PaddleNetwork, weight_decay: float) -> "paddle.Tensor":
    """Return ½ λ Σ w² over all kernels, a scalar; see `lib.training.step.decay_penalty`."""
    kernels = [weight for name, weight in network.named_parameters() if name.endswith(".weight")]
    return 0.5 * weight_decay * sum((kernel * kernel).sum() for kernel in kernels)
