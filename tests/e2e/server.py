"""Starts the app as `make run` does, in a home of its own, and can kill it like a power cut."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Sequence
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]
START_SECONDS = 60.0
NOWHERE = "http://127.0.0.1:9"  # a port that nobody listens on
OFFLINE = {
    **dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), NOWHERE),
    **dict.fromkeys(("no_proxy", "NO_PROXY"), "127.0.0.1"),  # but the server itself
}
"""Every way out of a server ends at once."""
APP = ("-m", "streamlit", "run", "app.py")


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """One running web server on `home`, without a way out; `program` is what Python runs, the port behind it."""

    def __init__(self, home: Path, port: int | None = None, program: Sequence[str] = APP) -> None:
        self.home = home
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = (home / "server.log").open("ab")
        command = (sys.executable, *program, "--server.port", str(self.port))
        environment = {**os.environ, **OFFLINE, "CAPSULE_LAB_HOME": str(home), "TF_CPP_MIN_LOG_LEVEL": "2"}
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=self.log, stderr=self.log, start_new_session=True
        )
        self._wait_until_it_answers()

    def _wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=1).read()
                return
            except OSError:
                if time.monotonic() > deadline or self.process.poll() is not None:
                    raise RuntimeError((self.home / "server.log").read_text()) from None
                time.sleep(0.1)

    def kill(self) -> None:
        """End the web process at once, as a power cut would; trainers go on."""
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """End the server and everything that it started."""
        mine = [
            self.process.pid,
            *(child.pid for child in psutil.Process(self.process.pid).children(recursive=True)),
        ]
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
        for pid in mine:
            try:
                psutil.Process(pid).kill()
            except psutil.NoSuchProcess:
                continue
        self.log.close()
