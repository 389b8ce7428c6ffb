"""Trains a run in a process of its own, for commands that train several one after the other."""

import subprocess
import sys
import time

from lib.errors import N_
from lib.owners import COMMAND_LINE
from lib.runs import Run, RunSpec, RunStore, State
from lib.settings import ROOT


def train_in_process(store: RunStore, spec: RunSpec, name: str) -> Run:
    """Train `spec` and return its run, from where an interrupted run of it stopped if there is one.

    Raises:
        KeyboardInterrupt: after the run was marked as stopped, so that the next call goes on with it.
    """
    stopped = [run for run in store.runs(State.STOPPED) if run.spec == spec and run.owner == COMMAND_LINE]
    if stopped:
        run = stopped[0]
        store.resume(run.id)
        store.change(run.id, State.QUEUED, state=State.RUNNING, heartbeat=time.time())
    else:
        run = store.create(spec, COMMAND_LINE, name, state=State.RUNNING)
    trainer = subprocess.Popen((sys.executable, "-m", "lib.training", run.id), cwd=ROOT, stdin=subprocess.DEVNULL)
    try:
        trainer.wait()
    except KeyboardInterrupt:
        trainer.wait()  # the terminal has sent it the same signal
        store.change(
            run.id,
            State.RUNNING,
            State.STOPPING,
            state=State.STOPPED,
            finished=time.time(),
            worker=None,
            handle=None,
        )
        raise
    if trainer.returncode and store.get(run.id).active:
        store.change(
            run.id,
            state=State.FAILED,
            finished=time.time(),
            worker=None,
            reason=N_("The training process ended with status {status}. The run’s log.txt has the details."),
            reason_values={"status": trainer.returncode},
        )
    return store.get(run.id)
