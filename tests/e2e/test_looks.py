"""Every page, wide and on a phone, light and dark, in both languages: no error, no barrier, no overflow."""

import pytest
from playwright.sync_api import Browser, expect

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
# Of the eight combinations, four in which any two of the three choices meet. On the phone no page asks its
# question: everything that an answer reveals is in sight there.
LOOKS = [
    ("wide", "light", "en", ""),
    ("wide", "dark", "zh", ""),
    ("phone", "light", "zh", "question"),
    ("phone", "dark", "en", "question"),
]


@pytest.mark.parametrize(("size", "scheme", "language", "hidden"), LOOKS)
def test_pages_fit_the_screen(browser: Browser, server: Server, keep_screenshot, scheme, size, language, hidden):
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        base_url=server.url,
        has_touch=size == "phone",
    )
    page = context.new_page()
    page.set_default_timeout(60_000)
    silent = listen(page)
    found: list[str] = []
    for name, path in PAGES.items():
        page.goto(f"{path}{'&' if '?' in path else '?'}lang={language}&hide={hidden}")
        page.locator("h1").wait_for()
        wait_until_drawn(page)
        finish_motion(page)
        expect(page.get_by_test_id("stException")).to_have_count(0)
        expect(page.get_by_test_id("stAlertContentError")).to_have_count(0)
        overflow = page.evaluate(
            "(() => { const main = document.querySelector('[data-testid=\"stMain\"]');"
            " return main.scrollWidth - main.clientWidth })()"
        )
        assert overflow <= 0, f"{name} is {overflow} pixels too wide"
        faults = [
            *silent,
            *find_barriers(page),
            *(f"two are called {called}" for called in find_equal_names(page)),
        ]
        if size == "phone":
            faults += find_small_controls(page)
        found += [f"{name}: {fault}" for fault in faults]
        silent.clear()
        keep_screenshot(page, f"{name}-{size}-{scheme}-{language}")
    context.close()
    assert not found, "\n".join(found)
