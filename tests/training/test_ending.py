"""A trainer's process ends with its last write, whatever its threads are doing."""

import os
import subprocess
import sys
import time

import psutil
import pytest

from lib.runs import State
from tests.conftest import ROOT
from tests.runs.specs import spec
from tests.waiting import wait_for

LINGERING = """
import sys, threading, time
from lib.training.ending import end_process

def main():
    threading.Thread(target=time.sleep, args=(60,)).start()  # as TensorFlow's, nobody asks it to end
    print("the last line")
    {how}

end_process(main)
"""


@pytest.mark.parametrize(
    ("how", "status", "complaint"),
    [
        ("return 0", 0, ""),
        ("return 2", 2, ""),
        ("1 // 0", 1, "ZeroDivisionError: integer division or modulo by zero"),
        ("raise KeyboardInterrupt", 1, "KeyboardInterrupt"),
    ],
)
def test_it_ends_at_once_and_has_said_everything(how, status, complaint):
    began = time.monotonic()
    done = subprocess.run(
        (sys.executable, "-c", LINGERING.format(how=how)),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=50,
    )
    assert time.monotonic() - began < 30
    assert (done.returncode, done.stdout) == (status, "the last line\n")
    assert complaint in done.stderr


def test_a_trainer_is_gone_when_its_run_has_ended(store, tmp_path):
    run = store.create(spec(max_steps=60, batch_size=16, iterations=1, reconstruction=False), "ada")
    command = (sys.executable, "-m", "tests.training.small", run.id)
    environment = {**os.environ, "CAPSULE_LAB_HOME": str(tmp_path)}
    process = psutil.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(lambda: not store.get(run.id).active or process.poll() is not None, 120)
        assert store.get(run.id).state is State.COMPLETED
        assert process.wait(5) == 0
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
