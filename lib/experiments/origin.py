"""Which experiment a run belongs to, so that it can be called after it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from lib.errors import N_
from lib.experiments.few import EXPERIMENTS as FEW
from lib.experiments.paper.arms import ARMS
from lib.experiments.paper.paper_arm import CLASSROOM
from lib.experiments.paper.rates import TRIED, rate_arms
from lib.experiments.ready import EXPERIMENTS
from lib.experiments.repeats import seed_of, with_seed
from lib.runs import Run, RunSpec

PAPER = N_("The capsule paper")
RATES = N_("Learning rates tried")


@dataclass(frozen=True)
class Origin:
    """The experiment that a run was trained for.

    Attributes:
        experiment, arm: their titles (marked for translation).
        seed: of the run; 0 for the first of an arm.
    """

    experiment: str
    arm: str
    seed: int


def find_origin(run: Run) -> Origin | None:
    """Return the experiment that the run belongs to by its spec; None if there is none, or it continues another.

    Of several with the same arm it is the first.
    """
    titles = _titles().get(with_seed(run.spec, 0)) if run.parent is None else None
    return None if titles is None else Origin(*titles, seed_of(run))


@cache
def _titles() -> Mapping[RunSpec, tuple[str, str]]:
    """Return the titles of experiment and arm by the spec with seed 0."""
    ready = [(arm.spec, (entry.title, arm.label)) for entry in EXPERIMENTS.values() for arm in entry.arms]
    paper = [(entry.at(CLASSROOM).spec, (PAPER, entry.title)) for entry in ARMS.values()]
    rates = [(arm.spec, (RATES, arm.label)) for name in TRIED for arm in rate_arms(name)]
    few = [(arm.spec, (entry.title, arm.label)) for entry in FEW.values() for arm in entry.arms]
    return dict(reversed([*ready, *paper, *rates, *few]))
