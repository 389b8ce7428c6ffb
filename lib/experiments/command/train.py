"""Trains what is missing of an experiment, one run after the other, and says what is there."""

from collections.abc import Sequence

from lib.errors import in_english
from lib.experiments.arm import Arm
from lib.experiments.command.catalogue import Catalogue
from lib.experiments.facts import find_facts, save_facts
from lib.experiments.repeats import (
    completed_runs,
    expected_seconds,
    missing_runs,
    runs_under_way,
    seed_of,
    with_seed,
)
from lib.experiments.trainer import train_in_process
from lib.runs import Run, RunStore, State
from lib.runs.bundle import bundle


def print_plan(store: RunStore, catalogue: Catalogue, experiment: str, seeds: int) -> None:
    """Print a line an arm: which seeds are done, which under way, how many runs are missing."""
    runs = store.runs()
    for arm in catalogue.arms(experiment):
        missing = missing_runs(runs, [arm], seeds)
        minutes = expected_seconds(store, runs, missing) / 60
        print(
            f"{_title(experiment, arm)}: seeds done {_listed(completed_runs(runs, arm))}, under way "
            f"{_listed(runs_under_way(runs, arm))}, missing {len(missing)}"
            + (f", about {minutes:.0f} min" if missing else "")
        )


def train_missing(store: RunStore, catalogue: Catalogue, experiment: str, seeds: int) -> int:
    """Train the experiment's missing runs; return how many failed."""
    runs, arms, failures = store.runs(), catalogue.arms(experiment), 0
    for arm in arms:
        for run in runs_under_way(runs, arm):
            print(f"{_title(experiment, arm)} seed {seed_of(run)}: under way elsewhere", flush=True)
        for run in completed_runs(runs, arm):
            print(f"{_line(experiment, arm, run)} (was there)", flush=True)
    for spec in missing_runs(runs, arms, seeds):
        arm = next(arm for arm in arms if arm.spec == with_seed(spec, 0))
        run = train_in_process(store, spec, catalogue.run_name(arm, spec.training.seed))
        failures += run.state is not State.COMPLETED
        print(_line(experiment, arm, run), flush=True)
    return failures


def bundle_runs(store: RunStore, catalogue: Catalogue, names: Sequence[str], *, numbers_only: bool) -> None:
    """Make those runs ship with the app that are to and do not yet."""
    done: set[str] = set()
    for arm in (arm for name in names for arm in catalogue.arms(name)):
        for run in completed_runs(store.runs(), arm):
            name = catalogue.bundled_name(arm, seed_of(run))
            if name is None or name in done or run.bundled:
                continue
            done.add(name)
            folder = bundle(store, run.id, name, numbers_only=numbers_only)
            save_facts(folder, find_facts(arm.spec, arm.spec.multiply_adds()))
            print(f"{run.id} is bundled as {name}", flush=True)


def _title(experiment: str, arm: Arm) -> str:
    return experiment if arm.name == experiment else f"{experiment} {arm.name}"


def _listed(runs: Sequence[Run]) -> str:
    return ", ".join(str(seed) for seed in sorted(map(seed_of, runs))) or "none"


def _line(experiment: str, arm: Arm, run: Run) -> str:
    title = f"{_title(experiment, arm)} seed {seed_of(run)}"
    if run.test_accuracy is None:
        reason = in_english(run.reason or "", run.reason_values)
        return f"{title}: {run.state}. {reason}"
    error = 100.0 * (1.0 - run.test_accuracy)
    return f"{title}: error {error:.2f} %, {run.step} steps, {run.seconds:.0f} s, run {run.id}"
