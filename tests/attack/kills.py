"""`kill -9` of trainers, of the spare one, of the server and of everything at once, at any moment of a run."""

import time
from collections.abc import Callable
from contextlib import suppress

import psutil

from lib.runs import Run, RunStore, State, open_store
from tests.attack.ground import Ground, Outcome, end_all
from tests.attack.tiny_runs import (
    STEPS,
    check_whole,
    queue,
    small_server,
    trainers,
    wait_for_run,
    wait_until_ended,
)
from tests.waiting import wait_for

VICTIMS = ("trainer", "server", "both", "everything")
MOMENTS = ("start", "middle", "stop", "end", "writing")
KILLS = (*((victim, moment) for victim in VICTIMS for moment in MOMENTS), ("spare", "order"))
"""The spare trainer is killed at about the moment at which it gets its order."""
SPARE_SECONDS = 120.0
MOST = 56


def attack(ground: Ground) -> Outcome:
    """Kill something in each round, start what a person would start again, and see how the run ends."""
    outcome = Outcome("all runs resume by themselves, to the digit: no step missing or doubled, no broken file")
    server, store, first = small_server(ground), open_store(), ""
    kills: list[tuple[str, str]] = []
    for number in ground.rounds(MOST):
        outcome.rounds += 1
        kills = kills or ground.chance.sample(KILLS, len(KILLS))
        victim, moment = kills.pop()
        spares = wait_for(lambda: trainers(ground), SPARE_SECONDS) if victim == "spare" else []
        [run_id] = queue(store)
        first = first or run_id
        trainer = _wait_for(ground, store, run_id, moment)
        if victim in ("server", "both", "everything"):
            server.kill()
        if victim == "everything":
            end_all(ground.home)
        for process in {"trainer": trainer, "both": trainer, "spare": spares}.get(victim, []):
            with suppress(psutil.Error):
                process.kill()
        if victim in ("server", "both", "everything"):
            server = small_server(ground)
        if wait_until_ended(store, run_id).state is State.STOPPED:
            store.resume(run_id)
        wait_until_ended(store, run_id)
        check_whole(store, outcome, f"round {number}, {victim} at {moment}", run_id, first)
    return outcome


def _wait_for(ground: Ground, store: RunStore, run_id: str, moment: str) -> list[psutil.Process]:
    """Return the run's trainer, if it has one, at this moment of the run."""
    step = ground.chance.randint(1, STEPS - 1)
    reached: Callable[[Run], object] = {
        "order": lambda run: True,
        "start": lambda run: run.handle,
        "middle": lambda run: run.handle and run.step >= step,
        "stop": lambda run: run.handle and run.step >= step,
        "end": lambda run: run.step == STEPS,
        "writing": lambda run: run.worker and run.step >= step and _is_writing(store, run),
    }[moment]
    run = wait_for_run(store, run_id, reached)
    if moment == "stop":
        store.stop(run_id)
    if moment != "writing":
        time.sleep(ground.chance.uniform(0.0, 0.3))
    with suppress(psutil.Error):
        return [psutil.Process(_trainer(run))] if run.handle else []
    return []


def _trainer(run: Run) -> int:
    """Return the number of the trainer's process."""
    return int((run.handle or "").split()[1])


def _is_writing(store: RunStore, run: Run) -> bool:
    """Return whether the run's trainer has begun a file that is not whole yet."""
    return bool(run.handle and next(store.files(run).folder.rglob(f".*.{_trainer(run)}.*"), None))
