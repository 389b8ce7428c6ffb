"""How long from the end of a stroke until the networks' new answers are on the page."""

import math
from collections.abc import Sequence

from playwright.sync_api import Browser, Page

from tests.benchmarks.browser import fresh_page
from tests.benchmarks.figures import figures

ROUNDS = 3
MOVES = 4
REST_MS = 1200

# One stroke a digit, in shares of the canvas's side.
_CIRCLE = [
    (0.5 + 0.22 * math.sin(turn / 8 * math.pi), 0.5 - 0.3 * math.cos(turn / 8 * math.pi)) for turn in range(17)
]
STROKES: dict[str, Sequence[tuple[float, float]]] = {
    "0": _CIRCLE,
    "1": [(0.52, 0.18), (0.5, 0.5), (0.48, 0.82)],
    "2": [(0.3, 0.3), (0.42, 0.18), (0.6, 0.2), (0.66, 0.36), (0.5, 0.58), (0.3, 0.8), (0.72, 0.8)],
    "3": [(0.32, 0.22), (0.6, 0.2), (0.64, 0.36), (0.45, 0.48), (0.66, 0.6), (0.6, 0.78), (0.3, 0.8)],
    "6": [(0.62, 0.16), (0.42, 0.4), (0.36, 0.68), (0.5, 0.82), (0.64, 0.7), (0.58, 0.56), (0.38, 0.62)],
    "7": [(0.28, 0.22), (0.72, 0.22), (0.58, 0.5), (0.46, 0.84)],
    "9": [(0.64, 0.32), (0.5, 0.18), (0.36, 0.32), (0.46, 0.46), (0.64, 0.34), (0.62, 0.84)],
}

# From pointer up: the answers are read at every frame; a card is new when anything in it has changed.
WATCH = """() => {
  const cards = () => deepAll("[data-testid=verdict], .card:has(.answer)").map((card) => card.outerHTML)
  window.drawn = new Promise((done) => window.addEventListener("pointerup", () => {
    const began = performance.now()
    const before = cards()
    let first = null
    const look = () => {
      const now = performance.now() - began
      const next = cards()
      const fresh = next.filter((card, at) => card !== before[at]).length
      if (fresh > 0) first ??= now
      if (fresh > 0 && fresh >= before.length) done({ first, last: now, answers: next.length })
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }, { capture: true, once: true }))
}"""


def draw_to_prediction_ms(browser: Browser, url: str) -> dict[str, object]:
    """Milliseconds from pointer up to the first network's new answer, and to every network's."""
    with fresh_page(browser) as page:
        page.goto(f"{url}/predict")
        page.get_by_test_id("canvas-surface").wait_for()
        page.locator(".card .answer, [data-testid=verdict]").first.wait_for()
        page.wait_for_timeout(REST_MS)
        seen = [_draw(page, stroke, turn) for turn in range(ROUNDS) for stroke in STROKES.values()]
    return {
        **figures([one["first"] for one in seen]),
        "every_network": figures([one["last"] for one in seen]),
        "networks": int(seen[-1]["answers"]),
    }


def _draw(page: Page, stroke: Sequence[tuple[float, float]], turn: int) -> dict[str, float]:
    """Clear the canvas and draw; each turn draws a little smaller, so that no picture comes twice."""
    clear = page.get_by_test_id("canvas-clear")
    if clear.is_enabled():
        clear.click()
        page.wait_for_timeout(REST_MS)
    box = page.get_by_test_id("canvas-surface").bounding_box()
    assert box is not None
    size = 1 - 0.1 * turn
    points = [
        (box["x"] + box["width"] * (0.5 + size * (x - 0.5)), box["y"] + box["height"] * (0.5 + size * (y - 0.5)))
        for x, y in stroke
    ]
    page.evaluate(WATCH)
    page.mouse.move(*points[0])
    page.mouse.down()
    for x, y in points[1:]:
        page.mouse.move(x, y, steps=MOVES)
    page.mouse.up()
    return page.evaluate("() => window.drawn")
