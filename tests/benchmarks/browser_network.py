"""What it costs to run networks in the browser, as one JSON object: time, memory, and the server’s part.

python -m tests.benchmarks.browser_network [--moves 150] [--only NAME[,NAME]]
"""

import argparse
import json
import sys
from collections.abc import Callable
from functools import partial

from playwright.sync_api import Browser

from tests.benchmarks.browser import fresh_page
from tests.benchmarks.dials import dial_to_answer, number_to_drawing, slider_to_numbers
from tests.benchmarks.figures import figures
from tests.benchmarks.level_memory import memory_over_gestures
from tests.benchmarks.machine import machine
from tests.benchmarks.many_browsers import replay_gestures
from tests.benchmarks.server import AppServer, cpu_while
from tests.chromium import chromium, count_sent

SURFACE = "[data-testid=canvas-surface], [data-testid=picture-pad]"
"""What is drawn on: the canvas of a page, or that of a part."""
CARDS, MAPS, CAPSULES = ".lab.card", ".lab.maps", ".lab.capsules"
"""What shows a network's numbers: on Predict each network's card, on Feature maps and Capsules all together."""
PAGES = {
    "capsnet_small and lenet": ("predict?runs=capsnet_small,lenet", CARDS),
    "capsnet": ("predict?runs=capsnet", CARDS),
    "efficient_capsnet": ("predict?runs=efficient_capsnet", CARDS),
    "feature maps of capsnet_small": ("maps?run=capsnet_small&hide=question", MAPS),
    "feature maps of lenet": ("maps?run=lenet&hide=question", MAPS),
    "feature maps of capsnet": ("maps?run=capsnet&hide=question", MAPS),
    "class capsules of capsnet_small": ("capsules?run=capsnet_small&hide=question", CAPSULES),
    "class capsules of capsnet": ("capsules?run=capsnet&hide=question", CAPSULES),
}
TURNED = {"capsnet_small": "capsnet_small", "capsnet_small and lenet": "capsnet_small,lenet"}
SHARE, LENGTHS = "[data-testid=router-share-4]", "[data-testid^=router-length-]"
EPSILON, SCORES = "[data-testid=noise-epsilon]", ".lab .cards .number"
SLIDERS = {
    "couplings by hand of capsnet_small": ("by_hand?hide=question&run=capsnet_small", SHARE, LENGTHS),
    "couplings by hand of capsnet": ("by_hand?hide=question&run=capsnet", SHARE, LENGTHS),
    "noise of capsnet_small and lenet": ("limits?look=noise&hide=question", EPSILON, SCORES),
}
"""A page, its slider, and the numbers that follow it."""
WARM_MOVES = 20
IDLE_SECONDS = 5.0

# The pen goes down and zigzags: from each move to the frame in which everything that shows numbers shows others.
# A move over what is white already changes none, and is left out.
DRAW = """async ([moves, selector, surface]) => {
  const [canvas] = deepAll(surface)
  const { left, top, width, height } = canvas.getBoundingClientRect()
  const at = (step) => ({ pointerId: 1, pointerType: "mouse", button: 0, bubbles: true,
    clientX: left + width * (0.2 + 0.6 * ((step * 7) % 50) / 50),
    clientY: top + height * (0.1 + 0.8 * step / moves) })
  const scores = (card) => [...card.querySelectorAll("[data-value]")].map((one) => one.dataset.value).join()
  const cards = () => deepAll(selector).map(scores)
  const frame = () => new Promise((done) => requestAnimationFrame(done))
  canvas.setPointerCapture = () => {}
  canvas.dispatchEvent(new PointerEvent("pointerdown", at(0)))
  const found = []
  for (let step = 1; step <= moves; step += 1) {
    await frame()
    const before = cards()
    const began = performance.now()
    canvas.dispatchEvent(new PointerEvent("pointermove", at(step)))
    while (performance.now() - began < 500) {
      await frame()
      if (cards().every((card, which) => card !== before[which])) {
        found.push(performance.now() - began)
        break
      }
    }
  }
  return found
}"""
LIFT = """(surface) => deepAll(surface)[0]
  .dispatchEvent(new PointerEvent("pointerup", { pointerId: 1, pointerType: "mouse", bubbles: true }))"""
