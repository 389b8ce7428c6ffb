"""The trainings of the Paper lab at one size, for the command."""

from collections.abc import Sequence

from lib.experiments.arm import Arm
from lib.experiments.command.catalogue import Catalogue
from lib.experiments.paper.arms import ARMS, find_arm
from lib.experiments.paper.paper_arm import CLASSROOM
from lib.experiments.paper.results import paper_result
from lib.experiments.result import Result
from lib.intervals import in_percent
from lib.runs import RunStore


class PaperExperiments(Catalogue):
    """Each of its experiments is one training; of classroom size, every seed ships with the app."""

    names = tuple(ARMS)

    def __init__(self, size: str) -> None:
        self.size = size

    def arms(self, experiment: str) -> tuple[Arm, ...]:
        return (find_arm(experiment).at(self.size),)

    def usual_seeds(self, experiment: str) -> int:
        return find_arm(experiment).seeds

    def run_name(self, arm: Arm, seed: int) -> str:
        return f"{arm.name} {self.size} seed {seed}"

    def bundled_name(self, arm: Arm, seed: int) -> str | None:
        if self.size != CLASSROOM:
            return None
        return f"paper-{arm.name}-seed{seed}" if seed else f"paper-{arm.name}"

    def print_results(self, store: RunStore, names: Sequence[str]) -> None:
        """Print a table of the published errors and ours, in percent."""
        print(f"\n{'experiment':<26}{'published error %':>20}{'ours':>16}{'runs':>6}{'steps':>9}{'seconds':>9}")
        for name in names:
            ours, published = self._result(store, name), find_arm(name).published
            there = _with_spread(published.error, published.spread, "g") if published else "–"
            here = "–" if ours.mean is None else _with_spread(ours.mean, ours.spread, ".2f")
            print(
                f"{name:<26}{there:>20}{here:>16}{len(ours.runs):>6}"
                + (f"{ours.steps:>9}{ours.seconds:>9.0f}" if ours.runs else f"{'–':>9}{'–':>9}")
            )

    def summary(self, store: RunStore, names: Sequence[str]) -> dict[str, object]:
        """Return the size, and by experiment the published error and ours with its basis; errors in percent."""
        return {"size": self.size, "experiments": {name: self._summary(store, name) for name in names}}

    def _summary(self, store: RunStore, name: str) -> dict[str, object]:
        ours, published = self._result(store, name), find_arm(name).published
        return {
            "published_error_percent": published and in_percent(published.error),
            "published_spread": published and _percent_or_none(published.spread),
            "errors_percent": [round(100.0 * float(error), 4) for error in ours.errors],
            "mean_error_percent": _percent_or_none(ours.mean),
            "spread": _percent_or_none(ours.spread),
            "interval_95": ours.interval and tuple(map(in_percent, ours.interval)),
            "clean_error_percent": _percent_or_none(ours.clean_error),
            "seeds": ours.seeds,
            "run_ids": [run.id for run in ours.runs],
            "steps": ours.steps,
            "seconds": ours.seconds,
        }

    def _result(self, store: RunStore, name: str) -> Result:
        return paper_result(store.runs(), find_arm(name), self.size)


def _percent_or_none(share: float | None) -> float | None:
    return None if share is None else in_percent(share)


def _with_spread(error: float, spread: float | None, pattern: str) -> str:
    """Return "0.25 ± 0.005" of two shares, or the error alone."""
    alone = format(100.0 * error, pattern)
    return f"{alone} ± {format(100.0 * spread, pattern)}" if spread else alone
