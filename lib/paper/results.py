"""What our own runs of an experiment came to: errors, spread, and how sure a single number can be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from lib import catalog
from lib.intervals import wilson
from lib.paper.experiments import TEST_SIZE, TRANSLATED, Experiment
from lib.runs import Run, RunSpec, RunStore, repeats


@dataclass(frozen=True)
class Result:
    """The completed runs of one experiment at one size, one for each seed, by seed."""

    runs: tuple[Run, ...]

    @cached_property
    def errors(self) -> np.ndarray:
        """Test errors in percent, float64 [runs]."""
        return np.array([100.0 * (1.0 - (run.test_accuracy or 0.0)) for run in self.runs])

    @property
    def seeds(self) -> tuple[int, ...]:
        return tuple(run.spec.training.seed for run in self.runs)

    @property
    def mean(self) -> float | None:
        """The mean error in percent, or None without a run."""
        return float(self.errors.mean()) if self.runs else None

    @property
    def spread(self) -> float | None:
        """The sample standard deviation (n − 1) of the errors, or None for fewer than two runs."""
        return float(self.errors.std(ddof=1)) if len(self.runs) > 1 else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % Wilson interval, in percent, of one run with the mean error on `TEST_SIZE` images."""
        return None if self.mean is None else wilson(self.mean / 100.0, TEST_SIZE)

    @property
    def clean_error(self) -> float | None:
        """The mean error in percent on digits that are only moved, where that was measured."""
        measured = [run.tests[TRANSLATED] for run in self.runs if TRANSLATED in run.tests]
        return float(100.0 * (1.0 - np.mean(measured))) if measured else None

    @property
    def steps(self) -> int:
        """Training steps of the median run."""
        return int(np.median([run.step for run in self.runs])) if self.runs else 0

    @property
    def epochs(self) -> float:
        """How often the median run saw each training image."""
        if not self.runs:
            return 0.0
        spec = self.runs[0].spec
        return self.steps * spec.training.batch_size / catalog.dataset(spec.dataset).fit_size

    @property
    def seconds(self) -> float:
        """Training time of the median run."""
        return float(np.median([run.seconds for run in self.runs])) if self.runs else 0.0


def result(runs: Iterable[Run], experiment: Experiment, size: str) -> Result:
    """The completed ones of `runs` that are this experiment apart from the seed, one for each seed."""
    return Result(tuple(repeats.completed_by_seed(runs, experiment.spec(size)).values()))


def active_seeds(runs: Iterable[Run], experiment: Experiment, size: str) -> frozenset[int]:
    """The seeds whose runs wait or train now."""
    return frozenset(map(repeats.seed_of, repeats.under_way(runs, experiment.spec(size))))


def missing_specs(runs: Sequence[Run], experiment: Experiment, size: str, seeds: int) -> list[RunSpec]:
    """The runs that have yet to be started so that `seeds` are there, each with a seed that is still free."""
    return repeats.missing_specs(runs, experiment.spec(size), seeds)


def expected_seconds(store: RunStore, runs: Sequence[Run], experiment: Experiment, size: str) -> float:
    """How long one more run will take."""
    return repeats.expected_seconds(store, runs, experiment.spec(size))
