"""Short trainings of the attacks, and what must be true of them when all is over."""

import time
import zipfile

import psutil

from lib.runs import RunStore, State
from lib.runs.recovery.record import read_record
from tests.attack.ground import Ground, Outcome
from tests.runs.specs import spec

STEPS = 60
OPTIONS = {"max_steps": STEPS, "batch_size": 20, "iterations": 1, "reconstruction": False}
END_SECONDS = 400.0
ENDED = (State.COMPLETED, State.FAILED, State.STOPPED)


def queue(store: RunStore, count: int) -> list[str]:
    """Return the ids of so many runs that wait."""
    return [store.create(spec(**OPTIONS, seed=seed), "ada").id for seed in range(count)]


def trainers(ground: Ground) -> list[psutil.Process]:
    """Return the trainers of this home, the spare one too."""
    found, home = list[psutil.Process](), str(ground.home)
    for process in psutil.process_iter():
        try:
            if "lib.training" in process.cmdline() and process.environ().get("CAPSULE_LAB_HOME") == home:
                found.append(process)
        except psutil.Error:
            continue
    return found


def wait_until_ended(store: RunStore, run_ids: list[str]) -> None:
    """Wait until none of the runs goes on, or for so long that something must be wrong."""
    until = time.monotonic() + END_SECONDS
    while time.monotonic() < until and not all(store.get(run_id).state in ENDED for run_id in run_ids):
        time.sleep(0.5)


def check_whole(store: RunStore, outcome: Outcome, run_ids: list[str]) -> None:
    """Note each run that is not completed, or lacks or doubles a step, and each file that is broken."""
    for run_id in run_ids:
        run = store.get(run_id)
        outcome.check(run.state is State.COMPLETED, f"{run_id} is {run.state.value}: {run.reason}")
        steps = store.metrics.read(run_id, "train")["step"].tolist()
        outcome.check(steps == list(range(1, STEPS + 1)), f"{run_id} has {len(steps)} points of {STEPS}")
        folder = store.files(run).folder
        for path in folder.rglob("*.npz"):
            outcome.check(zipfile.is_zipfile(path), f"{path.name} of {run_id} is broken")
        try:
            read_record(folder)
        except Exception as error:  # whatever it is, the record cannot be read
            outcome.check(False, f"the record of {run_id}: {type(error).__name__}: {error}")


def end_all(ground: Ground) -> None:
    """End what trainers are left."""
    for process in trainers(ground):
        try:
            process.kill()
        except psutil.Error:
            continue
