"""What the runs of an experiment's arms came to, and which arm, if any, is clearly ahead."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lib.compare.experiments import Arm, Experiment
from lib.compare.measures import Measures
from lib.runs import Run, RunSpec
from lib.runs.repeats import completed_by_seed, missing_specs, under_way


def arm_runs(runs: Iterable[Run], arm: Arm) -> list[Run]:
    """The completed ones of `runs` that are this arm, one a seed in the seeds' order."""
    return list(completed_by_seed(runs, arm.spec).values())


def missing_runs(runs: Sequence[Run], experiment: Experiment, each: int = 1) -> list[RunSpec]:
    """The runs that have yet to be started so that each arm has `each`; one that two arms share is there once."""
    found: list[RunSpec] = []
    for arm in experiment.arms:
        found += [spec for spec in missing_specs(runs, arm.spec, each) if spec not in found]
    return found


def fewest_runs(runs: Sequence[Run], experiment: Experiment) -> int:
    """How many completed or coming runs the arm has that has fewest."""
    return min(len(arm_runs(runs, arm)) + len(under_way(runs, arm.spec)) for arm in experiment.arms)


class Outcome(StrEnum):
    """What the intervals say."""

    MISSING = "missing"
    OVERLAP = "overlap"
    CLEAR = "clear"


@dataclass(frozen=True)
class Verdict:
    """Which arm is ahead.

    Attributes:
        best: the name of the arm whose runs read most, or "" while an arm has no measured run.
        rivals: the arms whose intervals overlap with the best's, in the arms' order.
    """

    outcome: Outcome
    best: str = ""
    rivals: tuple[str, ...] = ()


def verdict(arms: Mapping[str, Sequence[Measures]]) -> Verdict:
    """Compare test accuracies by arm.

    An arm spans from the lowest to the highest edge of its runs' 95 % intervals, so that runs with several seeds
    make it wider; an arm whose span lies above all others is clearly ahead.
    """
    spans, means = {}, {}
    for name, rows in arms.items():
        measured = [(row.interval, row.test_accuracy) for row in rows]
        edges = [interval for interval, _ in measured if interval is not None]
        if not edges:
            return Verdict(Outcome.MISSING)
        spans[name] = (min(low for low, _ in edges), max(high for _, high in edges))
        means[name] = sum(accuracy for interval, accuracy in measured if interval and accuracy) / len(edges)
    best = max(means, key=lambda name: means[name])
    rivals = tuple(name for name in spans if name != best and spans[name][1] >= spans[best][0])
    return Verdict(Outcome.OVERLAP if rivals else Outcome.CLEAR, best, rivals)
