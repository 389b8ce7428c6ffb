"""The pages that the tests of browser parts open."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize


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
