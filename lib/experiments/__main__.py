"""Trains what is missing of the experiments of the Compare page or of the Paper lab, one run after the other.

python -m lib.experiments [--catalogue compare] [--experiment NAME[,NAME]] [--seeds 1] [--list] [--bundle]
python -m lib.experiments --catalogue paper [--size classroom|paper] [--experiment …] [--seeds 3] [--list]
python -m lib.experiments --catalogue rates [--experiment matched-cnn] [--list] [--bundle --numbers-only]
python -m lib.experiments --catalogue few [--experiment 10[,100]] [--seeds 3] [--list] [--bundle]

Each is a normal run of the store, trained by a process of its own as the engine starts it, so that a seed gives
what it gives everywhere. A run that was interrupted goes on where it was. --bundle then makes them ship with the
app (of the ready experiments those with seed 0, of the paper's those of classroom size). The last line is JSON.
"""

import argparse
import json
import sys

from lib.errors import N_, LearnerError
from lib.experiments.command.catalogue import Catalogue
from lib.experiments.command.few import FewExperiments
from lib.experiments.command.paper import PaperExperiments
from lib.experiments.command.rates import RateExperiments
from lib.experiments.command.ready import ReadyExperiments
from lib.experiments.command.train import bundle_runs, print_plan, train_missing
from lib.experiments.paper.paper_arm import CLASSROOM, SIZES
from lib.runs import open_store

COMPARE, PAPER, RATES, FEW = "compare", "paper", "rates", "few"
MOST_SEEDS = 20


def _parse(given: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m lib.experiments", description="Train what is missing of a catalogue of experiments."
    )
    parser.add_argument(
        "--catalogue",
        choices=(COMPARE, PAPER, RATES, FEW),
        default=COMPARE,
        help="the Compare page's (default), the capsule paper's, the rates tried for it, or learning from few",
    )
    parser.add_argument("--experiment", help="names, with commas; all by default")
    parser.add_argument("--size", help=f"of the paper's: {' or '.join(SIZES)} (default: {CLASSROOM})")
    parser.add_argument("--seeds", type=int, help="runs of each network (default: 1; of the paper's 3, cifar 7)")
    parser.add_argument("--list", action="store_true", help="say what is there and what is missing; train nothing")
    parser.add_argument("--bundle", action="store_true", help="make the runs ship with the app")
    parser.add_argument("--numbers-only", action="store_true", help="bundle without weights and snapshots")
    arguments = parser.parse_args(given)
    if arguments.size and arguments.catalogue != PAPER:
        parser.error(f"--size belongs to --catalogue {PAPER}")
    if arguments.bundle and arguments.list:
        parser.error("--list changes nothing; leave --bundle out")
    return arguments


def main(given: list[str] | None = None) -> int:
    """Run the command; return its exit status: 1 if a training failed, 2 for a mistake in the arguments."""
    arguments = _parse(given)
    try:
        catalogue = _catalogue(arguments)
        names = [name.strip() for name in (arguments.experiment or ",".join(catalogue.names)).split(",")]
        names = [name for name in names if name and catalogue.arms(name)]
        given_seeds = None if arguments.seeds is None else _checked(arguments.seeds)
        store, failures = open_store(), 0
        for name in names:
            seeds = given_seeds or catalogue.usual_seeds(name)
            if arguments.list:
                print_plan(store, catalogue, name, seeds)
            else:
                failures += train_missing(store, catalogue, name, seeds)
        if arguments.bundle:
            bundle_runs(store, catalogue, names, numbers_only=arguments.numbers_only)
        catalogue.print_results(store, names)
        print(json.dumps(catalogue.summary(store, names)))
    except LearnerError as error:
        print(error, file=sys.stderr)
        return 2
    return 1 if failures else 0


def _catalogue(arguments: argparse.Namespace) -> Catalogue:
    if arguments.catalogue == COMPARE:
        return ReadyExperiments()
    if arguments.catalogue == RATES:
        return RateExperiments()
    if arguments.catalogue == FEW:
        return FewExperiments()
    size = arguments.size or CLASSROOM
    if size not in SIZES:
        raise LearnerError(N_("There is no size “{size}”. Choose one of: {known}."), size=size, known=tuple(SIZES))
    return PaperExperiments(size)


def _checked(seeds: int) -> int:
    if not 1 <= seeds <= MOST_SEEDS:
        raise LearnerError(
            N_("--seeds takes a number from {lowest} to {highest}, but got {given}."),
            lowest=1,
            highest=MOST_SEEDS,
            given=seeds,
        )
    return seeds


if __name__ == "__main__":
    sys.exit(main())
