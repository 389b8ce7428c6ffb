"""What hovering and editing cost in the convolution lab, and what is sent for it; one JSON object.

python -m tests.benchmarks.hovering
"""

import json
import sys

from playwright.sync_api import Browser, Page

from lib.parts.convolution_lab import PARTS, payload
from lib.pictures.photo_samples import PHOTOS, load_photo
from tests.benchmarks.browser import fresh_page
from tests.benchmarks.figures import figures
from tests.benchmarks.machine import machine
from tests.benchmarks.server import AppServer
from tests.chromium import chromium

VIEWS = {"usual": "", "heaviest": "layer=128-rgb-7-1-same-1"}
PLACES = 60

# From the pointer's event until the frame after the one in which its answer was drawn begins.
HOVER = """([testid, places]) => (async () => {
  const [stage] = deepAll(`[data-testid=${testid}]`)
  const { left, top, width, height } = stage.getBoundingClientRect()
  const frame = () => new Promise((done) => requestAnimationFrame(done))
  const found = []
  for (let at = 0; at < places; at += 1) {
    await frame()
    const began = performance.now()
    stage.dispatchEvent(new PointerEvent("pointermove", { pointerType: "mouse",
      clientX: left + width * (at + 0.5) / places, clientY: top + height * ((at * 7) % places + 0.5) / places }))
    const handled = performance.now() - began
    await frame()
    await frame()
    found.push([handled, performance.now() - began])
  }
  return found
})()"""
EDIT = """(places) => (async () => {
  const [cell] = deepAll("[data-testid=conv-cell-4]")
  const found = []
  for (let at = 0; at < places; at += 1) {
    const began = performance.now()
    cell.value = at / 10
    cell.dispatchEvent(new Event("input"))
    found.push(performance.now() - began)
    await new Promise((done) => requestAnimationFrame(done))
  }
  return found
})()"""


def hover_ms(browser: Browser, url: str, view: str) -> dict[str, object]:
    """Milliseconds from a move to its answer, painted, over both stages; and of an edited weight's handler."""
    with fresh_page(browser) as page:
        page.goto(f"{url}/convolution?{view}")
        page.get_by_test_id("conv-guess-skip").click()
        page.wait_for_timeout(1000)
        hovers = [one for stage in ("conv-left", "conv-right") for one in _hovered(page, stage)]
        return {
            "painted": figures([painted for _, painted in hovers]),
            "handler": figures([handled for handled, _ in hovers]),
            "edit_handler": figures(page.evaluate(EDIT, PLACES)),
        }


def _hovered(page: Page, stage: str) -> list[tuple[float, float]]:
    return page.evaluate(HOVER, [stage, PLACES])


def sent_bytes() -> dict[str, int]:
    """The size of what the browser gets for each part with a photo."""
    photo, *others = (load_photo(name, 128) for name in PHOTOS)
    beside = dict(zip(list(PHOTOS)[1:], others, strict=True))
    return {
        part: len(payload(photo, beside, picture="a photo", credit="", part=part, view={}).packed("en"))
        for part in PARTS
    }


def main() -> None:
    server = AppServer()
    with server, chromium() as browser:
        results = {name: hover_ms(browser, server.url, view) for name, view in VIEWS.items()}
    json.dump({"machine": machine(), "hover_ms": results, "sent_bytes": sent_bytes()}, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
