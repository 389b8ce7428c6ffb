"""One or two processes with TensorFlow, beside the web process, that answer what pages ask.

What takes many seconds is asked in one more, which is there while somebody asks: else a page would wait behind it.
"""

import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Generator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from functools import cache, partial
from multiprocessing.process import BaseProcess
from typing import ParamSpec, TypeVar, cast

from lib.errors import N_, LearnerError
from lib.inspectors import worker
from lib.settings import settings

Parameters = ParamSpec("Parameters")
Answer = TypeVar("Answer")

SaySlow = Callable[[], Callable[[], None]]
"""Says that an answer takes a while, and returns what takes that back."""

TRIES = 3
SLOW_SECONDS = 2.0
HUNG_SECONDS = 120.0
"""No question takes so long: those about many pictures are asked in pieces of a second."""
LOOK_SECONDS = 0.5
REST_SECONDS = 60.0
"""The process in the background keeps TensorFlow, half a gigabyte, for so long after its last answer."""


class Inspectors:
    """A pool of inspector processes.

    Each question is answered in the home and with the database that the settings name when it is asked. A pool
    that breaks or hangs is rebuilt, and its questions are asked again.

    Args:
        processes: how many answer at a time.
        start: what each of them does first.
        rest_after: seconds after the last answer when they end, until somebody asks again; None for never.

    Attributes:
        say_slow: called once for a question that has no answer after `SLOW_SECONDS`, by the thread that asks.
    """

    def __init__(
        self, processes: int, start: Callable[[], None] = worker.start, rest_after: float | None = None
    ) -> None:
        self._processes = processes
        self._start = start
        self._rest_after = rest_after
        self._asking = 0
        self._rest_timer: threading.Timer | None = None
        self._lock = threading.Lock()
        self._pool = self._new_pool()
        self._is_closed = False
        self.say_slow: SaySlow = lambda: lambda: None

    def _new_pool(self) -> ProcessPoolExecutor:
        # Spawn, never fork: a forked TensorFlow hangs.
        return ProcessPoolExecutor(self._processes, multiprocessing.get_context("spawn"), initializer=self._start)

    def warm(self) -> None:
        """Start the processes and their imports now, without waiting for them."""
        for _ in range(self._processes):
            self._pool.submit(os.getpid)

    def ask(
        self,
        question: Callable[Parameters, Answer],
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Answer:
        """Call a function in an inspector and return what it returns.

        Raises:
            LearnerError: whatever the question raises for the learner, or if its inspector died or hung each time.
        """
        call = partial(worker.answer_in, settings(), question, *args, **kwargs)
        with self._kept_up(), _Slowness(self) as slowness:
            for _ in range(TRIES):
                pool = self._pool
                with suppress(BrokenExecutor):
                    return self._wait(pool, self._submit(pool, call), slowness)
                self._replace(pool)
        raise LearnerError(
            N_(
                "This could not be computed: the process that does it ended or gave no answer, {tries} times. "
                "Perhaps memory ran out on the server. Try again in a moment."
            ),
            tries=TRIES,
        )

    @contextmanager
    def _kept_up(self) -> Generator[None]:
        """Let the processes rest only when the block has ended, and others of its kind."""
        with self._lock:
            self._asking += 1
            if self._rest_timer is not None:
                self._rest_timer.cancel()
        try:
            yield
        finally:
            with self._lock:
                self._asking -= 1
                if self._asking == 0 and self._rest_after is not None:
                    self._rest_timer = threading.Timer(self._rest_after, self._rest)
                    self._rest_timer.daemon = True
                    self._rest_timer.start()

    def _rest(self) -> None:
        """Let the processes end if nobody asks."""
        with self._lock:
            if self._asking or self._is_closed:
                return
            pool, self._pool = self._pool, self._new_pool()
        pool.shutdown(wait=False)

    def _submit(self, pool: ProcessPoolExecutor, call: Callable[[], Answer]) -> "Future[Answer]":
        """Return the answer to come; raise BrokenExecutor if the pool takes no question any more."""
        try:
            return pool.submit(call)
        except RuntimeError as error:
            raise BrokenExecutor from error

    def _wait(self, pool: ProcessPoolExecutor, future: "Future[Answer]", slowness: "_Slowness") -> Answer:
        """Return the answer; end the pool's processes if one has had the question for too long.

        Raises:
            BrokenExecutor: if the pool broke.
        """
        begun = None
        while True:
            try:
                return future.result(LOOK_SECONDS)
            except TimeoutError:
                if future.done():
                    return future.result()  # which may be a TimeoutError of the question's own
            slowness.look()
            if begun is None and future.running():
                begun = time.monotonic()
            if begun is not None and time.monotonic() - begun > HUNG_SECONDS:
                self._replace(pool)

    def _replace(self, pool: ProcessPoolExecutor) -> None:
        """Let a new pool take the place of `pool`, whose processes end: those who wait for it ask the new one."""
        with self._lock:
            if self._pool is not pool or self._is_closed:
                return
            self._pool = self._new_pool()
        # From Python 3.14 on `pool.kill_workers()`.
        processes = cast("dict[int, BaseProcess] | None", getattr(pool, "_processes"))  # noqa: B009
        for process in list((processes or {}).values()):
            process.kill()
        pool.shutdown(wait=False)

    def close(self) -> None:
        """End the processes, without waiting for them."""
        with self._lock:
            self._is_closed = True
        self._pool.shutdown(wait=False, cancel_futures=True)


class _Slowness:
    """Says once that a question takes long, and takes that back when it has ended."""

    def __init__(self, inspectors: Inspectors) -> None:
        self._inspectors = inspectors
        self._began = time.monotonic()
        self._end: Callable[[], None] | None = None

    def __enter__(self) -> "_Slowness":
        return self

    def look(self) -> None:
        """Say it if it is time."""
        if self._end is None and time.monotonic() - self._began > SLOW_SECONDS:
            self._end = self._inspectors.say_slow()

    def __exit__(self, *_: object) -> None:
        if self._end is not None:
            self._end()


@cache
def inspectors() -> Inspectors:
    """Return the inspectors of this web process."""
    return Inspectors(settings().inspectors)


@cache
def background_inspector() -> Inspectors:
    """Return the one that answers what takes many seconds."""
    return Inspectors(1, worker.start_in_background, REST_SECONDS)
