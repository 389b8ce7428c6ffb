"""What each test costs the processor, its browsers, servers and trainers with it: a plugin of pytest.

python -m pytest -p tests.benchmarks.cpu_by_test --cpu-by-test FILE [-n 2] [PATH …]

Appends "seconds of the processor, wall seconds, test" to FILE, one line a test, separated by tabs. What a process
took since it was last looked at, at most a fifth of a second before it ended, is not counted.
"""

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

BETWEEN_LOOKS = 0.2


class Processes:
    """This process and all that it started: the seconds of the processor that each has taken, ended ones too.

    Chromium's processes of pages end without leaving what they took to the one that started them.
    """

    def __init__(self) -> None:
        self._taken: dict[tuple[int, float], float] = {}
        self._looking = threading.Lock()
        threading.Thread(target=self._look_again_and_again, daemon=True).start()

    def used(self) -> float:
        """Return the seconds that they took together until now."""
        tree = psutil.Process(os.getpid())
        with self._looking:
            for process in (tree, *tree.children(recursive=True)):
                try:
                    self._taken[process.pid, process.create_time()] = sum(process.cpu_times()[:2])
                except psutil.NoSuchProcess:
                    continue
            return sum(self._taken.values())

    def _look_again_and_again(self) -> None:
        while True:
            time.sleep(BETWEEN_LOOKS)
            self.used()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--cpu-by-test", type=Path, metavar="FILE", help="append what each test costs the processor")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("cpu_by_test") is not None:
        config.stash[PROCESSES] = Processes()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    file, processes = item.config.getoption("cpu_by_test"), item.config.stash.get(PROCESSES, None)
    if file is None or processes is None:
        yield
        return
    used, began = processes.used(), time.monotonic()
    yield
    with file.open("a", encoding="utf-8") as lines:
        lines.write(f"{processes.used() - used:.2f}\t{time.monotonic() - began:.2f}\t{item.nodeid}\n")


PROCESSES = pytest.StashKey[Processes]()
