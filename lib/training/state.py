"""Capture and restore all that a training needs to go on: weights, optimiser, dropout's random state.

A branch begins with the weights of another run and with nothing else of it.
"""

import keras
import numpy as np

from lib.models.fit import check_fit
from lib.models.network import Network
from lib.runs import Run, RunStore
from lib.runs.resume_state import ResumeState
from lib.runs.trouble import wait_out


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


def begin_at_parent(network: Network, store: RunStore, run: Run) -> None:
    """Give the network the weights of the checkpoint that `run` continues; do nothing for a run without a parent.

    Raises:
        LearnerError: if the parent or its checkpoint is gone, or its weights do not fit.
    """
    if run.parent is None:
        return
    parent = run.parent
    weights = store.files(wait_out(lambda: store.get(parent))).load_checkpoint(run.parent_checkpoint or "")
    check_fit(network, weights)
    network.load_named_weights(weights)


def _variables(network: Network, optimizer: keras.Optimizer) -> list[keras.Variable]:
    # `network.variables` holds dropout's seed counters too, which `network.weights` leaves out.
    return [*network.variables, *optimizer.variables]
