"""The neuron that stands beside the capsules: that of the network without capsules which is most like the run."""

from lib.errors import LearnerError
from lib.experiments.fair_pair import distance_of
from lib.inspectors.answers.network_file import network_address
from lib.inspectors.readings import Reading
from lib.parts.neuron_capsule import Capsule, Neuron
from lib.runs import Run, RunStore
from pages.kit.posted import class_capsules_of
from pages.kit.runs.choose_run import find_trained_runs
from pages.kit.runs.label import title_of

LOGITS = "logits"


def find_neuron(store: RunStore, run: Run) -> Neuron | None:
    """Return the network whose neurons are compared with the run's capsules; None if none reads the same pictures.

    It is the one whose number of parameters and test accuracy are closest to the run's, of those that came with
    the app if there are any.
    """
    alike = [
        other
        for other in find_trained_runs(store)
        if not other.architecture.has_capsules
        and Reading.of(other.spec) == Reading.of(run.spec)
        and network_of(store, other)
        and inputs_of(other)
    ]
    nearest = min(alike, key=lambda other: (not other.bundled, distance_of(run, other)), default=None)
    if nearest is None:
        return None
    checkpoint = store.files(nearest).checkpoints()[-1]
    return Neuron(nearest.id, checkpoint, title_of(nearest), network_of(store, nearest), inputs_of(nearest))


def describe_capsule(run: Run) -> Capsule:
    """Return what a class capsule of the run receives, and how many numbers it has."""
    sizes = {size.name: size.output_shape for size in run.architecture.layer_sizes(run.spec.model, run.spec.task)}
    names = list(sizes)
    *_, inputs, size = (1, *sizes[names[names.index("class_capsules") - 1]])
    _classes, dim = class_capsules_of(run)
    return Capsule(title_of(run), inputs, size, dim)


def network_of(store: RunStore, run: Run) -> str | None:
    """Return where the last checkpoint's network is served; None too if it cannot be read."""
    try:
        return network_address(run, store.files(run).checkpoints()[-1])
    except LearnerError:
        return None


def inputs_of(run: Run) -> int:
    """Return how many numbers a neuron of the last layer receives; 0 if the network has no such layer."""
    before = 0
    for size in run.architecture.layer_sizes(run.spec.model, run.spec.task):
        if size.name == LOGITS:
            return before
        before = size.output_shape[-1]
    return 0
