"""The weights that a run begins with where it begins with those of another run.

Of a run on the same data all are taken. Of one that learned other classes the features are: what knows the classes
begins anew (transfer learning).
"""

from collections.abc import Mapping
from contextlib import suppress

import numpy as np

from lib.errors import LearnerError
from lib.models.beginning import Beginning
from lib.models.build import build_network
from lib.models.fit import check_fit, find_fitting_layers, layer_of
from lib.models.network import Network
from lib.models.task import Task
from lib.runs import Run, RunSpec, RunStore
from lib.runs.trouble import wait_out


def plan_beginning(store: RunStore, spec: RunSpec, parent: str, checkpoint: str) -> Beginning:
    """Return which layers of a run of `spec` would begin with the weights of the parent's checkpoint.

    Raises:
        LearnerError: if the parent or its checkpoint is gone, or nothing of it fits.
    """
    origin = store.get(parent)
    network = build_network(spec.architecture, spec.model, spec.task)
    return _plan(network, spec, origin.spec, store.files(origin).load_checkpoint(checkpoint))


def begin_at_parent(network: Network, store: RunStore, run: Run) -> Beginning | None:
    """Give the network the weights of the checkpoint that `run` begins with, if it has a parent.

    Returns:
        Which layers were given some; None without a parent.

    Raises:
        LearnerError: if the parent or its checkpoint is gone, or nothing of it fits.
    """
    if run.parent is None:
        return None
    parent = run.parent
    origin = wait_out(lambda: store.get(parent))
    weights = store.files(origin).load_checkpoint(run.parent_checkpoint or "")
    beginning = _plan(network, run.spec, origin.spec, weights)
    drawn = {name: weight.numpy() for name, weight in network.named_weights().items()}
    given = {name: values for name, values in weights.items() if layer_of(name) in beginning.taken}
    network.load_named_weights({**drawn, **given})
    return beginning


def _plan(network: Network, spec: RunSpec, origin: RunSpec, weights: Mapping[str, np.ndarray]) -> Beginning:
    if spec.dataset == origin.dataset:
        return check_fit(network, weights)
    if spec.model != origin.model and (task := _task_of(origin)) is not None:
        check_fit(
            build_network(spec.architecture, spec.model, task), weights
        )  # the options must give the same layers
    return find_fitting_layers(network, weights)


def _task_of(spec: RunSpec) -> Task | None:
    """Return what the run's network reads; None where its pictures are deleted."""
    with suppress(LearnerError):
        return spec.task
    return None
