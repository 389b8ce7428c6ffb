"""The web process may have as many files open as the system allows, and knows when it comes near that."""

import asyncio
import errno
import logging
import resource
from collections.abc import Iterator

import psutil
import pytest

from lib.doors import descriptors
from lib.doors.descriptors import (
    FOR_THE_SERVER,
    OPEN_MAX,
    Descriptors,
    RareWarning,
    log_exhaustion_rarely,
    raise_limit,
)
from tests.own_loop import run_in_own_loop


@pytest.fixture
def hard() -> Iterator[int]:
    """The system's limit; this process's own is one below, until the test has ended."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard - 1, hard))
    yield hard
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_the_limit_is_raised_to_the_systems(hard):
    raise_limit()
    raise_limit()
    assert resource.getrlimit(resource.RLIMIT_NOFILE) == (hard, hard)


def test_where_no_limit_cannot_be_asked_for_it_is_raised_to_what_can(monkeypatch):
    asked = []

    def set_as_macos(_which: int, wanted: tuple[int, int]) -> None:
        asked.append(wanted)
        if wanted[0] == resource.RLIM_INFINITY:
            raise ValueError("not allowed to raise maximum limit")

    monkeypatch.setattr(resource, "getrlimit", lambda _which: (256, resource.RLIM_INFINITY))
    monkeypatch.setattr(resource, "setrlimit", set_as_macos)
    raise_limit()
    assert asked[-1] == (OPEN_MAX, resource.RLIM_INFINITY)


def test_enough_stay_free_for_the_server(monkeypatch):
    used = psutil.Process().num_fds()
    most = (used + FOR_THE_SERVER + 100) * 16 // 15  # a 16th stays free too
    monkeypatch.setattr(descriptors, "limit", lambda: most)
    counted = Descriptors()
    assert counted.count_lacking(90) == 0
    lacking = counted.count_lacking(20)  # within the same moment: the 90 count as open
    assert 5 <= lacking <= 15
    counted.give_back(lacking)
    assert counted.count_lacking() == 0


def test_where_none_is_left_to_count_with_all_are_in_use(monkeypatch):
    def num_fds(_process: psutil.Process) -> int:
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr(psutil.Process, "num_fds", num_fds)
    assert Descriptors().count_lacking() > FOR_THE_SERVER


def test_that_none_is_left_is_logged_once_and_other_errors_as_ever(caplog):
    async def meet_errors() -> None:
        loop = asyncio.get_running_loop()
        log_exhaustion_rarely(loop)
        for _ in range(2048):  # as `asyncio` does each second
            error = OSError(errno.EMFILE, "Too many open files")
            loop.call_exception_handler({"message": "socket.accept() out of system resource", "exception": error})
        loop.call_exception_handler({"message": "Something else", "exception": OSError(errno.EIO, "I/O")})

    caplog.set_level(logging.WARNING)
    run_in_own_loop(meet_errors())
    assert [record.getMessage().partition(",")[0] for record in caplog.records] == [
        f"All {descriptors.limit()} descriptors are in use",
        "Something else",
    ]


def test_a_rare_warning_is_logged_again_after_a_minute(caplog, monkeypatch):
    now = [1000.0]
    monkeypatch.setattr(descriptors.time, "monotonic", lambda: now[0])
    warning = RareWarning("%d")
    for at in (1000.0, 1059.0, 1061.0, 1062.0):
        now[0] = at
        warning.log()
    assert len(caplog.records) == 2
