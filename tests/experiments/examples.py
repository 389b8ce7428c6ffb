"""An experiment of two networks that train in seconds, and runs of it that nobody trained."""

from lib.experiments.arm import Arm
from lib.experiments.facts import Facts
from lib.experiments.measures import Measures, measure
from lib.experiments.ready import Experiment
from lib.experiments.repeats import with_seed
from lib.runs import Run, RunStore, State

QUICK = {"epochs": 1, "max_steps": 3, "batch_size": 8}
LENET = Arm("lenet", "LeNet", "lenet", "mnist", QUICK)
CAPSULES = Arm("capsules", "capsules", "capsnet_small", "mnist", QUICK)
EXAMPLE = Experiment("example", "An example", "Which reads more?", "Look.", (LENET, CAPSULES))


def completed(store: RunStore, arm: Arm, accuracy: float, seed: int = 0, **values: object) -> Run:
    """Return a run of `arm` as a training leaves it."""
    run = store.create(with_seed(arm.spec, seed), "anybody")
    defaults = {"step": 3, "test_accuracy": accuracy, "parameters": 1000, "seconds": 60.0}
    store.change(run.id, state=State.COMPLETED, **{**defaults, **values})
    return store.get(run.id)


def measured_in(store: RunStore, run: Run, images: int = 10_000) -> Measures:
    """Return the run's numbers, its accuracy counted on so many test images."""
    return measure(run, Facts(images), store.metrics.read(run.id, "train"))
