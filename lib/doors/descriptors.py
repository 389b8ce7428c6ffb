"""How many files and connections the web process may have open at once, and how many more it can.

A learner's tab takes four descriptors, for its connection and for the event loop of its session; a browser that
loads a page has up to six connections more for a few seconds. Where none is left, every page breaks.
"""

import asyncio
import errno
import logging
import resource
import sys
import time
from contextlib import suppress
from typing import Any

import psutil

OPEN_MAX = 10_240
"""The most that macOS lets a process ask for where it says that the limit is none."""
FOR_THE_SERVER = 64
"""Descriptors that stay free for the run store's files, the inspectors and what pages read."""
SHARE_FOR_WAVES = 16
"""One in so many stays free for the connections that a wave of browsers opens at once."""
COUNT_SECONDS = 0.25
QUIET_SECONDS = 60.0
EXHAUSTED = {errno.EMFILE, errno.ENFILE}

_log = logging.getLogger(__name__)


def raise_limit() -> None:
    """Let this process, and those that it starts, have as many files open as the system allows."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    for wanted in (hard, OPEN_MAX):
        if soft in (hard, wanted):
            return
        with suppress(ValueError, OSError):  # macOS refuses "no limit"
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            return


def limit() -> int:
    """Return how many descriptors this process may have open."""
    soft, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    return sys.maxsize if soft == resource.RLIM_INFINITY else soft


class Descriptors:
    """Those that this process has open.

    They are counted every `COUNT_SECONDS` at most, as that takes up to 5 ms; in between, those that were asked for
    count as open.
    """

    def __init__(self) -> None:
        self._process = psutil.Process()
        self._open = 0
        self._counted_until = 0.0

    def count_lacking(self, more: int = 0) -> int:
        """Return how many are lacking before `more` can be opened and enough stay free; 0 if it can be done."""
        if time.monotonic() >= self._counted_until:
            self._open = self._count()
            self._counted_until = time.monotonic() + COUNT_SECONDS
        self._open += more
        most = limit()
        return max(0, self._open + FOR_THE_SERVER + most // SHARE_FOR_WAVES - most)

    def _count(self) -> int:
        try:
            return self._process.num_fds()
        except OSError:  # counting them takes one
            return limit()

    def give_back(self, number: int) -> None:
        """Count so many as closed, as they are about to be."""
        self._open -= number


class RareWarning:
    """A line of the log about something that can happen many times a second, once a minute at most."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._quiet_until = 0.0

    def log(self) -> None:
        """Log the text, unless that was done just now."""
        if time.monotonic() >= self._quiet_until:
            self._quiet_until = time.monotonic() + QUIET_SECONDS
            _log.warning(self._text, limit())


def log_exhaustion_rarely(loop: asyncio.AbstractEventLoop) -> None:
    """Let the loop say rarely that no descriptor is left for a connection.

    asyncio would log it with a traceback for each of 2,048 tries a second: 122 MB in 90 seconds.
    """
    warning = RareWarning("All %d descriptors are in use, so new connections wait. Raise the limit: ulimit -Hn")

    def handle(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, OSError) and error.errno in EXHAUSTED:
            warning.log()
        else:
            loop.default_exception_handler(context)

    loop.set_exception_handler(handle)
