"""The learning rates that were tried for the pair that is equal in all but the kind of network.

Each side learns at the one of five rates that reads the most held-out digits with seed 0. The test digits take no
part in the choice.
"""

from collections.abc import Iterable

from lib.experiments.arm import Arm
from lib.experiments.paper.arms import find_arm
from lib.experiments.paper.paper_arm import CLASSROOM
from lib.experiments.repeats import completed_runs, seed_of
from lib.runs import Run

RATES = (0.0005, 0.001, 0.002, 0.004, 0.008)
"""Adam's rates at the start, each twice the one before; the rate then falls linearly to zero."""
TRIED = ("capsnet-3-reconstruction", "matched-cnn")
"""The trainings, of classroom size, whose rate was chosen so."""


def rate_arms(name: str) -> tuple[Arm, ...]:
    """Return the training called `name` once with each of `RATES`; only the one chosen is that training itself.

    Raises:
        LearnerError: if there is no training of this name.
    """
    arm = find_arm(name).at(CLASSROOM)
    return tuple(
        Arm(
            f"{name}-{rate:g}",
            f"{rate:g}",
            arm.architecture,
            arm.dataset,
            {**arm.options, "learning_rate": rate},
        )
        for rate in RATES
    )


def is_chosen(arm: Arm) -> bool:
    """Return whether this is the rate at which the training learns."""
    return arm.spec in [find_arm(name).at(CLASSROOM).spec for name in TRIED]


def held_out_accuracy(runs: Iterable[Run], arm: Arm) -> float | None:
    """Return the share of held-out digits that the completed run with seed 0 reads, or None without one."""
    return next((run.validation_accuracy for run in completed_runs(runs, arm) if seed_of(run) == 0), None)
