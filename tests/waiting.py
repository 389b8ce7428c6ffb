"""Waiting for what another thread or process does."""

import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")


def wait_for(find: Callable[[], Found | None], seconds: float = 20.0, *, every: float = 0.02) -> Found:
    """Return the first true value of `find()`, which is called again and again.

    Raises:
        AssertionError: if there is none after so many seconds.
    """
    until = time.monotonic() + seconds
    while not (found := find()):
        assert time.monotonic() < until, f"nothing happened in {seconds:g} seconds: {found!r}"
        time.sleep(every)
    return found
