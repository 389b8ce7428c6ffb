"""One or two processes with TensorFlow, apart from the web process, that answer what pages ask."""

import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from functools import cache
from typing import ParamSpec, TypeVar

from lib.inspectors import worker
from lib.settings import settings

Parameters = ParamSpec("Parameters")
Answer = TypeVar("Answer")


class Inspectors:
    """A pool of inspector processes; a pool that breaks is rebuilt and the question asked once more."""

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._lock = threading.Lock()
        self._pool = self._new_pool()

    def _new_pool(self) -> ProcessPoolExecutor:
        # Spawn, never fork: a forked TensorFlow hangs.
        return ProcessPoolExecutor(self._processes, multiprocessing.get_context("spawn"), initializer=worker.start)

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
        """Return what a function returns that is called in an inspector.

        Raises:
            LearnerError: whatever the question raises for the learner.
            BrokenExecutor: if the inspector died twice over this question.
        """
        pool = self._pool
        try:
            return pool.submit(question, *args, **kwargs).result()
        except BrokenExecutor:
            with self._lock:
                if self._pool is pool:
                    self._pool = self._new_pool()
            return self._pool.submit(question, *args, **kwargs).result()

    def close(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)


@cache
def inspectors() -> Inspectors:
    """Return the inspectors of this web process."""
    return Inspectors(settings().inspectors)
