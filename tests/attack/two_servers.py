"""Two servers on one home, of which one dies, and many processes that write into its store."""

import subprocess
import sys
import time
from collections.abc import Callable

import sqlalchemy as sql

from lib.engine.lease import LEASE_SECONDS
from lib.runs import RunStore, open_store
from lib.runs.schema import LEASES
from lib.settings import ROOT, settings
from tests.attack.ground import Ground, Outcome
from tests.attack.tiny_runs import END_SECONDS, ENDED, POLL_SECONDS, check_whole, queue, small_server
from tests.runs.specs import spec

PATIENCE_SECONDS = 4 * LEASE_SECONDS
RUNS = 2
WRITERS = 4
STEPS = 50
MOST = 8
WRITE = """
import sys
from lib.runs import RunStore
from tests.runs.specs import points
url, folder, run_id, phase, steps = sys.argv[1:]
store = RunStore(url, folder)
for step in range(int(steps)):
    store.metrics.write(run_id, phase, points(step))
    store.change(run_id, step=step)
"""


def attack(ground: Ground) -> Outcome:
    """Queue runs under two servers, kill the one that acts, and let processes write meanwhile."""
    outcome = Outcome("no run is trained twice, the lease passes on, nobody finds the store locked")
    servers = [small_server(ground), small_server(ground)]
    store, first = open_store(), ""
    for number in ground.rounds(MOST):
        outcome.rounds += 1
        written = store.create(spec(), "bob").id
        store.stop(written)
        writers = [_start_writer(written, f"writer-{place}") for place in range(WRITERS)]
        claims = {run_id: set[str]() for run_id in queue(store, RUNS)}
        _watch(store, claims, lambda claims=claims: any(claims.values()))
        time.sleep(ground.chance.uniform(0.0, 2.0))
        servers[number % 2].kill()  # the first to start acts, and then the one that was left
        killed = time.time()
        _watch(store, claims, lambda killed=killed: _end_of_lease(store) > killed + LEASE_SECONDS)
        passed = time.time() - killed
        outcome.check(passed < PATIENCE_SECONDS, f"round {number}: the lease passed on in {passed:.0f} s")
        servers[number % 2] = small_server(ground)
        _watch(store, claims, lambda claims=claims: all(store.get(run_id).state in ENDED for run_id in claims))
        for run_id, found in claims.items():
            first = first or run_id
            outcome.check(len(found) <= 2, f"round {number}: {run_id} was trained by {found}")
            check_whole(store, outcome, f"round {number}", run_id, first)
        for place, writer in enumerate(writers):
            _out, said = writer.communicate()
            outcome.check(
                writer.returncode == 0, f"round {number}: writer {place}: {said.strip().splitlines()[-1:]}"
            )
            steps = store.metrics.read(written, f"writer-{place}")["step"].tolist()
            outcome.check(steps == list(range(STEPS)), f"round {number}: writer {place} has {len(steps)} points")
    return outcome


def _watch(store: RunStore, claims: dict[str, set[str]], is_reached: Callable[[], bool]) -> None:
    """Note of each run the process started for it and the trainer that claimed it, until `is_reached()`."""
    until = time.monotonic() + END_SECONDS
    while time.monotonic() < until and not is_reached():
        for run_id, found in claims.items():
            run = store.get(run_id)
            found |= {claim for claim in (run.handle, run.worker) if claim}
        time.sleep(POLL_SECONDS)


def _end_of_lease(store: RunStore) -> float:
    """Return until when someone acts, in seconds since 1970; who died can make it no later."""
    with store.engine.connect() as connection:
        return connection.scalar(sql.select(LEASES.c.expires)) or 0.0


def _start_writer(run_id: str, phase: str) -> subprocess.Popen[str]:
    """Return a process that writes points of the run."""
    command = (sys.executable, "-c", WRITE, settings().database_url, str(settings().home / "runs"))
    return subprocess.Popen((*command, run_id, phase, str(STEPS)), cwd=ROOT, stderr=subprocess.PIPE, text=True)
