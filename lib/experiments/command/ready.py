"""The ready experiments of the Compare page, for the command."""

from collections.abc import Sequence
from dataclasses import asdict

from lib.experiments.arm import Arm
from lib.experiments.command.catalogue import Catalogue
from lib.experiments.facts import find_facts, load_facts
from lib.experiments.measures import Measures, measure
from lib.experiments.ready import EXPERIMENTS, bundled_name, find_experiment
from lib.experiments.repeats import completed_runs
from lib.runs import RunStore


class ReadyExperiments(Catalogue):
    """Its experiments have several arms; every seed that was trained ships with the app."""

    names = tuple(EXPERIMENTS)

    def arms(self, experiment: str) -> tuple[Arm, ...]:
        return find_experiment(experiment).arms

    def run_name(self, arm: Arm, seed: int) -> str:
        return f"{bundled_name(arm)} seed {seed}" if seed else bundled_name(arm)

    def bundled_name(self, arm: Arm, seed: int) -> str | None:
        return f"{bundled_name(arm)}-seed{seed}" if seed else bundled_name(arm)

    def print_results(self, store: RunStore, names: Sequence[str]) -> None:
        for name in names:
            print(f"\n{name}")
            for arm in self.arms(name):
                for row in _measured(store, arm):
                    edges = row.interval and " to ".join(f"{100 * edge:.2f}" for edge in row.interval)
                    print(
                        f"  {arm.name:<12} seed {row.seed}: {100 * (row.test_accuracy or 0):.2f} % ({edges}), "
                        f"training {100 * (row.train_accuracy or 0):.2f} %, {row.seconds:.0f} s, run {row.run}"
                    )

    def summary(self, store: RunStore, names: Sequence[str]) -> dict[str, object]:
        """Return by experiment and arm the numbers of its completed runs, one a seed."""
        return {
            name: {arm.name: [asdict(row) for row in _measured(store, arm)] for arm in self.arms(name)}
            for name in names
        }


def _measured(store: RunStore, arm: Arm) -> list[Measures]:
    return [
        measure(run, load_facts(store.files(run)) or find_facts(run.spec), store.metrics.read(run.id, "train"))
        for run in completed_runs(store.runs(), arm)
    ]
