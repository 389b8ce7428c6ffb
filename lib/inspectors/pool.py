"""One or two processes with TensorFlow, beside the web process, that answer what pages ask."""

import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from functools import cache, partial
from typing import ParamSpec, TypeVar

from lib.inspectors import worker
from lib.settings import settings

Parameters = ParamSpec("Parameters")
Answer = TypeVar("Answer")


class Inspectors:
    """A pool of inspector processes.

    Each question is answered in the home and with the database that the settings name when it is asked. A pool
    that breaks is rebuilt, and the question asked once more.
    """

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
        """Call a function in an inspector and return what it returns.

        Raises:
            LearnerError: whatever the question raises for the learner.
            BrokenExecutor: if the inspector died twice over this question.
        """
        pool, call = self._pool, partial(worker.answer_in, settings(), question, *args, **kwargs)
        try:
            return pool.submit(call).result()
        except BrokenExecutor:
            with self._lock:
                if self._pool is pool:
                    self._pool = self._new_pool()
            return self._pool.submit(call).result()

    def close(self) -> None:
        """End the processes, without waiting for them."""
        self._pool.shutdown(wait=False, cancel_futures=True)


@cache
def inspectors() -> Inspectors:
    """Return the inspectors of this web process."""
    return Inspectors(settings().inspectors)
