"""What the pages cost, as one JSON object on standard output; progress goes to standard error.

python -m tests.benchmarks.pages [--only NAME[,NAME]] [--learners 30] [--drawing 200] [--seconds 30]

Takes about ten minutes on a machine that should do nothing else meanwhile.
"""

import argparse
import json
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace

from tests.benchmarks.classroom import ROUTING, TRAIN, hold_lesson
from tests.benchmarks.drawing import draw_to_prediction_ms
from tests.benchmarks.drawing_class import draw_together
from tests.benchmarks.first_page import first_page_seconds, first_visitor_seconds
from tests.benchmarks.machine import machine
from tests.benchmarks.runs import training
from tests.benchmarks.server import AppServer
from tests.benchmarks.start_training import click_to_first_batch_seconds
from tests.benchmarks.stepping import step_ms
from tests.chromium import chromium

MEASUREMENTS = (
    "first_visitor_seconds",
    "first_page_seconds",
    "step_ms",
    "draw_to_prediction_ms",
    "rerun_ms",
    "drawing_class",
    "web_process_mb",
    "with_training",
    "click_to_first_batch_seconds",
)


class Report:
    """The results so far, of those measurements that were asked for."""

    def __init__(self, wanted: list[str]) -> None:
        self.wanted = wanted
        self.results: dict[str, object] = {}

    def measure(self, name: str, measurement: Callable[[], object]) -> None:
        """Add `measurement`'s result if it is wanted; one that fails leaves its reason and the others alone."""
        if name not in self.wanted:
            return
        started = time.perf_counter()
        print(f"{name} …", end=" ", file=sys.stderr, flush=True)
        try:
            self.results[name] = measurement()
        except Exception as error:  # the other numbers must not be lost
            traceback.print_exc()
            while isinstance(error, ExceptionGroup):  # a learner's error, out of the class's
                error = error.exceptions[0]
            self.results[name] = {"failed": f"{type(error).__name__}: {error}"}
        print(f"{time.perf_counter() - started:.0f} s", file=sys.stderr)


def main() -> None:
    arguments = _arguments()
    report = Report(arguments.only)
    report.results = {"machine": machine(), "learners": arguments.learners, "seconds": arguments.seconds}
    with ExitStack() as stack:
        with chromium() as browser:
            server = stack.enter_context(AppServer())
            report.measure("first_visitor_seconds", lambda: first_visitor_seconds(browser, server))
            server.wait_until_settled()
            report.measure("first_page_seconds", lambda: first_page_seconds(browser, server))
            report.measure("step_ms", lambda: step_ms(browser, server.url))
            report.measure("draw_to_prediction_ms", lambda: draw_to_prediction_ms(browser, server.url))
        # No browser beside these: the learners' browsers run on the learners' machines.
        report.measure("rerun_ms", lambda: _lessons(server, arguments))
        report.measure("drawing_class", lambda: draw_together(server, arguments.drawing, arguments.seconds))
        report.measure("web_process_mb", server.memory_mb)
        report.measure("with_training", lambda: _lessons_beside_training(server, arguments))
        with chromium() as browser:
            report.measure("click_to_first_batch_seconds", lambda: click_to_first_batch_seconds(browser, server))
    json.dump(report.results, sys.stdout, indent=1)
    print()


def _lessons(server: AppServer, arguments: argparse.Namespace, view: str = "") -> dict[str, object]:
    """Both pages, each for one learner and for all; `view` is the run that the Train page shows."""
    pages = {"routing": ROUTING, "train": replace(TRAIN, query=f"view={view}" if view else "")}
    return {
        name: {
            str(learners): hold_lesson(server, lesson, learners, arguments.seconds)
            for learners in dict.fromkeys((1, arguments.learners))
        }
        for name, lesson in pages.items()
    }


def _lessons_beside_training(server: AppServer, arguments: argparse.Namespace) -> dict[str, object]:
    """The same while a run trains; on the Train page all learners watch it."""
    with training(server.store) as run:
        lessons = _lessons(server, arguments, view=run.id)
        run = server.store.get(run.id)
        measured = {"state": run.state, "steps": run.step, "images_per_second": run.images_per_second}
    return {**lessons, "training": measured, "web_process_mb": server.memory_mb()}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.pages", description=__doc__)
    parser.add_argument(
        "--only",
        default=list(MEASUREMENTS),
        type=lambda text: text.split(","),
        metavar="NAME[,NAME]",
        help=f"some of: {', '.join(MEASUREMENTS)}",
    )
    parser.add_argument("--learners", type=int, default=30, help="the size of the class (default: 30)")
    parser.add_argument("--drawing", type=int, default=200, help="how many learners draw at once (default: 200)")
    parser.add_argument("--seconds", type=float, default=30, help="how long each lesson lasts (default: 30)")
    arguments = parser.parse_args()
    if unknown := set(arguments.only) - set(MEASUREMENTS):
        parser.error(f"There is no {', '.join(sorted(unknown))}; choose from {', '.join(MEASUREMENTS)}.")
    return arguments


if __name__ == "__main__":
    main()
