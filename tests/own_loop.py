"""Coroutines in tests, beside Playwright's loop."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Found = TypeVar("Found")


def run_in_own_loop(coroutine: Coroutine[Any, Any, Found]) -> Found:
    """Return what the coroutine returns, from a thread of its own: in this one, Playwright's loop may run."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()
