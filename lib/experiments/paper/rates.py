"""The learning rates that were tried for the pair that is equal in all but the kind of network.

Each side of the pair learns at the rate that reads the most held-out digits, of the same five for both, with seed 0.
The test digits take no part in the choice.
"""

from lib.experiments.arm import Arm
from lib.experiments.paper.arms import CLASSROOM, find_arm

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
            f"{name}-rate-{rate:g}",
            f"{rate:g}",
            arm.architecture,
            arm.dataset,
            {**arm.options, "learning_rate": rate},
        )
        for rate in RATES
    )
