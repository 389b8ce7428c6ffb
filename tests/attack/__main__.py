"""Attack the app in a home of its own, and print what held.

python -m tests.attack [NAME …] [--minutes 10] [--seed 0]

The exit status is 1 if something did not hold.
"""

import argparse
import importlib
import logging
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path

from tests.attack.ground import Ground, Outcome, guarded
from tests.conftest import forget_home

ATTACKS = (
    "pictures",
    "zips",
    "damage",
    "clock",
    "full_disk",
    "postgresql",
    "addresses",
    "strangers",
    "descriptors",
    "two_servers",
    "kills",
)
"""Each is a module of this folder with a function `attack(ground) -> Outcome`; the quick ones come first."""


def main() -> int:
    arguments = _arguments()
    for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(one, lambda number, _frame: sys.exit(128 + number))  # an exception, so that all is put away
    logging.disable(logging.WARNING)  # of what is out of reach or damaged, as it should be
    until = time.monotonic() + 60 * arguments.minutes
    outcomes: dict[str, Outcome] = {}
    for place, name in enumerate(arguments.names):
        share = max(0.0, until - time.monotonic()) / (len(arguments.names) - place)
        print(f"{name} …", end=" ", file=sys.stderr, flush=True)
        began = time.monotonic()
        outcomes[name] = _attack(name, began + share, arguments.seed)
        outcomes[name].seconds = time.monotonic() - began
        print(f"{outcomes[name].seconds:.0f} s", file=sys.stderr)
    _print_table(outcomes)
    return 0 if all(outcome.held for outcome in outcomes.values()) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.attack", description="Attack the app, and say what held."
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"all of: {', '.join(ATTACKS)}")
    parser.add_argument("--minutes", type=float, default=10.0, help="in all; what has begun is finished")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    if unknown := set(arguments.names) - set(ATTACKS):
        parser.error(f"there is no attack called {', '.join(sorted(unknown))}")
    arguments.names = arguments.names or list(ATTACKS)
    return arguments


def _attack(name: str, until: float, seed: int) -> Outcome:
    """Return how one attack went; an error in it is a failure of its own."""
    with (
        tempfile.TemporaryDirectory(prefix=f"attack-{name}-", ignore_cleanup_errors=True) as folder,
        guarded(Path(folder)),
    ):
        os.environ["CAPSULE_LAB_HOME"] = folder
        for variable in ("DATABASE_URL", "SLOTS", "INSPECTORS"):
            os.environ.pop(f"CAPSULE_LAB_{variable}", None)
        forget_home()
        try:
            return importlib.import_module(f"tests.attack.{name}").attack(
                Ground(Path(folder), until, random.Random(seed))
            )
        except Exception as error:  # the other attacks must not be lost
            traceback.print_exc()
            return Outcome("it runs", failures=[f"{type(error).__name__}: {error}"])
        finally:
            forget_home()


def _print_table(outcomes: dict[str, Outcome]) -> None:
    print(f"{'attack':<12} {'rounds':>7} {'seconds':>8}  {'held':<8} expected")
    for name, outcome in outcomes.items():
        held = "skipped" if outcome.skipped else "yes" if outcome.held else "NO"
        print(f"{name:<12} {outcome.rounds:>7} {outcome.seconds:>8.0f}  {held:<8} {outcome.expected}")
        if outcome.skipped:
            print(f"{'':<39}{outcome.skipped}")
        for failure in outcome.failures[:10]:
            print(f"{'':<39}{failure}")


if __name__ == "__main__":
    sys.exit(main())
