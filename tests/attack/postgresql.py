"""PostgreSQL that ends at once, as in a power cut, while many write."""

import importlib.util
import tempfile
import threading
import time
from pathlib import Path
from unittest import mock

from lib.runs import RunStore, trouble
from lib.runs.trouble import wait_out
from tests.attack.ground import Ground, Outcome
from tests.runs.postgresql import PostgreSQL, find_programs
from tests.runs.specs import points, spec

WRITERS = 4
STEPS = 150
MOST = 6


def attack(ground: Ground) -> Outcome:
    """End the server and start it again while writers write; those wait."""
    outcome = Outcome("writers wait, and every point is there once")
    programs = find_programs()
    if programs is None or importlib.util.find_spec("psycopg") is None:
        outcome.skipped = "PostgreSQL or its driver is not installed here"
        return outcome
    with tempfile.TemporaryDirectory(prefix="attack-postgresql-") as folder:
        server = PostgreSQL(programs, Path(folder))
        server.start()
        try:
            with mock.patch.object(trouble, "PAUSE_SECONDS", 0.1):
                for number in ground.rounds(MOST):
                    outcome.rounds += 1
                    _end_under_writers(ground, outcome, server, number)
        finally:
            server.stop()
    return outcome


def _end_under_writers(ground: Ground, outcome: Outcome, server: PostgreSQL, number: int) -> None:
    server.make_empty()
    store = RunStore(server.url, ground.home / f"runs-{number}")
    run = store.create(spec(max_steps=STEPS), "ada")
    writers = [threading.Thread(target=_write, args=(store, run.id, f"writer-{at}")) for at in range(WRITERS)]
    for writer in writers:
        writer.start()
    time.sleep(ground.chance.uniform(0.05, 0.6))
    server.stop()
    time.sleep(ground.chance.uniform(0.0, 0.5))
    server.start()
    for writer in writers:
        writer.join()
    for at in range(WRITERS):
        steps = store.metrics.read(run.id, f"writer-{at}")["step"].tolist()
        outcome.check(steps == list(range(STEPS)), f"round {number}: writer {at} has {len(steps)} points")
    store.engine.dispose()


def _write(store: RunStore, run_id: str, phase: str) -> None:
    for step in range(STEPS):
        wait_out(lambda step=step: store.metrics.write(run_id, phase, points(step)))
