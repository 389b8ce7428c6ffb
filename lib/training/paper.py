"""Trains what is missing of the capsule paper's experiments, one run after the other.

python -m lib.training.paper [--experiment NAME[,NAME]] [--size classroom|paper] [--seeds 3] [--list]

Each is a normal run of the store, trained by a process of its own as the engine starts it, so that a seed
gives what it gives everywhere. A run that was interrupted goes on where it was. The last line is JSON.
"""

import argparse
import json
import sys
from collections.abc import Sequence

from lib.errors import N_, LearnerError
from lib.paper import (
    EXPERIMENTS,
    SIZES,
    Experiment,
    active_seeds,
    expected_seconds,
    experiment,
    missing_specs,
    result,
)
from lib.runs import Run, RunStore, State, open_store
from lib.training.apart import train_apart

MOST_SEEDS = 20


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m lib.training.paper", description="Train what is missing of the paper's experiments."
    )
    parser.add_argument("--experiment", default=",".join(EXPERIMENTS), help="names, with commas; all by default")
    parser.add_argument("--size", default="classroom", help="classroom (default) or paper")
    parser.add_argument("--seeds", default=3, type=int, help="runs of each experiment (default: 3)")
    parser.add_argument("--list", action="store_true", help="say what is there and what is missing; train nothing")
    return parser.parse_args()


def main() -> int:
    """The command; returns its exit status: 1 if a training failed, 2 for a mistake in the arguments."""
    arguments = _arguments()
    try:
        chosen = [experiment(name.strip()) for name in arguments.experiment.split(",") if name.strip()]
        if arguments.size not in SIZES:
            raise LearnerError(
                N_("There is no size “{size}”. Choose one of: {known}."),
                size=arguments.size,
                known=", ".join(SIZES),
            )
        if not 1 <= arguments.seeds <= MOST_SEEDS:
            raise LearnerError(
                N_("--seeds takes a number from {lowest} to {highest}, but got {given}."),
                lowest=1,
                highest=MOST_SEEDS,
                given=arguments.seeds,
            )
        store = open_store()
        if arguments.list:
            failures = 0
            _say_what_is_missing(store, chosen, arguments.size, arguments.seeds)
        else:
            failures = sum(_train(store, entry, arguments.size, arguments.seeds) for entry in chosen)
        _table(store, chosen, arguments.size)
        print(json.dumps({"size": arguments.size, "experiments": summary(store, chosen, arguments.size)}))
    except LearnerError as error:
        print(error, file=sys.stderr)
        return 2
    return 1 if failures else 0


def _say_what_is_missing(store: RunStore, chosen: Sequence[Experiment], size: str, seeds: int) -> None:
    for entry in chosen:
        done, active = result(store.runs(), entry, size).seeds, sorted(active_seeds(store.runs(), entry, size))
        missing = missing_specs(store.runs(), entry, size, seeds)
        minutes = len(missing) * expected_seconds(store, store.runs(), entry, size) / 60
        print(
            f"{entry.name}: seeds done {_listed(done)}, under way {_listed(active)}, missing {len(missing)}"
            + (f", about {minutes:.0f} min" if missing else "")
        )


def _listed(seeds: Sequence[int]) -> str:
    return ", ".join(map(str, seeds)) or "none"


def _train(store: RunStore, entry: Experiment, size: str, seeds: int) -> int:
    """Train the experiment's missing runs; returns how many failed."""
    for seed in sorted(active_seeds(store.runs(), entry, size)):
        print(f"{entry.name} seed {seed}: under way elsewhere", flush=True)
    for run in result(store.runs(), entry, size).runs:
        print(f"{_line(entry, run)} (was there)", flush=True)
    failures = 0
    for spec in missing_specs(store.runs(), entry, size, seeds):
        run = train_apart(store, spec, f"{entry.name} {size} seed {spec.training.seed}")
        failures += run.state is not State.COMPLETED
        print(_line(entry, run), flush=True)
    return failures


def _line(entry: Experiment, run: Run) -> str:
    seed = run.spec.training.seed
    if run.test_accuracy is None:
        return f"{entry.name} seed {seed}: {run.state}. {(run.reason or '').format(**run.reason_values)}"
    error = 100 * (1 - run.test_accuracy)
    return f"{entry.name} seed {seed}: error {error:.2f} %, {run.step} steps, {run.seconds:.0f} s, run {run.id}"


def _table(store: RunStore, chosen: Sequence[Experiment], size: str) -> None:
    print(f"\n{'experiment':<26}{'published error %':>20}{'ours':>16}{'runs':>6}{'steps':>9}{'seconds':>9}")
    for entry in chosen:
        ours, published = result(store.runs(), entry, size), entry.published
        there = f"{published.error:g}" + (f" ± {published.spread:g}" if published.spread else "")
        here = "–" if ours.mean is None else f"{ours.mean:.2f}" + (f" ± {ours.spread:.2f}" if ours.spread else "")
        print(
            f"{entry.name:<26}{there:>20}{here:>16}{len(ours.runs):>6}"
            + (f"{ours.steps:>9}{ours.seconds:>9.0f}" if ours.runs else f"{'–':>9}{'–':>9}")
        )


def summary(store: RunStore, chosen: Sequence[Experiment], size: str) -> dict[str, dict[str, object]]:
    """By experiment: the published error, and ours with spread, seeds, interval and budget; errors in percent."""
    found = {}
    for entry in chosen:
        ours = result(store.runs(), entry, size)
        found[entry.name] = {
            "published_error_percent": entry.published.error,
            "published_spread": entry.published.spread,
            "errors_percent": [round(float(error), 4) for error in ours.errors],
            "mean_error_percent": ours.mean,
            "spread": ours.spread,
            "interval_95": ours.interval,
            "clean_error_percent": ours.clean_error,
            "seeds": ours.seeds,
            "run_ids": [run.id for run in ours.runs],
            "steps": ours.steps,
            "seconds": ours.seconds,
        }
    return found


if __name__ == "__main__":
    sys.exit(main())