# From the first sight of the canvas, with the pen moving all the time.
FIRST = """async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done))
  const surface = () => deepAll("[data-testid=canvas-surface]")[0]
  while (!surface() || deepAll(".card [data-value]").length === 0) await frame()
  const began = performance.now()
  const cards = () => deepAll(".card [data-value]").map((one) => one.dataset.value).join("")
  const before = cards()
  const { left, top, width, height } = surface().getBoundingClientRect()
  const at = (step) => ({ pointerId: 1, pointerType: "mouse", button: 0, bubbles: true,
    clientX: left + width * (0.3 + 0.4 * (step % 20) / 20),
    clientY: top + height * (0.2 + 0.6 * (step % 200) / 200) })
  surface().setPointerCapture = () => {}
  surface().dispatchEvent(new PointerEvent("pointerdown", at(0)))
  for (let step = 1; cards() === before || cards() === ""; step += 1) {
    await frame()
    surface().dispatchEvent(new PointerEvent("pointermove", at(step)))
  }
  return { page: began / 1000, network: (performance.now() - began) / 1000 }
}"""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.browser_network", description=__doc__)
    parser.add_argument("--moves", type=int, default=150, help="of the pen for each network (default: 150)")
    parser.add_argument("--only", help="names in the report, separated by commas (default: all)")
    arguments = parser.parse_args()
    report: dict[str, object] = {"machine": machine()}
    with AppServer() as server, chromium() as browser:
        measures: dict[str, Callable[[], object]] = {
            "first_answer_seconds": lambda: [first_answer(browser, server.url) for _ in range(3)],
            **{
                name: partial(pen_to_answer, browser, server, path, shows, arguments.moves)
                for name, (path, shows) in PAGES.items()
            },
            **{
                f"a dial of {name}": partial(dial_to_answer, browser, server, runs, arguments.moves)
                for name, runs in TURNED.items()
            },
            **{
                f"a number of {run}": partial(number_to_drawing, browser, server, run, arguments.moves)
                for run in ("capsnet_small", "capsnet")
            },
            **{
                name: partial(slider_to_numbers, browser, server, *followed, arguments.moves)
                for name, followed in SLIDERS.items()
            },
            "many_browsers": lambda: replay_gestures(browser, server),
            "five_thousand_gestures": lambda: memory_over_gestures(browser, server.url),
        }
        chosen = arguments.only.split(",") if arguments.only else list(measures)
        if unknown := set(chosen) - set(measures):
            parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(measures)}")
        server.wait_until_settled()
        for name in chosen:
            report[name] = measures[name]()
            print(
                json.dumps({name: report[name]}), file=sys.stderr, flush=True
            )  # known, even if a later one fails
    json.dump(report, sys.stdout, indent=1)
    print()


def first_answer(browser: Browser, url: str) -> dict[str, float]:
    """Seconds until the page stands, and from there until a network answers in the browser; nothing is cached."""
    with fresh_page(browser) as page:
        page.goto(f"{url}/predict", wait_until="commit")
        return {name: round(seconds, 3) for name, seconds in page.evaluate(FIRST).items()}


def pen_to_answer(browser: Browser, server: AppServer, path: str, shows: str, moves: int) -> dict[str, object]:
    """Milliseconds from a move of the pen to every network's answer, and what the server had to do meanwhile.

    Args:
        path: of the page with the canvas.
        shows: selects what shows the numbers.
    """
    with fresh_page(browser) as page:
        sent = count_sent(page)
        page.goto(f"{server.url}/{path}")
        page.locator(SURFACE).wait_for()
        page.locator(f"{shows} [data-value]").first.wait_for()
        page.evaluate(DRAW, [WARM_MOVES, shows, SURFACE])
        page.evaluate(LIFT, SURFACE)
        page.wait_for_timeout(3000)
        idle = cpu_while(server, lambda: page.wait_for_timeout(1000 * IDLE_SECONDS))
        before = len(sent)
        found: list[float] = []
        drawing = cpu_while(server, lambda: found.extend(page.evaluate(DRAW, [moves, shows, SURFACE])))
        return {
            "pen_to_painted_ms": figures(found),
            "websocket_frames_while_drawing": len(sent) - before,
            "web_process_cpu_share": {"idle": idle, "drawing": drawing},
        }


if __name__ == "__main__":
    main()
