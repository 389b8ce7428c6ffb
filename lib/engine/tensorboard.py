"""TensorBoard beside the app: one process a server, which shows the runs that were asked for.

It listens to this computer alone, on a free port; browsers reach it through the app (`tensorboard_route`).

The same by hand, for one run: `tensorboard --logdir ~/.capsule-lab/runs/RUN_ID/tensorboard`.

`python -m lib.engine.tensorboard FOLDER` is the process: TensorBoard on any free port, whose number is the
only line that it prints. It ends with whoever holds the other end of its standard input, even after `kill -9`.
"""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit

from lib.errors import N_, LearnerError
from lib.settings import ROOT, settings

RELOAD_SECONDS = 5
LOG = "tensorboard.log"
LOOPBACK = "127.0.0.1"
PATH = "/tensorboard"
"""What its addresses begin with, in its own process as in the app."""


class TensorBoard:
    """The TensorBoard of this server; dead until runs are shown.

    Args:
        folder: for links to the runs' event files; whatever is in it goes.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._port = 0
        self.started_by = ""
        """The learner who started it, and may end it."""

    @property
    def port(self) -> int | None:
        """Where it answers, or None if it is not running."""
        alive = self._process is not None and self._process.poll() is None
        return self._port if alive else None

    @property
    def shown(self) -> list[str]:
        """The names of the runs that it shows."""
        return sorted(path.name for path in self._folder.glob("*")) if self.port else []

    def show(self, runs: Mapping[str, Path], learner: str = "") -> int:
        """Show these runs beside those that it shows already; start it if it is not running.

        Args:
            runs: each run's folder of event files, by the name to show.
            learner: who asks.

        Returns:
            The port.

        Raises:
            LearnerError: if it does not start.
        """
        with self._lock:
            if self.port is None:
                self._clear()
                self._link(runs)
                self._start()
                self.started_by = learner
            else:
                self._link(runs)  # it looks for new folders by itself
            return self._port

    def stop(self) -> None:
        """End it, unless it is not running."""
        with self._lock:
            process, self._process = self._process, None
            if process is not None:
                process.terminate()
                try:
                    process.wait(5)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
            self._clear()

    def _clear(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def _link(self, runs: Mapping[str, Path]) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        for name, events in runs.items():
            link = self._folder / name.replace(os.sep, "_")
            if not link.is_symlink():
                link.symlink_to(events, target_is_directory=True)

    def _start(self) -> None:
        log = (settings().home / LOG).open("a")
        with log:
            self._process = subprocess.Popen(
                (sys.executable, "-m", "lib.engine.tensorboard", str(self._folder)),
                cwd=ROOT,
                stdin=subprocess.PIPE,  # never written to: its end is how the process knows of ours
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        assert self._process.stdout is not None
        said = self._process.stdout.readline().strip()
        if not said.isdecimal():
            self._process.kill()
            raise LearnerError(N_("TensorBoard did not start. The file {log} on the server says why."), log=LOG)
        self._port = int(said)


def main() -> None:
    """Run TensorBoard until the server ends."""
    # It reads event files as well without TensorFlow, and starts in a tenth of the time and memory.
    sys.modules["tensorflow"] = None  # type: ignore[assignment]
    program = import_module("tensorboard.program")  # which has no types

    [folder] = sys.argv[1:]
    threading.Thread(target=_end_with_the_server, daemon=True).start()
    board = program.TensorBoard()
    # The helper that reads event files faster would be one more process to look after.
    places = ("--host", LOOPBACK, "--path_prefix", PATH)
    settings_ = ("--port", "0", "--load_fast", "false", "--reload_interval", str(RELOAD_SECONDS))
    board.configure(("tensorboard", "--logdir", folder, *places, *settings_))
    url = str(board.launch())
    print(urlsplit(url).port, flush=True)
    threading.Event().wait()


def _end_with_the_server() -> None:
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    main()
