"""Trainers as processes of this machine, each in a session of its own so that it outlives the web server.

One warm spare has TensorFlow imported already and waits for a run's id on its standard input.
"""

import os
import socket
import subprocess
import sys
import time
from contextlib import suppress

import psutil

from lib.settings import ROOT

COMMAND = (sys.executable, "-m", "lib.training")
SPARE_DELAY = 5.0


class LocalEngine:
    """The embedded default engine.

    Args:
        first_spare_after: seconds from now before which no spare is started.
    """

    def __init__(self, first_spare_after: float = 0.0) -> None:
        self._host = socket.gethostname()
        self._children: list[subprocess.Popen[bytes]] = []
        self._spare: subprocess.Popen[bytes] | None = None
        self._no_spare_before = time.monotonic() + first_spare_after

    def submit(self, run_id: str, environment: dict[str, str]) -> str:
        process = self._hand_to_spare(run_id, environment)
        if process is None:
            process = self._start(run_id, environment=environment)
        self._children.append(process)
        # Not while a trainer is starting: the two would wait for each other's imports.
        self._no_spare_before = time.monotonic() + SPARE_DELAY
        return f"{self._host} {process.pid} {seconds_after_boot(psutil.Process(process.pid)):.2f}"

    def _start(self, *arguments: str, environment: dict[str, str] | None = None) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            (*COMMAND, *arguments),
            cwd=ROOT,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.PIPE if "--wait" in arguments else subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def _hand_to_spare(self, run_id: str, environment: dict[str, str]) -> subprocess.Popen[bytes] | None:
        """Let the warm spare train the run, and return its process; None if there is no spare, or it has died."""
        spare = self._take_spare()
        if spare is None or spare.stdin is None:
            return None
        pairs = " ".join(f"{name}={value}" for name, value in environment.items())
        try:
            with spare.stdin as order:
                order.write(f"{run_id} {pairs}\n".encode())
        except BrokenPipeError:
            return None
        return spare

    def _take_spare(self) -> subprocess.Popen[bytes] | None:
        spare, self._spare = self._spare, None
        return spare if spare is not None and spare.poll() is None else None

    def keep_warm(self) -> None:
        if self._spare is not None and self._spare.poll() is not None:
            self._spare = None
        if self._spare is None and time.monotonic() >= self._no_spare_before:
            self._spare = self._start("--wait")

    def is_alive(self, handle: str) -> bool | None:
        self._children = [child for child in self._children if child.poll() is None]  # `poll` reaps the others
        host, pid, started = handle.split()
        if host != self._host:
            return None
        process = _process(int(pid), float(started))
        try:
            return process is not None and process.status() != psutil.STATUS_ZOMBIE
        except psutil.NoSuchProcess:  # it ended just now
            return False

    def stop(self, handle: str) -> None:
        host, pid, started = handle.split()
        process = _process(int(pid), float(started)) if host == self._host else None
        if process is None:
            return
        with suppress(psutil.NoSuchProcess):  # it may end by itself meanwhile
            process.terminate()
            try:
                process.wait(5)
            except psutil.TimeoutExpired:
                process.kill()

    def close(self) -> None:
        spare = self._take_spare()
        if spare is not None and spare.stdin is not None:
            spare.stdin.close()  # the spare reads the end of its input and ends


def seconds_after_boot(process: psutil.Process) -> float:
    """Return when the process began, in seconds after the machine did, which setting the clock does not change."""
    return process.create_time() - psutil.boot_time()


def _process(pid: int, started: float) -> psutil.Process | None:
    """Return the process, or None if it has ended, even if another one got its number."""
    try:
        process = psutil.Process(pid)
        return process if abs(seconds_after_boot(process) - started) < 1.0 else None
    except psutil.NoSuchProcess:
        return None
