"""Trains what is missing of the ready experiments, one run after the other.

python -m lib.training.compare [--experiment NAME[,NAME]] [--list] [--bundle] [--numbers-only]

Each is a normal run of the store, as the Compare page would queue it; one that was interrupted goes on where it
was. --bundle then makes those with seed 0 ship with the app. The last line is JSON.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict

from lib.compare import (
    EXPERIMENTS,
    Arm,
    Experiment,
    Measures,
    arm_runs,
    bundled_name,
    experiment,
    facts_here,
    keep_facts,
    kept_facts,
    measure,
    missing_runs,
)
from lib.errors import LearnerError
from lib.runs import Run, RunStore, State, open_store
from lib.runs.bundle import bundle
from lib.runs.repeats import expected_seconds, seed_of, under_way
from lib.training.apart import train_apart


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m lib.training.compare", description="Train what is missing of the ready experiments."
    )
    parser.add_argument("--experiment", default=",".join(EXPERIMENTS), help="names, with commas; all by default")
    parser.add_argument("--list", action="store_true", help="say what is there and what is missing; train nothing")
    parser.add_argument("--bundle", action="store_true", help="make the runs with seed 0 ship with the app")
    parser.add_argument("--numbers-only", action="store_true", help="bundle without weights and snapshots")
    return parser.parse_args()


def main() -> int:
    """The command; returns its exit status: 1 if a training failed, 2 for a mistake in the arguments."""
    arguments = _arguments()
    try:
        chosen = [experiment(name.strip()) for name in arguments.experiment.split(",") if name.strip()]
        store = open_store()
        failures = 0 if arguments.list else sum(_train(store, entry) for entry in chosen)
        if arguments.bundle and not arguments.list:
            _bundle(store, chosen, numbers_only=arguments.numbers_only)
        for entry in chosen:
            _say(store, entry)
        print(json.dumps({entry.name: summary(store, entry) for entry in chosen}))
    except LearnerError as error:
        print(error, file=sys.stderr)
        return 2
    return 1 if failures else 0


def _train(store: RunStore, entry: Experiment) -> int:
    """Train the experiment's missing runs; returns how many failed."""
    failures = 0
    for spec in missing_runs(store.runs(), entry):
        arm = next(arm for arm in entry.arms if arm.spec == spec)
        run = train_apart(store, spec, bundled_name(arm))
        if run.state is not State.COMPLETED:
            failures += 1
            print(f"{run.name}: {run.state}. {(run.reason or '').format(**run.reason_values)}", flush=True)
        else:
            print(f"{run.name}: test accuracy {run.test_accuracy:.2%}, {run.seconds:.0f} s", flush=True)
    return failures


def _bundle(store: RunStore, chosen: Sequence[Experiment], *, numbers_only: bool) -> None:
    """Bundle every arm's run with seed 0 that does not ship with the app yet."""
    names = set()
    for arm in (arm for entry in chosen for arm in entry.arms):
        name, runs = bundled_name(arm), [run for run in arm_runs(store.runs(), arm) if not seed_of(run)]
        if name in names or not runs or runs[0].bundled:
            continue
        names.add(name)
        folder = bundle(store, runs[0].id, name, numbers_only=numbers_only)
        keep_facts(folder, facts_here(arm.spec, arm.spec.multiply_adds()))
        print(f"{runs[0].id} is bundled as {name}", flush=True)


def _say(store: RunStore, entry: Experiment) -> None:
    runs = store.runs()
    missing = missing_runs(runs, entry)
    minutes = sum(expected_seconds(store, runs, spec) for spec in missing) / 60
    print(f"\n{entry.name}: {len(missing)} missing" + (f", about {minutes:.0f} min" if missing else ""))
    for arm in entry.arms:
        for row in _measured(store, arm_runs(runs, arm)):
            edges = row.interval and " to ".join(f"{100 * edge:.2f}" for edge in row.interval)
            print(
                f"  {arm.name:<12} seed {row.seed}: {100 * (row.test_accuracy or 0):.2f} % ({edges}), "
                f"training {100 * (row.train_accuracy or 0):.2f} %, {row.seconds:.0f} s, run {row.run}"
            )
        for run in under_way(runs, arm.spec):
            print(f"  {arm.name:<12} seed {seed_of(run)}: {run.state}, run {run.id}")


def _measured(store: RunStore, runs: Sequence[Run]) -> list[Measures]:
    return [
        measure(
            run,
            kept_facts(store.files(run)) or facts_here(run.spec),
            store.metrics.read(run.id, "train"),
        )
        for run in runs
    ]


def summary(store: RunStore, entry: Experiment) -> dict[str, list[dict[str, object]]]:
    """By arm: the numbers of its completed runs, one a seed."""

    def rows(arm: Arm) -> list[dict[str, object]]:
        return [asdict(row) for row in _measured(store, arm_runs(store.runs(), arm))]

    return {arm.name: rows(arm) for arm in entry.arms}


if __name__ == "__main__":
    sys.exit(main())
