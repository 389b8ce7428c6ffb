"""The trainer process.

python -m lib.training RUN_ID                      train a run of the store (what the engine starts)
python -m lib.training --architecture capsnet_small --dataset mnist --epochs 1 [--seed 0] [--option k=v ...]
python -m lib.training --wait                      import TensorFlow, then train the run named on stdin
"""

import argparse
import json
import os
import shutil
import sys
from pathlib import Path

from lib.errors import N_, LearnerError
from lib.tensorflow_settings import set_environment

COMMAND_LINE_OWNER = "command-line"
NICENESS = 10


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m lib.training", description="Train a network and record the run in the store."
    )
    parser.add_argument("run_id", nargs="?", help="a queued run of the store")
    parser.add_argument("--wait", action="store_true", help="get ready, then train the run named on stdin")
    parser.add_argument("--architecture", help="what to train, for instance capsnet_small")
    parser.add_argument("--dataset", default="mnist", help="what to learn (default: mnist)")
    parser.add_argument("--epochs", help="passes over the training images")
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
        if arguments.run_id:
            return _train_in_background(arguments.run_id)
        return _train_in_terminal(arguments)
    except LearnerError as error:
        print(error, file=sys.stderr)
        return 2


def _wait() -> int:
    import lib.training.trainer  # noqa: F401  (slow, so it is done before anyone waits for it)
    from lib.training.step import rehearse

    os.setpriority(os.PRIO_PROCESS, 0, NICENESS)
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
    os.setpriority(os.PRIO_PROCESS, 0, NICENESS)  # pages stay quick beside a training
    from lib.runs import open_store

    store = open_store()
    files = store.files(store.get(run_id))
    _log_to(files.log)

    from lib.training.recorder import RunLostError
    from lib.training.trainer import train

    try:
        train(store, run_id)
    except RunLostError:
        print(f"Run {run_id} was deleted or taken over; this trainer ends.", file=sys.stderr)
    return 0


def _log_to(path: Path) -> None:
    """Send this process's output to the run's log; where that cannot be, leave it where it goes."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        log = path.open("a", buffering=1)
    except OSError as error:
        print(f"No log at {path}: {error}", file=sys.stderr)
        return
    os.dup2(log.fileno(), sys.stdout.fileno())
    os.dup2(log.fileno(), sys.stderr.fileno())


def _train_in_terminal(arguments: argparse.Namespace) -> int:
    from lib import catalog
    from lib.runs import RunSpec, State, open_store

    if not arguments.architecture:
        raise LearnerError(N_("Name a run, or say what to train with --architecture. See --help."))
    given: dict[str, object] = {}
    entry = catalog.architecture(arguments.architecture)
    if arguments.preset:
        presets = {preset.name: preset for preset in entry.presets}
        if arguments.preset not in presets:
            raise LearnerError(
                N_("There is no preset “{name}”. Choose one of: {known}."),
                name=arguments.preset,
                known=", ".join(presets),
            )
        given.update(presets[arguments.preset].options)
    for name in ("epochs", "seed"):
        if getattr(arguments, name) is not None:
            given[name] = getattr(arguments, name)
    for pair in arguments.option:
        key, equals, value = pair.partition("=")
        if not equals:
            raise LearnerError(N_("--option takes KEY=VALUE, but got “{pair}”."), pair=pair)
        given[key] = value
    spec = RunSpec.create(arguments.architecture, arguments.dataset, given)
    store = open_store()
    run = store.create(spec, COMMAND_LINE_OWNER, arguments.name, state=State.RUNNING)

    from lib.training.terminal import progress_bar
    from lib.training.trainer import train

    with progress_bar(run) as progress:
        run = train(store, run.id, progress)
    if run.state is not State.COMPLETED:
        print((run.reason or run.state).format(**run.reason_values), file=sys.stderr)
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
    sys.exit(main())
