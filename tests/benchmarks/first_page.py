"""How long until a new visitor can use the Start page."""

import re
import time

from playwright.sync_api import Browser

from tests.benchmarks.browser import fresh_page
from tests.benchmarks.figures import figures
from tests.benchmarks.server import AppServer

VISITS = 5


def first_visitor_seconds(browser: Browser, server: AppServer) -> float:
    """One visit, as soon as the server answers: its inspectors and its spare are still importing."""
    return round(_visit(browser, server.url), 3)


def first_page_seconds(browser: Browser, server: AppServer) -> dict[str, float | int]:
    """Visits to a server at rest, each with a cache of its own that is empty."""
    return figures([_visit(browser, server.url) for _ in range(VISITS)], digits=3)


def _visit(browser: Browser, url: str) -> float:
    """Seconds from navigation until a press of "next" on the digit's journey has had its effect."""
    with fresh_page(browser) as page:
        started = time.perf_counter()
        page.goto(url, wait_until="commit")
        page.get_by_test_id("journey-next").click()
        page.wait_for_function("() => new URLSearchParams(location.search).has('step')", polling="raf")
        took = time.perf_counter() - started
        assert re.search(r"step=", page.url), "the journey writes its step into the address"
        return took
