"""The pages that the tests of browser parts open."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize


@pytest.fixture
def viewport() -> ViewportSize:
    """Return the size of the window that `page` opens; a module may have its own."""
    return {"width": 1280, "height": 720}


@pytest.fixture
def page(browser: Browser, viewport: ViewportSize) -> Iterator[Page]:
    """Yield a page, and fail the test if a script on it fails."""
    opened = browser.new_page(viewport=viewport)
    broken: list[str] = []
    opened.on("pageerror", lambda error: broken.append(str(error)))
    yield opened
    opened.close()
    assert broken == []
