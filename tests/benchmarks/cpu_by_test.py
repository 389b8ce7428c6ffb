"""What each test costs the processor, its browsers, servers and trainers with it: a plugin of pytest.

python -m pytest -p tests.benchmarks.cpu_by_test --cpu-by-test FILE [-n 2] [PATH …]

Appends "seconds of the processor, wall seconds, test" to FILE, one line a test, separated by tabs. What ends in no
test (the browser, the server of all) is not counted.
"""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--cpu-by-test", type=Path, metavar="FILE", help="append what each test costs the processor")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    file = item.config.getoption("cpu_by_test")
    if file is None:
        yield
        return
    used, began = _used(), time.monotonic()
    yield
    with file.open("a", encoding="utf-8") as lines:
        lines.write(f"{_used() - used:.2f}\t{time.monotonic() - began:.2f}\t{item.nodeid}\n")


def _used() -> float:
    """Return the seconds that this process, all that it started and all that of these have ended took."""
    tree = psutil.Process(os.getpid())
    used = 0.0
    for process in (tree, *tree.children(recursive=True)):
        try:
            used += sum(process.cpu_times()[:4])  # user, system, and both of children that were waited for
        except psutil.NoSuchProcess:
            continue
    return used
