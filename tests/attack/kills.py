"""`kill -9` of trainers, of the spare one, of the server and of everything at once, at any moment."""

import os
import signal
import time
from contextlib import suppress

import psutil

from lib.engine.supervisor import MOST_ATTEMPTS
from lib.runs import RunStore, open_store
from tests.attack.ground import Ground, Outcome
from tests.attack.tiny_runs import ENDED, check_whole, end_all, queue, trainers, wait_until_ended
from tests.e2e.server import Server

VICTIMS = ("trainer", "server", "everything")
MOST = 56
PATIENCE_SECONDS = 60.0


def attack(ground: Ground) -> Outcome:
    """Kill something in each round, start what a person would start again, and see how the runs end."""
    outcome = Outcome("all runs resume by themselves: no step missing or doubled, no broken file")
    server = Server(ground.home)
    store, run_ids = open_store(), list[str]()
    try:
        for number in ground.rounds(MOST):
            outcome.rounds += 1
            victim = VICTIMS[number % len(VICTIMS)]
            if all(store.get(run_id).state in ENDED for run_id in run_ids):
                run_ids += queue(store, 1)
            _wait_for_progress(store, run_ids[-1])
            time.sleep(ground.chance.uniform(0.0, 3.0))
            if victim != "trainer":
                server.kill()
            # One more of a run that got no further would be given up, as it should be.
            if victim != "server" and store.get(run_ids[-1]).attempts < MOST_ATTEMPTS:
                _kill_trainers(ground)
            if victim != "trainer":
                server = Server(ground.home)
        wait_until_ended(store, run_ids)
        check_whole(store, outcome, run_ids)
    finally:
        server.stop()
        end_all(ground)
    return outcome


def _kill_trainers(ground: Ground) -> None:
    for process in trainers(ground):
        with suppress(psutil.Error, ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)


def _wait_for_progress(store: RunStore, run_id: str) -> None:
    """Wait until the run goes on, or has ended, or a minute is over."""
    before, until = store.get(run_id).step, time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        run = store.get(run_id)
        if run.state in ENDED or run.step > before:
            return
        time.sleep(0.05)
