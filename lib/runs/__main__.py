"""Looks after everybody's runs, for whoever runs the server: `python -m lib.runs list|stop|delete`."""

import argparse
import sys
from collections.abc import Callable, Sequence

from lib.errors import LearnerError
from lib.runs.broken import BrokenRun
from lib.runs.opening import open_store
from lib.runs.run import ACTIVE_STATES, Run
from lib.runs.store import RunStore

COLUMNS = ("run", "state", "step", "learner", "name")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments, by default those of the process, and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m lib.runs", description="Look after everybody's runs.")
    commands = parser.add_subparsers(dest="command", required=True)
    shown = commands.add_parser("list", help="list the runs that wait or train, the next ones first")
    shown.add_argument("--all", action="store_true", help="list those that have ended too, and the broken ones")
    for name, help_text in (
        ("stop", "end runs, whoever started them; one that trains ends after its current step"),
        ("delete", "delete runs with their curves, pictures and weights for good; stop those that train first"),
    ):
        commands.add_parser(name, help=help_text).add_argument("run", nargs="+", help="the id of a run")
    chosen = parser.parse_args(arguments)
    try:
        store = open_store()
    except LearnerError as error:
        print(error, file=sys.stderr)
        return 2
    if chosen.command == "list":
        _print_table(_rows(store, everything=chosen.all))
        return 0
    return _change(store, store.stop if chosen.command == "stop" else store.delete, chosen.run)


def _change(store: RunStore, change: Callable[[str], None], run_ids: Sequence[str]) -> int:
    """Change these runs; say of each that it was, or why it cannot be. Return 2 if any cannot."""
    status = 0
    for run_id in run_ids:
        try:
            run = store.find(run_id)
            change(run_id)
        except LearnerError as error:
            print(error, file=sys.stderr)
            status = 2
        else:
            print(f"{run_id} ({run.name}): {change.__name__}")
    return status


def _rows(store: RunStore, *, everything: bool) -> list[tuple[str, ...]]:
    active = sorted(store.runs(*ACTIVE_STATES), key=lambda run: (-run.step, run.queued_at))
    runs: list[Run | BrokenRun] = [*active]
    if everything:
        runs += [run for run in store.runs() if not run.active and not run.bundled]
        runs += [run for run in store.broken_runs() if not run.bundled]
    return [_row(run) for run in runs]


def _row(run: Run | BrokenRun) -> tuple[str, ...]:
    if isinstance(run, BrokenRun):
        state, step = "broken", ""
    else:
        state, step = str(run.state), f"{run.step}/{run.total_steps}"
    return run.id, state, step, run.owner_name or run.owner, run.name


def _print_table(rows: Sequence[tuple[str, ...]]) -> None:
    widths = [max(map(len, column)) for column in zip(COLUMNS, *rows, strict=True)]
    for row in (COLUMNS, *rows):
        print("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip())


if __name__ == "__main__":
    sys.exit(main())
