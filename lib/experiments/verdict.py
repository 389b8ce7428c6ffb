"""Which arm of an experiment, if any, is clearly ahead: by the spans of its intervals, or by its seeds' spread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from lib.experiments.measures import Measures
from lib.experiments.result import Result
from lib.intervals import t_quantile

Interval = tuple[float, float]


class Outcome(StrEnum):
    """What the runs say of a question."""

    MISSING = "missing"
    """An arm has no run yet."""
    TOO_FEW = "too few"
    """An arm has one run, and its spread has to be known."""
    UNCLEAR = "no clear difference"
    CLEAR = "clear"


@dataclass(frozen=True)
class Verdict:
    """Which arm is ahead.

    Attributes:
        best: the name of the arm whose runs make fewest errors, or "" while an arm has no run.
        rivals: the arms that are not clearly behind it, in the arms' order.
        difference: how many fewer errors the first of two arms makes than the second, a share; negative where it
            makes more. Of any number of arms, how many fewer the best makes than the next. None where arms are
            compared by their spans.
        interval: the 95 % interval of the difference, as shares.
    """

    outcome: Outcome
    best: str = ""
    rivals: tuple[str, ...] = ()
    difference: float | None = None
    interval: Interval | None = None


def judge_runs(arms: Mapping[str, Sequence[Measures]]) -> Verdict:
    """Compare test accuracies by arm: by the seeds' spread where every arm has several runs, else by spans."""
    errors = {
        name: np.array([1.0 - row.test_accuracy for row in rows if row.test_accuracy is not None])
        for name, rows in arms.items()
    }
    if min(map(len, errors.values()), default=0) < 2:
        return judge_by_spans(arms)
    best, next_best, *_ = sorted(errors, key=lambda name: float(errors[name].mean()))
    intervals = {name: _welch(errors[best], errors[name]) for name in errors if name != best}
    rivals = tuple(name for name, interval in intervals.items() if interval is None or interval[0] <= 0.0)
    difference = float(errors[next_best].mean() - errors[best].mean())
    outcome = Outcome.UNCLEAR if rivals else Outcome.CLEAR
    return Verdict(outcome, best, rivals, difference, intervals[next_best])


def judge_by_spans(arms: Mapping[str, Sequence[Measures]]) -> Verdict:
    """Compare test accuracies by arm.

    An arm spans from the lowest to the highest edge of its runs' 95 % intervals, so that runs with several seeds
    make it wider; an arm whose span lies above all others is clearly ahead.
    """
    spans: dict[str, Interval] = {}
    means: dict[str, float] = {}
    for name, rows in arms.items():
        measured = [(row.interval, row.test_accuracy) for row in rows]
        edges = [interval for interval, _ in measured if interval is not None]
        if not edges:
            return Verdict(Outcome.MISSING)
        spans[name] = (min(low for low, _ in edges), max(high for _, high in edges))
        means[name] = sum(accuracy for interval, accuracy in measured if interval and accuracy) / len(edges)
    best = max(means, key=lambda name: means[name])
    rivals = tuple(name for name in spans if name != best and spans[name][1] >= spans[best][0])
    return Verdict(Outcome.UNCLEAR if rivals else Outcome.CLEAR, best, rivals)


def judge_by_spread(first: Result, second: Result) -> Verdict:
    """Compare the mean errors of two arms by the spread over their seeds (Welch's test of two means at 95 %).

    The difference is clear where its interval does not hold 0.
    """
    if first.mean is None or second.mean is None:
        return Verdict(Outcome.MISSING)
    difference = second.mean - first.mean
    ahead, behind = (first, second) if difference >= 0.0 else (second, first)
    names = ahead.arm.name, (behind.arm.name,)
    interval = _welch(first.errors, second.errors)
    if interval is None:
        return Verdict(Outcome.TOO_FEW, *names, difference)
    low, high = interval
    if low <= 0.0 <= high:
        return Verdict(Outcome.UNCLEAR, *names, difference, interval)
    return Verdict(Outcome.CLEAR, ahead.arm.name, (), difference, interval)


def _welch(first: np.ndarray, second: np.ndarray) -> Interval | None:
    """Return the 95 % interval of how much the mean of `second` is above that of `first` (Welch 1947).

    Args:
        first, second: errors of the runs with each seed, [runs]; with a single run the spread is unknown, so None.
    """
    counts = np.array([len(first), len(second)])
    if counts.min() < 2:
        return None
    difference = float(second.mean() - first.mean())
    shares = np.array([first.var(ddof=1), second.var(ddof=1)]) / counts
    if not shares.sum():
        return difference, difference  # every run of a side came out alike
    freedom = shares.sum() ** 2 / (shares**2 / (counts - 1)).sum()
    half = t_quantile(0.975, float(freedom)) * float(np.sqrt(shares.sum()))
    return difference - half, difference + half
