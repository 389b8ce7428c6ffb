"""Capture and restore all that a training needs to go on: weights, optimiser, dropout's random state."""

import keras
import numpy as np

from lib.models.network import Network
from lib.runs.resume_state import ResumeState


def capture(network: Network, optimizer: keras.Optimizer, step: int, seconds: float) -> ResumeState:
    """Return the state after `step`. `seconds` is the training time so far."""
    variables = tuple(np.asarray(variable.numpy()) for variable in _variables(network, optimizer))
    return ResumeState(step, seconds, variables)


def restore(network: Network, optimizer: keras.Optimizer, state: ResumeState) -> tuple[int, float]:
    """Put the captured state back and return its step and training time.

    Raises:
        ValueError: if the state is of another network.
    """
    variables = _variables(network, optimizer)
    if len(variables) != len(state.variables):
        raise ValueError(
            f"This state has {len(state.variables)} variables, but {network.name} has {len(variables)}."
        )
    for variable, values in zip(variables, state.variables, strict=True):
        variable.assign(values)
    return state.step, state.seconds


def _variables(network: Network, optimizer: keras.Optimizer) -> list[keras.Variable]:
    # `network.variables` holds dropout's seed counters too, which `network.weights` leaves out.
    return [*network.variables, *optimizer.variables]
