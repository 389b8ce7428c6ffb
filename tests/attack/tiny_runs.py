"""Short trainings of the attacks, and what must be true of them when all is over."""

import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import psutil

from lib.errors import LearnerError
from lib.runs import Run, RunStore, State
from lib.runs.recovery.record import read_record
from lib.runs.trouble import wait_out
from lib.whole_file import drop_leftovers
from tests.attack.ground import Ground, Outcome, processes_in
from tests.e2e.server import Server
from tests.runs.specs import QUICKEST, spec

STEPS = 16
END_SECONDS = 300.0
POLL_SECONDS = 0.05
LAST_FILE_SECONDS = 30.0
ENDED = (State.COMPLETED, State.FAILED, State.STOPPED)


def small_server(ground: Ground) -> Server:
    """Return a new web server, on which a run takes seconds."""
    return Server(ground.home, program=("-m", "tests.attack.small_server"))


def queue(store: RunStore, count: int = 1) -> list[str]:
    """Return the ids of so many runs that wait; all must end alike."""
    return [store.create(spec(QUICKEST, max_steps=STEPS, batch_size=20), "ada").id for _ in range(count)]


def trainers(ground: Ground) -> list[psutil.Process]:
    """Return the trainers of this home, the spare one too."""
    return [process for process in processes_in(ground.home) if "tests.training.small" in _command(process)]


def _command(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def wait_for_run(store: RunStore, run_id: str, is_reached: Callable[[Run], object]) -> Run:
    """Return the run once `is_reached(run)`, or it has ended, or so much time is over that something is wrong."""
    until = time.monotonic() + END_SECONDS
    while True:
        run = wait_out(lambda: store.get(run_id))
        if is_reached(run) or run.state in ENDED or time.monotonic() > until:
            return run
        time.sleep(POLL_SECONDS)


def wait_until_ended(store: RunStore, run_id: str) -> Run:
    """Return the run when it does not go on any more, or after so long that something must be wrong."""
    return wait_for_run(store, run_id, lambda run: False)


def check_whole(store: RunStore, outcome: Outcome, what: str, run_id: str, like: str) -> None:
    """Note what is wrong with a run: not completed, a step missing, doubled or unlike `like`'s, a broken file."""

    def check(holds: bool, failure: str) -> None:
        outcome.check(holds, f"{what}: {run_id} {failure}")

    files = store.files(store.get(run_id))
    left = _leftovers(files.folder)
    check(not left, f"keeps {left}")
    run, every_step = store.get(run_id), list(range(1, STEPS + 1))
    check(run.state is State.COMPLETED, f"is {run.state.value}: {run.reason}")
    points = store.metrics.read(run_id, "train")
    check(points["step"].tolist() == every_step, f"has the steps {points['step'].tolist()}")
    losses = store.metrics.read(like, "train")["loss"]
    check(points["loss"].tolist() == losses.tolist(), f"did not learn as {like} did")
    kept = [point.step for point in files.points.read().get("train", [])]
    check(kept == every_step, f"has the steps {kept} in its folder")
    for path in files.folder.rglob("*.npz"):
        check(zipfile.is_zipfile(path), f"has a broken {path.name}")
    try:
        read_record(files.folder)
    except LearnerError as error:
        check(False, f"has no record: {error}")


def _leftovers(folder: Path) -> list[str]:
    """Return the files that nobody finishes, once the trainer had time to finish its last one."""
    until = time.monotonic() + LAST_FILE_SECONDS
    while True:
        for one in (folder, *filter(Path.is_dir, folder.iterdir())):
            drop_leftovers(one, untouched=0.0)  # as the server does once they are some seconds old
        left = [path.name for path in folder.rglob(".*")]
        if not left or time.monotonic() > until:
            return left
        time.sleep(POLL_SECONDS)
