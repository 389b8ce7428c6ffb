"""How well networks with and without capsules read that have learned from few pictures."""

from dataclasses import dataclass

from lib.errors import N_, find_entry
from lib.experiments.arm import Arm

COUNTS = {
    10: N_("10 pictures to learn from"),
    100: N_("100 pictures to learn from"),
    1_000: N_("1,000 pictures to learn from"),
    10_000: N_("10,000 pictures to learn from"),
}
"""How many pictures they learn from, equally many of each class, and that in words. Each seed draws others."""
TEST_SIZE = 10_000
"""How many test images each run is tested on: all of MNIST's."""
SEEDS = 3
STEPS = 1_000
BUDGET = {
    "max_steps": STEPS,
    "epochs": STEPS,
    "batch_size": 64,
    "learning_rate": 1e-3,
    "schedule": "linear",
    "shift": 2,
}
"""The same for all: so many steps, of as many pictures as there are, at most a batch."""
NETWORKS = {"capsnet_small": N_("Small capsule network"), "lenet": N_("LeNet")}


@dataclass(frozen=True)
class FewPictures:
    """Two trainings on so many pictures: with capsules, and without."""

    count: int

    @property
    def name(self) -> str:
        """What commands call it."""
        return str(self.count)

    @property
    def title(self) -> str:
        """A few words (marked for translation)."""
        return COUNTS[self.count]

    @property
    def arms(self) -> tuple[Arm, ...]:
        """One for each of `NETWORKS`, in their order."""
        return tuple(
            Arm(
                f"{architecture}-{self.count}",
                title,
                architecture,
                "mnist",
                {**BUDGET, "train_images": self.count},
            )
            for architecture, title in NETWORKS.items()
        )


EXPERIMENTS = {entry.name: entry for entry in map(FewPictures, COUNTS)}


def find_few(name: str) -> FewPictures:
    """Return the experiment with `name` pictures.

    Raises:
        LearnerError: if there is none.
    """
    return find_entry(EXPERIMENTS, name, N_("There is no experiment “{name}”. Choose one of: {known}."))


def bundled_name(arm: Arm, seed: int) -> str:
    """Return what a bundled run of `arm` is called."""
    return f"few-{arm.name.replace('_', '-')}-seed{seed}"
