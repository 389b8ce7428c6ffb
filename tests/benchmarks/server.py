"""The app on a free port in a home of its own, as `streamlit run app.py` serves it to a class."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil

from lib.runs import RunStore

ROOT = Path(__file__).resolve().parents[2]
HOME_VARIABLE = "CAPSULE_LAB_HOME"
START_SECONDS = 90.0
SETTLE_SECONDS = 120.0
IDLE_SHARE = 0.1
IDLE_FOR = 1.5


class AppServer:
    """Starts on entry; on exit it and every process that it started are ended, and its home removed.

    A process is ours if it runs with our temporary home, which nobody else's does.
    """

    def __init__(self) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="capsule-lab-benchmark-"))
        self.port = _free_port()
        self.url = f"http://localhost:{self.port}"
        self.store = RunStore(f"sqlite:///{self.home / 'runs.sqlite'}", self.home / "runs")
        self._log = self.home / "server.log"

    def __enter__(self) -> Self:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("CAPSULE_LAB_")}
        command = (sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(self.port))
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env={**inherited, HOME_VARIABLE: str(self.home)},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        try:
            self._wait_until_healthy()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    @property
    def web(self) -> psutil.Process:
        """The web process itself, without inspectors, spare and trainers."""
        return psutil.Process(self._process.pid)

    def processes(self) -> list[psutil.Process]:
        """The web process and all that came from it, also trainers whose parent is gone."""
        return [process for process in psutil.process_iter() if _home_of(process) == str(self.home)]

    def spare(self) -> psutil.Process | None:
        """The trainer that waits with TensorFlow imported, or is about to."""
        return next((process for process in self.processes() if "--wait" in _command(process)), None)

    def wait_until_settled(self) -> None:
        """Wait until the warm spare is there and all processes are idle: imports done, nothing to compute.

        Raises:
            TimeoutError: if that does not come to pass.
        """
        deadline = time.monotonic() + SETTLE_SECONDS
        while time.monotonic() < deadline:
            before = self._cpu_seconds()
            time.sleep(IDLE_FOR)
            spent = self._cpu_seconds() - before
            if self.spare() is not None and spent < IDLE_SHARE * IDLE_FOR:
                return
        raise TimeoutError(f"The server at {self.url} was still busy after {SETTLE_SECONDS:.0f} s.")

    def memory_mb(self) -> dict[str, float]:
        """Resident and proportional memory of the web process, in 10⁶ bytes."""
        memory = self.web.memory_full_info()
        return {"rss": round(memory.rss / 1e6, 1), "pss": round(memory.pss / 1e6, 1)}

    def _cpu_seconds(self) -> float:
        return sum(cpu_seconds(process) for process in self.processes())

    def _wait_until_healthy(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=1):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.02)
        raise RuntimeError(f"The server did not start:\n{self._log.read_text()[-2000:]}")

    def _stop(self) -> None:
        self._process.terminate()  # the orderly end first
        psutil.wait_procs([psutil.Process(self._process.pid)] if psutil.pid_exists(self._process.pid) else [], 5)
        left = self.processes()
        for process in left:
            process.kill()
        psutil.wait_procs(left, 10)
        self._process.wait(10)
        self.store.engine.dispose()
        shutil.rmtree(self.home, ignore_errors=True)


def cpu_seconds(process: psutil.Process) -> float:
    """Processor time that `process` has used; 0 if it has ended."""
    try:
        times = process.cpu_times()
    except psutil.Error:
        return 0.0
    return times.user + times.system


def cpu_while(server: AppServer, act: Callable[[], object]) -> float:
    """Return which share of a core the web process used while `act` ran."""
    began, used = time.perf_counter(), cpu_seconds(server.web)
    act()
    return round((cpu_seconds(server.web) - used) / (time.perf_counter() - began), 4)


def _home_of(process: psutil.Process) -> str | None:
    try:
        return process.environ().get(HOME_VARIABLE)
    except psutil.Error:  # another user's, or just ended
        return None


def _command(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("", 0))
        return listener.getsockname()[1]
