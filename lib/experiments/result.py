"""The result of an arm: the errors of its runs, their spread, and how sure a single number can be."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from lib.datasets.affine_mnist import TRANSLATED
from lib.experiments.arm import Arm
from lib.experiments.repeats import completed_runs, seed_of
from lib.intervals import wilson
from lib.runs import Run


@dataclass(frozen=True)
class Result:
    """The completed runs of one arm, one for each seed, by seed. All errors are shares in [0, 1].

    Attributes:
        test_images: how many images each run was tested on.
    """

    arm: Arm
    runs: tuple[Run, ...]
    test_images: int

    @cached_property
    def errors(self) -> np.ndarray:
        """Test errors, float64 [runs]."""
        return np.array([1.0 - (run.test_accuracy or 0.0) for run in self.runs])

    @property
    def seeds(self) -> tuple[int, ...]:
        return tuple(map(seed_of, self.runs))

    @property
    def mean(self) -> float | None:
        """The mean error, or None without a run."""
        return float(self.errors.mean()) if self.runs else None

    @property
    def spread(self) -> float | None:
        """The sample standard deviation (n − 1) of the errors, or None for fewer than two runs."""
        return float(self.errors.std(ddof=1)) if len(self.runs) > 1 else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % Wilson interval of one run with the mean error, or None without a run."""
        return None if self.mean is None else wilson(self.mean, self.test_images)

    @property
    def clean_error(self) -> float | None:
        """The mean error on digits that are only moved, where that was measured."""
        measured = [run.tests[TRANSLATED] for run in self.runs if TRANSLATED in run.tests]
        return float(1.0 - np.mean(measured)) if measured else None

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
        return spec.count_images_seen(self.steps) / spec.count_images()

    @property
    def seconds(self) -> float:
        """Training time of the median run."""
        return float(np.median([run.seconds for run in self.runs])) if self.runs else 0.0


def sum_up(runs: Iterable[Run], arm: Arm, test_images: int) -> Result:
    """Return the result of those of `runs` that are this arm."""
    return Result(arm, tuple(completed_runs(runs, arm)), test_images)
