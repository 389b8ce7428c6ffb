"""The page that the tests of browser parts share."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Error, Page, ViewportSize

from tests.parts.origin import through_origin


@pytest.fixture
def viewport() -> ViewportSize:
    """Return the size of the window that `page` opens; a module may have its own."""
    return {"width": 1280, "height": 720}


@pytest.fixture(scope="session")
def free_pages(browser: Browser) -> Iterator[list[Page]]:
    """Yield a list of the page that the last test left as good as new, if it did."""
    pages: list[Page] = []
    yield pages
    for page in pages:
        page.close()


@pytest.fixture
def page(
    request: pytest.FixtureRequest, browser: Browser, free_pages: list[Page], viewport: ViewportSize
) -> Iterator[Page]:
    """Yield a page as good as new, and fail the test if a script on it fails.

    A new one takes a quarter of a second of the processor, so the next test gets the same, unless this one fails.
    What a test adds to every document, such as `page.add_init_script`, it takes away itself.
    """
    opened = free_pages.pop() if free_pages else browser.new_page(proxy=through_origin())
    opened.set_viewport_size(viewport)
    broken: list[str] = []

    def hear(error: Error) -> None:
        broken.append(str(error))

    opened.on("pageerror", hear)
    failed = request.session.testsfailed
    yield opened
    if request.session.testsfailed > failed:
        opened.close()
    else:
        _make_as_good_as_new(opened)
        opened.remove_listener("pageerror", hear)
        free_pages.append(opened)
    assert broken == []


def _make_as_good_as_new(page: Page) -> None:
    page.evaluate("() => { if (origin !== 'null') sessionStorage.clear() }")
    page.unroute_all()
    page.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")
    page.mouse.move(0, 0)
    page.goto("about:blank")
