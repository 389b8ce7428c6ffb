"""Processes that must make the same data as this one."""

import os
import subprocess
import sys

from tests.conftest import ROOT


def of_another_process(program: str) -> str:
    """What a fresh Python prints last when it runs `program` from the repository."""
    environment = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3"}
    done = subprocess.run(
        (sys.executable, "-c", program), cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]
