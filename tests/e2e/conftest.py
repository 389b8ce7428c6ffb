"""A server and its pages for the tests of this folder."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.server import Server

# A cold inspector imports TensorFlow first, beside the other tests.
expect.set_options(timeout=60_000)

FIRST_OF_THE_OTHER_HALF = "test_looks.py"
SCREENSHOTS = Path(__file__).parents[1] / "screenshots"


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    running = Server(tmp_path_factory.mktemp("home"))
    yield running
    running.stop()


@pytest.fixture(scope="session")
def visits(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    """Yield what `page` opens in; like a learner's browser, it keeps the app's files from one test to the next."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=server.url, locale="en-US")
    context.set_default_timeout(60_000)
    yield context
    context.close()


@pytest.fixture
def page(visits: BrowserContext) -> Iterator[Page]:
    """Yield a page of a new learner."""
    opened = visits.new_page()
    yield opened
    opened.close()
    visits.set_storage_state({"cookies": [], "origins": []})


@pytest.fixture
def keep_screenshot():
    """Keeps what a page looks like in tests/screenshots, for people; a PNG takes twice the processor."""
    SCREENSHOTS.mkdir(exist_ok=True)

    def keep(page: Page, name: str) -> None:
        page.screenshot(path=SCREENSHOTS / f"{name}.jpg", quality=90, animations="disabled")

    return keep


@pytest.hookimpl(tryfirst=True)  # pytest-xdist reads the marks in the same hook
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One server for all of this folder's tests in a worker; half of them may run in another one meanwhile."""
    folder = os.fspath(Path(__file__).parent)
    for item in items:
        if os.fspath(item.path).startswith(folder):
            half = "e2e" if item.path.name < FIRST_OF_THE_OTHER_HALF else "e2e too"
            item.add_marker(pytest.mark.xdist_group(half))
