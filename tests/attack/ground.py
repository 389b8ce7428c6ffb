"""What an attack gets, and what it says of how it went.

`python -m tests.attack.ground HOME` ends all that runs in `HOME` once its input ends, however that comes about.
"""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Ground:
    """A home that only this attack has, and how long it may go on.

    Attributes:
        until: in seconds of `time.monotonic`; no round begins after it.
    """

    home: Path
    until: float
    chance: random.Random

    def rounds(self, most: int) -> Iterator[int]:
        """Yield the numbers of the rounds from 0: at least one, `most` of them if there is time."""
        for number in range(most):
            if number > 0 and time.monotonic() > self.until:
                return
            yield number


@dataclass
class Outcome:
    """How an attack went.

    Attributes:
        expected: what should hold, in a few words.
        rounds: how often it was tried.
        failures: what did not hold, a line each.
        skipped: why it cannot be tried here, or "".
        seconds: how long it took.
    """

    expected: str
    rounds: int = 0
    failures: list[str] = field(default_factory=list[str])
    skipped: str = ""
    seconds: float = 0.0

    def check(self, holds: bool, failure: str) -> None:
        """Note `failure` unless it holds."""
        if not holds:
            self.failures.append(failure)

    @property
    def held(self) -> bool:
        """Whether everything held that was tried."""
        return not self.failures


def processes_in(home: Path) -> list[psutil.Process]:
    """Return the processes whose home is this one, or below it."""
    found = list[psutil.Process]()
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if Path(process.environ().get("CAPSULE_LAB_HOME", "/")).is_relative_to(home):
                found.append(process)
    return found


def end_all(home: Path, *, attack: int | None = None) -> None:
    """Kill all processes of `home`, and those that they start meanwhile, but for the helpers of `attack`."""
    while found := [process for process in processes_in(home) if not _is_helper(process, attack)]:
        for process in found:
            with suppress(psutil.Error):
                process.kill()
        psutil.wait_procs(found, timeout=5)


def _is_helper(process: psutil.Process, attack: int | None) -> bool:
    """Return whether Python made it for `multiprocessing` in the process `attack`, whose later use needs it."""
    with suppress(psutil.Error):
        return process.ppid() == attack and any("multiprocessing" in word for word in process.cmdline())
    return True  # it has ended


@contextmanager
def guarded(home: Path) -> Iterator[None]:
    """End all that runs in `home` after the block, even if this process is killed in it."""
    command = (sys.executable, "-m", "tests.attack.ground", home)
    # In a session of its own, so that Ctrl+C does not end it before the others.
    guard = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, start_new_session=True)
    try:
        yield
    finally:
        guard.communicate()


def main() -> None:
    """Guard the home that the command line names."""
    home, attack = Path(sys.argv[1]), os.getppid()
    sys.stdin.read()
    end_all(home, attack=attack)
    shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    main()
