"""PaddlePaddle's Adam with the settings of Keras's."""

from collections.abc import Sequence

import numpy as np
import paddle  # pyright: ignore[reportMissingImports]

from lib.training.paddle.network import PaddleNetwork

FIRST_DECAY, SECOND_DECAY, EPSILON = 0.9, 0.999, 1e-7
"""β₁, β₂ and ε of Keras; PaddlePaddle's own ε is 1e-8."""


class KerasAdam:
    """Takes the steps that Keras's Adam takes.

    With the bias-corrected rate ηₜ = η √(1 − β₂ᵗ) / (1 − β₁ᵗ), Keras subtracts ηₜ m / (√v + ε), and PaddlePaddle
    ηₜ m / (√v + ε √(1 − β₂ᵗ)), as the paper does. So it is given ε / √(1 − β₂ᵗ); without
    that AlexNet's loss was 3 % off after six steps.
    """

    def __init__(self, network: PaddleNetwork) -> None:
        self._network = network
        self._epsilon = paddle.to_tensor(np.array(EPSILON, np.float32))
        self._adam = paddle.optimizer.Adam(
            1.0, FIRST_DECAY, SECOND_DECAY, epsilon=self._epsilon, parameters=network.parameters()
        )

    def step(self, number: int, rate: float) -> None:
        """Change the weights by their gradients, which are forgotten then.

        Args:
            number: of the step, from 1.
            rate: η.
        """
        self._epsilon.set_value(np.array(EPSILON / np.sqrt(1 - SECOND_DECAY**number), np.float32))
        self._adam.set_lr(rate)
        self._adam.step()
        self._adam.clear_grad()

    def state(self) -> list[np.ndarray]:
        """Return its moments and powers, in its own order; there are none before the first step."""
        return [values.numpy() for values in self._adam.state_dict().values()]

    def restore(self, state: Sequence[np.ndarray]) -> None:
        """Put back what `state` returned."""
        if not state:
            return
        weights = self._network.named_weights()
        # It makes its variables in its first step, so it takes one that counts for nothing.
        self._network(paddle.zeros((1, *np.roll(self._network.input_shape, 1).tolist()))).sum().backward()
        self.step(1, 0.0)
        self._network.load_named_weights(weights)
        for variable, values in zip(self._adam.state_dict().values(), state, strict=True):
            variable.set_value(values)
