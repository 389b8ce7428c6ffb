"""Which two runs, a network with capsules and one without, may be compared most fairly."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import product
from math import inf, log
from typing import NamedTuple

from lib.runs import Run


class FairPair(NamedTuple):
    """Two runs that learned the same data, changed in the same ways."""

    capsules: Run
    other: Run


def find_fair_pair(runs: Iterable[Run]) -> FairPair | None:
    """Return the pair whose numbers of parameters and clean test accuracies are closest; None if there is no pair.

    Both learned the same data set, divided alike, at the same size and with the same augmentation. Of pairs that
    are equally close the first counts.
    """
    known = list(runs)
    with_capsules = [run for run in known if run.architecture.has_capsules]
    without = [run for run in known if not run.architecture.has_capsules]
    pairs = [(distance_of(*pair), FairPair(*pair)) for pair in product(with_capsules, without)]
    nearest, pair = min(pairs, key=lambda found: found[0], default=(inf, None))
    return pair if nearest < inf else None


def find_fair_pairs(runs: Iterable[Run]) -> dict[str, FairPair]:
    """Return the fair pair of each data set of which there is one, by the name of the data set."""
    of_data: defaultdict[str, list[Run]] = defaultdict(list)
    for run in runs:
        of_data[run.spec.dataset].append(run)
    found = {dataset: find_fair_pair(some) for dataset, some in of_data.items()}
    return {dataset: pair for dataset, pair in found.items() if pair is not None}


def distance_of(one: Run, other: Run) -> float:
    """Return how far two runs are apart: the factors between their parameters and test errors, as logarithms.

    It is infinite where they learned differently or something was not measured.
    """
    if _learned_of(one) != _learned_of(other):
        return inf
    if not (one.parameters and other.parameters) or one.test_accuracy is None or other.test_accuracy is None:
        return inf
    errors = [max(1 - accuracy, 1e-6) for accuracy in (one.test_accuracy, other.test_accuracy)]
    return abs(log(one.parameters / other.parameters)) + abs(log(errors[0] / errors[1]))


def _learned_of(run: Run) -> tuple[object, ...]:
    training = run.spec.training
    return run.spec.dataset, training.image_size, training.division, training.augmentation()
