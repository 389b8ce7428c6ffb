"""The learning rates tried for the equal pair of the Paper lab, for the command."""

from collections.abc import Sequence

from lib.experiments.arm import Arm
from lib.experiments.command.catalogue import Catalogue
from lib.experiments.paper.rates import TRIED, held_out_accuracy, is_chosen, rate_arms
from lib.intervals import in_percent
from lib.runs import RunStore


class RateExperiments(Catalogue):
    """Each of its experiments is a training, each of its arms a rate; what was not chosen ships by itself."""

    names = TRIED

    def arms(self, experiment: str) -> tuple[Arm, ...]:
        return rate_arms(experiment)

    def run_name(self, arm: Arm, seed: int) -> str:
        return f"{arm.name} seed {seed}"

    def bundled_name(self, arm: Arm, seed: int) -> str | None:
        """Return None for the chosen rate as well: that run ships as the paper's training."""
        return None if seed or is_chosen(arm) else f"paper-{arm.name}"

    def print_results(self, store: RunStore, names: Sequence[str]) -> None:
        """Print a line a rate: the share of held-out digits that the run with seed 0 reads, in percent."""
        for name, accuracy in self._held_out(store, names).items():
            print(f"{name:<40}" + ("–" if accuracy is None else f"{accuracy:.2f}"))

    def summary(self, store: RunStore, names: Sequence[str]) -> dict[str, object]:
        """Return by arm the validation accuracy of the run with seed 0, in percent."""
        return dict(self._held_out(store, names))

    def _held_out(self, store: RunStore, names: Sequence[str]) -> dict[str, float | None]:
        runs = store.runs()
        found: dict[str, float | None] = {}
        for arm in (arm for name in names for arm in self.arms(name)):
            accuracy = held_out_accuracy(runs, arm)
            found[arm.name] = None if accuracy is None else in_percent(accuracy)
        return found
