"""What our own runs of the paper's trainings came to."""

from collections.abc import Iterable

from lib.experiments.paper.arms import PaperArm
from lib.experiments.paper.published import TEST_SIZE
from lib.experiments.result import Result, result
from lib.runs import Run


def paper_result(runs: Iterable[Run], arm: PaperArm, size: str) -> Result:
    """Return what those of `runs` that are `arm` at `size` came to."""
    return result(runs, arm.at(size), TEST_SIZE)
