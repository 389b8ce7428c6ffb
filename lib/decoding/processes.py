"""The decoding processes, as the web process sees them: each answers one call at a time, and only its own dies."""

import multiprocessing
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import cache
from typing import Any, ParamSpec, TypeVar, cast

from lib.errors import N_, LearnerError
from lib.settings import ROOT

Parameters = ParamSpec("Parameters")
Answer = TypeVar("Answer")

MOST_MEGABYTES = 1024
"""Of memory for a call, beyond what the process has; a picture takes up to 200, a zip up to 100 more."""
PICTURE_SECONDS = 20.0
ZIP_SECONDS = 600.0
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
KEPT_SECONDS = 60.0
"""A process that nobody called for so long is ended by the next call."""


class DecodingError(LearnerError):
    """A file was not decoded, as that takes more than this computer gives; the sentence says what to do."""


class Decoders:
    """Some processes that decode.

    Args:
        processes: how many calls are answered at once; further ones wait.
        seconds: how long a call may take, and how long it waits for its turn.
        megabytes: how much memory a call may take.
    """

    def __init__(self, processes: int, seconds: float, megabytes: int = MOST_MEGABYTES) -> None:
        self._seconds, self._megabytes = seconds, megabytes
        self._turns = threading.BoundedSemaphore(processes)
        self._lock = threading.Lock()
        self._idle: list[_Process] = []

    def call(
        self, function: Callable[Parameters, Answer], *args: Parameters.args, **_none: Parameters.kwargs
    ) -> Answer:
        """Return what a function of some module returns, called in a decoding process.

        Raises:
            DecodingError: if the process ended, took too long or too much memory, or none became free.
            Exception: whatever the function raises.
        """
        if not self._turns.acquire(timeout=self._seconds):
            raise DecodingError(N_("The server is busy with other learners’ pictures. Try again in a minute."))
        process = None
        try:
            process = self._take()
            is_good, answer = process.ask((function, args), self._seconds)
        except TimeoutError as error:
            raise DecodingError(
                N_(
                    "Reading this took longer than {seconds:.0f} seconds and was ended. Use fewer or smaller "
                    "pictures."
                ),
                seconds=self._seconds,
            ) from error
        except (OSError, EOFError) as error:
            raise _too_much() from error
        finally:
            if process is not None:
                self._give_back(process)
            self._turns.release()
        if is_good:
            return cast(Answer, answer)
        if isinstance(answer, MemoryError):
            raise _too_much()
        assert isinstance(answer, Exception)
        raise answer

    def close(self) -> None:
        """End the processes that nobody waits for."""
        with self._lock:
            idle, self._idle = self._idle, []
        for process in idle:
            process.end()

    def _take(self) -> "_Process":
        with self._lock:
            idle, self._idle = self._idle, []
            fresh = [process for process in idle if process.is_fresh()]
            taken = fresh.pop() if fresh else None
            self._idle = fresh
        for process in idle:
            if process is not taken and process not in fresh:
                process.end()
        return taken or _Process(self._megabytes)

    def _give_back(self, process: "_Process") -> None:
        if process.is_fresh():
            with self._lock:
                self._idle.append(process)
        else:
            process.end()


class _Process:
    """One decoding process."""

    def __init__(self, megabytes: int) -> None:
        self._connection, theirs = multiprocessing.Pipe()
        command = (sys.executable, "-m", "lib.decoding.worker", str(theirs.fileno()), str(megabytes))
        with theirs:
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env={**os.environ, **ONE_THREAD},
                stdin=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
            )
        self._is_broken, self._used = False, time.monotonic()

    def ask(self, call: tuple[Callable[..., object], tuple[object, ...]], seconds: float) -> tuple[bool, Any]:
        """Return the answer to a call; after TimeoutError, OSError or EOFError the process is broken."""
        self._is_broken = True
        self._connection.send(call)
        if not self._connection.poll(seconds):
            raise TimeoutError
        answer = self._connection.recv()
        self._is_broken, self._used = False, time.monotonic()
        return answer

    def is_fresh(self) -> bool:
        """Return whether it can be asked again."""
        is_old = time.monotonic() - self._used > KEPT_SECONDS
        return not (self._is_broken or is_old) and self._process.poll() is None

    def end(self) -> None:
        """End it at once."""
        self._process.kill()
        self._process.wait()
        self._connection.close()


def _too_much() -> DecodingError:
    return DecodingError(
        N_("Reading this takes more memory than there is for it here. Use fewer or smaller pictures.")
    )


@cache
def pictures() -> Decoders:
    """Return the processes of this server for single pictures."""
    return Decoders(2, PICTURE_SECONDS)


@cache
def zips() -> Decoders:
    """Return the process of this server for whole data sets."""
    return Decoders(1, ZIP_SECONDS)
