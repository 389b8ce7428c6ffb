"""Waits for what a page does, so that no test waits for seconds to pass."""

import time
from collections.abc import Sized

from playwright.sync_api import Page

SILENCE = 0.8
"""Seconds without a frame that count as silence: Streamlit holds a widget's word back for less."""
LOOK_EVERY_MS = 100
PATIENCE = 60.0

DRAWN = """() => {
  const all = (selector) => [...document.querySelectorAll(`[data-testid=stMain] ${selector}`)]
  const isDrawn = (part) => part.shadowRoot?.querySelector(".lab")?.childElementCount
  return !all("[data-testid=stSkeleton]").length
    && all("[data-testid^=stBidiComponent]").every(isDrawn)
    && all("[data-testid=stPlotlyChart]").every((chart) => chart.querySelector(".main-svg"))
    && all("img").every((picture) => picture.complete)
}"""
"""Streamlit shows a skeleton where the code of an element is still on its way."""


def wait_until_answered(page: Page) -> None:
    """Wait until the server has said all that it has to say about the page."""
    page.locator('[data-test-script-state="notRunning"]').wait_for()


def wait_until_drawn(page: Page) -> None:
    """Wait until the page is answered, and every browser part and chart of it is drawn."""
    wait_until_answered(page)
    page.wait_for_function(DRAWN)


def wait_until_silent(page: Page, frames: Sized) -> None:
    """Wait until no frame has been added to `frames` for a while; raise AssertionError if that does not end."""
    ends = time.monotonic() + PATIENCE
    heard, since = len(frames), time.monotonic()
    while time.monotonic() < since + SILENCE:
        assert time.monotonic() < ends, f"{len(frames)} frames, and no end"
        page.wait_for_timeout(LOOK_EVERY_MS)  # frames arrive while Playwright waits
        if len(frames) != heard:
            heard, since = len(frames), time.monotonic()
