"""The browser that component tests open their pages in."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.chromium import browser_of_tests


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, or the test is skipped where it is missing."""
    yield from browser_of_tests()


@pytest.fixture
def viewport() -> ViewportSize:
    """Of the window that `page` opens; a module may have its own."""
    return {"width": 1280, "height": 720}


@pytest.fixture
def page(browser: Browser, viewport: ViewportSize) -> Iterator[Page]:
    """A page on which a script that fails fails the test."""
    opened = browser.new_page(viewport=viewport)
    broken: list[str] = []
    opened.on("pageerror", lambda error: broken.append(str(error)))
    yield opened
    opened.close()
    assert broken == []
