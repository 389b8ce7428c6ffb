"""A fresh page of the browser, with an empty cache, for every measurement."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, ProxySettings

VIEWPORT = {"width": 1440, "height": 900}
TIMEOUT_MS = 60_000

# Browser parts live in shadow roots, which document.querySelectorAll does not look into.
DEEP = """
window.deepAll = (selector, root = document) => [
  ...root.querySelectorAll(selector),
  ...[...root.querySelectorAll("*")].flatMap((node) => node.shadowRoot ? deepAll(selector, node.shadowRoot) : []),
]
"""


@contextmanager
def fresh_page(browser: Browser, proxy: ProxySettings | None = None) -> Iterator[Page]:
    """A page of a new learner: no cookies, nothing in the cache, English."""
    context = browser.new_context(viewport=VIEWPORT, locale="en-US", proxy=proxy)  # type: ignore[arg-type]
    context.set_default_timeout(TIMEOUT_MS)
    context.add_init_script(DEEP)
    try:
        yield context.new_page()
    finally:
        context.close()
