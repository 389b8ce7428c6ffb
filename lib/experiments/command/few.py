"""The trainings on few pictures, for the command."""

from collections.abc import Sequence

from lib.experiments.arm import Arm
from lib.experiments.command.catalogue import Catalogue
from lib.experiments.few import EXPERIMENTS, SEEDS, bundled_name, find_few
from lib.experiments.repeats import completed_runs
from lib.intervals import in_percent
from lib.runs import RunStore


class FewExperiments(Catalogue):
    """Each of its experiments is a number of pictures; every seed ships with the app."""

    names = tuple(EXPERIMENTS)

    def arms(self, experiment: str) -> tuple[Arm, ...]:
        return find_few(experiment).arms

    def usual_seeds(self, experiment: str) -> int:
        return SEEDS

    def run_name(self, arm: Arm, seed: int) -> str:
        return bundled_name(arm, seed)

    def bundled_name(self, arm: Arm, seed: int) -> str | None:
        return bundled_name(arm, seed)

    def print_results(self, store: RunStore, names: Sequence[str]) -> None:
        """Print a line an arm: the test accuracies of its runs, in percent."""
        for arm_name, accuracies in self._accuracies(store, names).items():
            print(f"{arm_name:<22}", *(f"{accuracy:7.2f}" for accuracy in accuracies))

    def summary(self, store: RunStore, names: Sequence[str]) -> dict[str, object]:
        """Return by arm the test accuracies of its runs, in percent."""
        return dict(self._accuracies(store, names))

    def _accuracies(self, store: RunStore, names: Sequence[str]) -> dict[str, list[float]]:
        runs = store.runs()
        return {
            arm.name: [in_percent(run.test_accuracy or 0.0) for run in completed_runs(runs, arm)]
            for name in names
            for arm in self.arms(name)
        }
