"""A PostgreSQL server of the tests' own, where Debian's package is installed."""

import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Sequence
from pathlib import Path

USER = "postgres"


def find_programs() -> Path | None:
    """Return the folder of the server's programs, or None if there is none that can be started here."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    path = found[-1] if found else shutil.which("initdb")
    if path is None or (os.getuid() == 0 and not _has_user()):
        return None
    return Path(path).parent


def _has_user() -> bool:
    try:
        pwd.getpwnam(USER)
    except KeyError:
        return False
    return shutil.which("runuser") is not None


class PostgreSQL:
    """A server with its data in `folder`, on a free port of this machine.

    Args:
        folder: not one of pytest's, which are closed to the server's user.
    """

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs = programs
        self._folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        if os.getuid() == 0:  # which it refuses to run as
            shutil.chown(folder, USER)
        self._run("initdb", "-D", folder / "data", "-U", USER, "-A", "trust", "--no-sync")

    @property
    def url(self) -> str:
        return f"postgresql+psycopg://{USER}@127.0.0.1:{self._port}/{USER}"

    def start(self) -> None:
        options = f"-p {self._port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
        log = self._folder / "log.txt"
        self._run("pg_ctl", "start", "-w", "-D", self._folder / "data", "-l", log, "-o", options)

    def stop(self) -> None:
        """End it at once, as a power cut does."""
        self._run("pg_ctl", "stop", "-w", "-m", "immediate", "-D", self._folder / "data")

    def restart(self) -> None:
        """End it as an administrator does, and start it again."""
        self._run(
            "pg_ctl", "restart", "-w", "-m", "fast", "-D", self._folder / "data", "-l", self._folder / "log.txt"
        )

    def make_empty(self) -> None:
        """Forget all tables."""
        sentence = "DROP SCHEMA public CASCADE; CREATE SCHEMA public"
        self._run("psql", "-q", "-h", "127.0.0.1", "-p", str(self._port), "-U", USER, "-c", sentence)

    def _run(self, program: str, *arguments: str | Path) -> None:
        as_user: Sequence[str] = ("runuser", "-u", USER, "--") if os.getuid() == 0 else ()
        command = (*as_user, self._programs / program, *arguments)
        # Not a pipe: the server would keep it open.
        with (self._folder / "output.txt").open("w+") as output:
            done = subprocess.run(command, cwd=self._folder, stdout=output, stderr=output, check=False)
            output.seek(0)
            assert done.returncode == 0, output.read()
