"""The trainer process.

python -m lib.training RUN_ID                      train a run of the store (what the engine starts)
python -m lib.training --architecture capsnet_small --dataset mnist --epochs 1 [--seed 0] [--option k=v ...]
python -m lib.training --from RUN_ID[:CHECKPOINT] [--option k=v ...]      a new run that begins with its weights
python -m lib.training --from RUN_ID --dataset D [--option frozen=taken]  the same for other classes (transfer)
python -m lib.training --wait                      import TensorFlow, then train the run named on stdin
"""

import argparse
import json
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lib.errors import LearnerError, in_english
from lib.priority import yield_to_pages
from lib.tensorflow_settings import set_environment
from lib.training.ending import end_process

if TYPE_CHECKING:
    from lib.runs import Run, RunStore
    from lib.training.order import Order

SHOW = "--show"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m lib.training", description="Train a network and record the run in the store."
    )
    parser.add_argument("run_id", nargs="?", help="a queued run of the store")
    parser.add_argument("--wait", action="store_true", help="get ready, then train the run named on stdin")
    parser.add_argument(SHOW, action="store_true", help=argparse.SUPPRESS)  # of a run that was handed over
    parser.add_argument("--architecture", help="what to train, for instance capsnet_small")
    parser.add_argument("--dataset", help="what to learn (default: mnist)")
    parser.add_argument(
        "--from",
        dest="origin",
        metavar="RUN_ID[:CHECKPOINT]",
        help="begin with this run's weights (of its last checkpoint); what is not given is as in that run. With "
        "another --dataset all layers that fit are taken but the last; --option frozen=taken keeps them",
    )
    parser.add_argument("--epochs", help="passes over the training images")
    parser.add_argument("--steps", help="stop after so many batches (the option max_steps)")
    parser.add_argument("--seed", help="where random choices start (default: 0)")
    parser.add_argument("--preset", help="minute, good or paper")
    parser.add_argument("--name", default="", help="what to call the run")
    parser.add_argument(
        "--option", action="append", default=[], metavar="KEY=VALUE", help="any option of the architecture"
    )
    return parser.parse_args()


def main() -> int:
    arguments = _arguments()
    set_environment()
    try:
        if arguments.wait:
            return _wait()
        if arguments.run_id and arguments.show:
            from lib.runs import open_store

            return _show_training(open_store(), open_store().get(arguments.run_id))
        if arguments.run_id:
            return _train_in_background(arguments.run_id)
        return _train_in_terminal(arguments)
    except LearnerError as error:
        print(error, file=sys.stderr)
        return 2


def _wait() -> int:
    import lib.training.prepare
    import lib.training.trainer  # noqa: F401  (slow, so it is done before anyone waits for it)
    from lib.training.step import rehearse

    yield_to_pages()
    # Where there is a GPU, the order says which one, and TensorFlow must not look at any before it comes.
    if shutil.which("nvidia-smi") is None:
        rehearse()

    order = sys.stdin.readline().split()
    if not order:
        return 0  # the web server has ended, so nobody will ask any more
    for pair in order[1:]:
        name, _, value = pair.partition("=")
        os.environ[name] = value
    return _train_in_background(order[0])


def _train_in_background(run_id: str) -> int:
    yield_to_pages()
    from lib.runs import open_store
    from lib.training.hand_over import hand_over

    store = open_store()
    run = store.get(run_id)
    _log_to(store.files(run).log)
    hand_over(store, run)

    from lib.training.record.recorder import RunLostError
    from lib.training.trainer import train

    try:
        train(store, run_id)
    except RunLostError:
        print(f"Run {run_id} was deleted or taken over; this trainer ends.", file=sys.stderr)
    return 0


def _log_to(path: Path) -> None:
    """Send this process's output to the run's log; if that cannot be opened, leave it where it goes."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        log = path.open("a", buffering=1)
    except OSError as error:
        print(f"No log at {path}: {error}", file=sys.stderr)
        return
    os.dup2(log.fileno(), sys.stdout.fileno())
    os.dup2(log.fileno(), sys.stderr.fileno())


def _train_in_terminal(arguments: argparse.Namespace) -> int:
    from lib.owners import COMMAND_LINE
    from lib.runs import State, open_store
    from lib.training.order import read_order

    store = open_store()
    order = read_order(arguments, store)
    order.spec.check_trainable()
    if order.parent is not None:
        _say_beginning(store, order)
    run = store.create(
        order.spec,
        COMMAND_LINE,
        arguments.name,
        state=State.RUNNING,
        parent=order.parent,
        parent_checkpoint=order.checkpoint,
    )

    from lib.training.hand_over import hand_over

    hand_over(store, run, SHOW)
    return _show_training(store, run)


def _say_beginning(store: "RunStore", order: "Order") -> None:
    """Say on stderr which layers begin with the parent's weights, and which anew.

    Raises:
        LearnerError: if nothing of the parent fits.
    """
    from lib.training.beginning import plan_beginning

    order.spec.check_origin(store.get(order.parent or "").spec)
    plan = plan_beginning(store, order.spec, order.parent or "", order.checkpoint or "")
    for title, layers in ((f"Taken from {order.parent}", plan.taken), ("Beginning anew", plan.new)):
        if layers:
            counts = ", ".join(f"{name} ({count:,} weights)" for name, count in layers.items())
            print(f"{title}: {counts}", file=sys.stderr)


def _show_training(store: "RunStore", run: "Run") -> int:
    """Train the run with a progress bar, and print the result as a line of JSON."""
    from lib.runs import State
    from lib.training.terminal import show_progress
    from lib.training.trainer import train

    with show_progress(run) as progress:
        run = train(store, run.id, progress)
    if run.state is not State.COMPLETED:
        print(in_english(run.reason or run.state, run.reason_values), file=sys.stderr)
        return 1
    assert run.test_accuracy is not None
    result = {
        "run_id": run.id,
        "test_accuracy": run.test_accuracy,
        "test_error_percent": round(100 * (1 - run.test_accuracy), 4),
        "parameters": run.parameters,
        "images_per_second": run.images_per_second,
        "seconds": run.seconds,
    }
    print(json.dumps({**result, "tests": run.tests} if run.tests else result))
    return 0


if __name__ == "__main__":
    end_process(main)
