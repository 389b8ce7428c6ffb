"""Every page, wide and on a phone, light and dark, in both languages: no error, no barrier, no overflow."""

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.accessibility import find_barriers, find_small_controls
from tests.e2e.faults import find_equal_names, listen
from tests.e2e.server import Server
from tests.e2e.waiting import wait_until_drawn
from tests.motion import finish_motion

PAGES = {
    "start": "/",
    "routing": "/routing?step=7&off=2&beside=same",
    "overlap": "/overlap",
    "capsules": "/capsules",
    "turn": "/turn?curve=shown",
    "parts": "/turn?look=parts",
    "break_it": "/break_it?case=2",
    "switched": "/break_it?look=switches&with=axis,squash",
    "limits": "/limits",
    "by_hand": "/by_hand?answer=shown",
    "vectors": "/by_hand?look=vectors&step=14",
    "noise": "/limits?look=noise&counted=shown",
    "few": "/limits?look=few",
    "is it routing": "/is_it_routing",
    "convolution": "/convolution",
    "pooling": "/convolution?part=pooling",
    "lrn": "/convolution?part=lrn",
    "scrambled": "/convolution?part=scrambled",
    "maps": "/maps",
    "saliency": "/maps?look=saliency",
    "filters": "/filters",
    "architecture": "/architecture",
    "shapes": "/architecture?look=shapes",
    "training": "/architecture?look=training",
    "learning": "/architecture?look=learning&cell=gw12",
    "data": "/data",
    "augment": "/data?look=augment&shift=2",
    "own": "/data?look=own",
    "train": "/train",
    "evaluate": "/evaluate",
    "predict": "/predict?source=test",
    "compare": "/compare?experiment=own",
    "paper": "/paper",
}
SIZES = {"wide": (1440, 900), "phone": (390, 844)}
# In one language a page asks its question; in the other none does, and all that an answer reveals is in sight.
LANGUAGES = [("zh", ""), ("en", "question")]
# Each page is seen in both, one after the other, so that with the languages any two of the choices meet; what axe
# finds hangs on size, scheme and texts, so it looks once in a language.
LOOKS: dict[str, list[tuple[str, Literal["dark", "light"], bool]]] = {
    "zh": [("wide", "dark", True), ("phone", "light", False)],
    "en": [("wide", "light", False), ("phone", "dark", True)],
}


@pytest.mark.parametrize(("language", "hidden"), LANGUAGES)
def test_pages_fit_the_screen(browser: Browser, server: Server, keep_screenshot, language: str, hidden: str):
    context = browser.new_context(base_url=server.url)
    page = context.new_page()
    page.set_default_timeout(60_000)
    touch = context.new_cdp_session(page)
    silent = listen(page)
    found: list[str] = []
    for name, path in PAGES.items():
        for is_first, (size, scheme, is_thorough) in zip((True, False), LOOKS[language], strict=True):
            width, height = SIZES[size]
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": height})
            touch.send("Emulation.setTouchEmulationEnabled", {"enabled": size == "phone", "maxTouchPoints": 1})
            if is_first:
                page.goto(f"{path}{'&' if '?' in path else '?'}lang={language}&hide={hidden}")
                page.locator("h1").wait_for()
            wait_until_drawn(page)
            finish_motion(page)
            found += [f"{name} {size} {scheme}: {fault}" for fault in _faults(page, size == "phone", is_thorough)]
            keep_screenshot(page, f"{name}-{size}-{scheme}-{language}")
        found += [f"{name}: {fault}" for fault in silent]
        silent.clear()
    context.close()
    assert not found, "\n".join(found)


def _faults(page: Page, is_phone: bool, is_thorough: bool) -> list[str]:
    """Return what is wrong with the page as it is drawn now."""
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_test_id("stAlertContentError")).to_have_count(0)
    overflow = page.evaluate(
        "(() => { const main = document.querySelector('[data-testid=\"stMain\"]');"
        " return main.scrollWidth - main.clientWidth })()"
    )
    return [
        *([f"{overflow} pixels too wide"] if overflow > 0 else []),
        *(find_barriers(page) if is_thorough else []),
        *(f"two are called {called}" for called in find_equal_names(page)),
        *(find_small_controls(page) if is_phone else []),
    ]
