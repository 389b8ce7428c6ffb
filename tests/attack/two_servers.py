"""Two servers on one home, of which one dies, and many processes that write into its store."""

import subprocess
import sys
import time

from lib.engine.lease import LEASE_SECONDS
from lib.runs import RunStore, State, open_store
from lib.settings import ROOT, settings
from tests.attack.ground import Ground, Outcome
from tests.attack.tiny_runs import check_whole, end_all, queue, wait_until_ended
from tests.e2e.server import Server
from tests.runs.specs import spec

PATIENCE_SECONDS = 4 * LEASE_SECONDS
WRITERS = 6
STEPS = 100
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
    """Queue runs under two servers, kill one of them, and let processes write at once."""
    outcome = Outcome("no run is trained twice, the lease passes on, nobody finds the store locked")
    servers = [Server(ground.home), Server(ground.home)]
    store = open_store()
    try:
        for number in ground.rounds(len(servers)):
            outcome.rounds += 1
            victim, run_ids = servers[number], queue(store, 2)
            time.sleep(ground.chance.uniform(0.5, 3.0))
            victim.kill()
            began = time.monotonic()
            while store.get(run_ids[0]).state is State.QUEUED and time.monotonic() < began + PATIENCE_SECONDS:
                time.sleep(0.1)
            state = store.get(run_ids[0]).state
            outcome.check(state is not State.QUEUED, f"nobody started a run in {PATIENCE_SECONDS:.0f} s")
            wait_until_ended(store, run_ids)
            check_whole(store, outcome, run_ids)
            servers[number] = Server(ground.home)
        outcome.rounds += 1
        _write_at_once(outcome, store)
    finally:
        for server in servers:
            if server.process.poll() is None:
                server.stop()
        end_all(ground)
    return outcome


def _write_at_once(outcome: Outcome, store: RunStore) -> None:
    """Let processes write points of the same run."""
    run = store.create(spec(max_steps=STEPS), "bob")
    store.stop(run.id)
    url, folder = settings().database_url, str(settings().home / "runs")
    writers = [
        subprocess.Popen(
            (sys.executable, "-c", WRITE, url, folder, run.id, f"writer-{number}", str(STEPS)),
            cwd=ROOT,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(WRITERS)
    ]
    for number, writer in enumerate(writers):
        _out, said = writer.communicate()
        outcome.check(writer.returncode == 0, f"writer {number}: {said.strip().splitlines()[-1:]}")
        steps = store.metrics.read(run.id, f"writer-{number}")["step"].tolist()
        outcome.check(steps == list(range(STEPS)), f"writer {number} has {len(steps)} points of {STEPS}")
