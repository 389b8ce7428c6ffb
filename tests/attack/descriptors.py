"""A server with few file descriptors, and more connections than it has."""

import resource
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tests.attack.ground import Ground, Outcome
from tests.e2e.server import Server

LIMITS = (256, 1024)
BACK_SECONDS = 60.0


def attack(ground: Ground) -> Outcome:
    """Hold more connections open than the server has descriptors, and let them go."""
    outcome = Outcome("the server lives, and answers again once the connections are gone")
    for limit in LIMITS:
        outcome.rounds += 1
        home = ground.home / str(limit)
        home.mkdir()
        with _at_most(limit):
            server = Server(home)
        try:
            held = _hold(server.port, limit + 50)
            outcome.check(len(held) >= limit // 2, f"{limit}: only {len(held)} connections were made")
            outcome.check(server.process.poll() is None, f"{limit}: the server ended")
            for one in held:
                one.close()
            outcome.check(_answers(server.url), f"{limit}: no page {BACK_SECONDS:.0f} s after")
            log = (home / "server.log").read_text(errors="replace")
            outcome.check(log.count("Traceback") <= 3, f"{limit}: {log.count('Traceback')} tracebacks in the log")
        finally:
            server.stop()
    return outcome


@contextmanager
def _at_most(descriptors: int) -> Iterator[None]:
    """Let processes that start in the block have so many descriptors."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (descriptors, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def _hold(port: int, count: int) -> list[socket.socket]:
    """Return connections that ask for nothing yet."""
    held = []
    for _ in range(count):
        with suppress(OSError):
            one = socket.create_connection(("127.0.0.1", port), timeout=1)
            with suppress(OSError):
                one.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
            held.append(one)
    return held


def _answers(url: str) -> bool:
    until = time.monotonic() + BACK_SECONDS
    while time.monotonic() < until:
        with suppress(urllib.error.URLError, OSError), urllib.request.urlopen(url, timeout=5) as answer:
            return answer.status == 200
        time.sleep(0.5)
    return False
