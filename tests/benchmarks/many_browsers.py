"""Thirty browsers on Start, in which digits are drawn and chosen: what the web process has to do meanwhile.

The gestures of all of them are made one after the other, as fast as this machine can paint them.
"""

from contextlib import ExitStack

from playwright.sync_api import Browser, Page

from tests.benchmarks.browser import fresh_page
from tests.benchmarks.server import AppServer, cpu_while
from tests.chromium import count_sent

BROWSERS = 30
ROUNDS = 2
MOVES = 12
SETTLE_MS = 5000
IDLE_MS = 10_000

# A stroke of twelve moves, a frame each, and then a test image by its number and one by its class.
GESTURES = """async ([seed, moves]) => {
  const frame = () => new Promise((done) => requestAnimationFrame(done))
  const [canvas] = deepAll("[data-testid=picture-pad]")
  const { left, top, width, height } = canvas.getBoundingClientRect()
  const at = (step) => ({ pointerId: 1, pointerType: "mouse", button: 0, bubbles: true,
    clientX: left + width * (0.3 + 0.4 * ((step * 7 + seed) % 20) / 20),
    clientY: top + height * (0.1 + 0.8 * step / moves) })
  canvas.setPointerCapture = () => {}
  canvas.dispatchEvent(new PointerEvent("pointerdown", at(0)))
  for (let step = 1; step <= moves; step += 1) {
    canvas.dispatchEvent(new PointerEvent("pointermove", at(step)))
    await frame()
  }
  canvas.dispatchEvent(new PointerEvent("pointerup", at(moves)))
  const until = async (beginning) => {
    while (!new URL(location.href).searchParams.get("image")?.startsWith(beginning)) await frame()
  }
  await until("own-")
  const [number] = deepAll("[data-testid=picture-number]")
  number.value = String((seed * 97) % 10000)
  number.dispatchEvent(new Event("input", { bubbles: true }))
  await until(`test-${number.value}`)
  const [another] = deepAll("[data-testid=picture-another]")
  another.click()
}"""


def replay_gestures(browser: Browser, server: AppServer) -> dict[str, object]:
    """Return what the web process used of a core while the browsers stood idle, and while they were drawn on."""
    with ExitStack() as stack:
        pages = [stack.enter_context(fresh_page(browser)) for _ in range(BROWSERS)]
        sent = [count_sent(page) for page in pages]
        for page in pages:
            page.goto(server.url)
            page.get_by_test_id("journey-choose").click()
        replay(pages, 0)  # loads the networks
        pages[0].wait_for_timeout(SETTLE_MS)
        idle = cpu_while(server, lambda: pages[0].wait_for_timeout(IDLE_MS))
        before = sum(map(len, sent))
        drawing = cpu_while(server, lambda: [replay(pages, turn) for turn in range(1, ROUNDS + 1)])
        return {
            "browsers": BROWSERS,
            "strokes": ROUNDS * BROWSERS,
            "websocket_frames": sum(map(len, sent)) - before,
            "web_process_cpu_share": {"idle": idle, "gestures": drawing},
        }


def replay(pages: list[Page], turn: int) -> None:
    """Make the gestures of one turn on each of the pages."""
    for number, page in enumerate(pages):
        page.bring_to_front()
        page.evaluate(GESTURES, [turn * len(pages) + number + 1, MOVES])
