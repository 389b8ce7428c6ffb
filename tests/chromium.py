"""Debian's Chromium, driven by Playwright, for the browser tests and the benchmarks, and what its pages send."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, WebSocket, sync_playwright

CHROMIUM = "/usr/bin/chromium"
# What Playwright 1.65 turns off, as this switch takes the place of its own.
_OFF_IN_PLAYWRIGHT = (
    "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,"
    "LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,AvoidCorsURLLoaderRestartOnRedirect,"
    "TcpPortRandomizationWin,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch"
)
# Chromium's own address bar is a page, which costs 0.4 to 0.9 s of the processor in each new window.
_ADDRESS_BAR = "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup"
ARGUMENTS = (
    f"--disable-features={_OFF_IN_PLAYWRIGHT},{_ADDRESS_BAR}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# A test leaves a page before code that was made fast pays for itself: without it, opening the app takes a tenth
# less of the processor, and looking for barriers a quarter. A larger young generation is cleared less often.
_FOR_SHORT_VISITS = ("--js-flags=--no-maglev,--no-opt,--min-semi-space-size=32",)


def browser_of_tests() -> Iterator[Browser]:
    """Yield a browser for a `browser` fixture, or skip the test if there is none."""
    if not Path(CHROMIUM).exists():
        pytest.skip(f"{CHROMIUM} is missing; install Debian's package chromium")
    with chromium(_FOR_SHORT_VISITS) as launched:
        yield launched


@contextmanager
def chromium(more: Sequence[str] = ()) -> Iterator[Browser]:
    """Yield a running browser, with `more` arguments than usual."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, *more])
        try:
            yield browser
        finally:
            browser.close()


def count_sent(page: Page) -> list[object]:
    """Return a list that grows with every message that the page sends over its websocket from now on."""
    sent: list[object] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framesent", lambda frame: sent.append(frame))

    page.on("websocket", listen)
    return sent
