"""PostgreSQL that ends at once, as in a power cut, or is restarted, while many write and while a run trains."""

import importlib.util
import os
import tempfile
import threading
import time
from pathlib import Path
from unittest import mock

from lib.runs import RunStore, open_store, trouble
from lib.runs.trouble import wait_out
from tests.attack.ground import Ground, Outcome
from tests.attack.tiny_runs import STEPS, check_whole, queue, small_server, wait_for_run, wait_until_ended
from tests.conftest import forget_home
from tests.runs.postgresql import PostgreSQL, find_programs
from tests.runs.specs import points, spec

WRITERS = 4
WRITES = 150
MOST = 6


def attack(ground: Ground) -> Outcome:
    """End the server and start it again while writers write, and while a training does; those wait."""
    outcome = Outcome("writers and trainings wait, and every point is there once")
    programs = find_programs()
    if programs is None or importlib.util.find_spec("psycopg") is None:
        outcome.skipped = "PostgreSQL or its driver is not installed here"
        return outcome
    with tempfile.TemporaryDirectory(prefix="attack-postgresql-") as folder:
        server = PostgreSQL(programs, Path(folder))
        server.start()
        os.environ["CAPSULE_LAB_DATABASE_URL"] = server.url
        forget_home()
        store, first = open_store(), ""
        small_server(ground)
        for number in ground.rounds(MOST):
            outcome.rounds += 2
            _interrupt_writers(ground, outcome, server, store, number)
            [run_id] = queue(store)
            first = first or run_id
            step = ground.chance.randint(1, STEPS)
            wait_for_run(store, run_id, lambda run, step=step: run.step >= step)
            _interrupt(ground, server)
            wait_until_ended(store, run_id)
            check_whole(store, outcome, f"round {number}, away at step {step}", run_id, first)
    return outcome


def _interrupt(ground: Ground, server: PostgreSQL) -> None:
    if ground.chance.random() < 0.3:
        server.restart()
    else:
        server.stop()
        time.sleep(ground.chance.uniform(0.0, 3.0))
        server.start()


def _interrupt_writers(ground: Ground, outcome: Outcome, server: PostgreSQL, store: RunStore, number: int) -> None:
    run = store.create(spec(max_steps=WRITES), "ada")
    store.stop(run.id)
    writers = [
        threading.Thread(target=_write, args=(store, run.id, f"writer-{at}"), daemon=True) for at in range(WRITERS)
    ]
    with mock.patch.object(trouble, "PAUSE_SECONDS", 0.1):
        for writer in writers:
            writer.start()
        time.sleep(ground.chance.uniform(0.05, 0.6))
        _interrupt(ground, server)
        for writer in writers:
            writer.join()
    for at in range(WRITERS):
        steps = store.metrics.read(run.id, f"writer-{at}")["step"].tolist()
        outcome.check(steps == list(range(WRITES)), f"round {number}: writer {at} has {len(steps)} points")


def _write(store: RunStore, run_id: str, phase: str) -> None:
    for step in range(WRITES):
        wait_out(lambda step=step: store.metrics.write(run_id, phase, points(step)))
