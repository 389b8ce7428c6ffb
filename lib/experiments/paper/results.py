"""The results of our own runs of the paper's trainings."""

from collections.abc import Iterable

from lib.experiments.paper.paper_arm import PaperArm
from lib.experiments.paper.published import TEST_SIZE
from lib.experiments.result import Result, sum_up
from lib.runs import Run


def paper_result(runs: Iterable[Run], arm: PaperArm, size: str) -> Result:
    """Return the result of those of `runs` that are `arm` at `size`."""
    return sum_up(runs, arm.at(size), TEST_SIZE)
