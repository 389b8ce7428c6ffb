"""How long it takes from a move of a dial or a slider to what the networks say of it."""

from playwright.sync_api import Browser

from tests.benchmarks.browser import fresh_page
from tests.benchmarks.figures import figures
from tests.benchmarks.server import AppServer
from tests.chromium import count_sent

WARM_MOVES = 20
# From each move to the frame in which every network shows another score.
TURN = """async (moves) => {
  const [dial] = deepAll("[data-testid=dial-turn]")
  const score = (card) => card.querySelector(".score .number").dataset.value
  const cards = () => deepAll(".card").map(score)
  const frame = () => new Promise((done) => requestAnimationFrame(done))
  const found = []
  for (let step = 1; step <= moves; step += 1) {
    await frame()
    const before = cards()
    const began = performance.now()
    dial.value = String(1 + (step * 3) % 59)
    dial.dispatchEvent(new Event("input", { bubbles: true }))
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


def dial_to_answer(browser: Browser, server: AppServer, runs: str, moves: int) -> dict[str, object]:
    """Milliseconds from a move of the dial to every network's answer, after all curves are drawn.

    Args:
        runs: the networks that read the picture, with commas between.
    """
    with fresh_page(browser) as page:
        sent = count_sent(page)
        page.goto(f"{server.url}/turn?hide=question&runs={runs}")
        page.get_by_test_id("turn-score").wait_for()
        for run in runs.split(","):
            page.locator(f"[data-testid=turn-score] [data-curve={run}][data-count='73']").wait_for(
                state="attached"
            )
        page.evaluate(TURN, WARM_MOVES)
        before = len(sent)
        found: list[float] = page.evaluate(TURN, moves)
        return {"dial_to_painted_ms": figures(found), "websocket_frames_while_turning": len(sent) - before}


# The same for a number of a capsule: until what the capsule draws is another picture.
MOVE = """async (moves) => {
  const [slider] = deepAll("[data-testid=number-5]")
  const [canvas] = deepAll("[data-testid=capsules-moved]")
  const pixels = () => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.join()
  const frame = () => new Promise((done) => requestAnimationFrame(done))
  const found = []
  for (let step = 1; step <= moves; step += 1) {
    await frame()
    const before = pixels()
    const began = performance.now()
    slider.value = String(((step * 7) % 50) / 100)
    slider.dispatchEvent(new Event("input", { bubbles: true }))
    while (performance.now() - began < 500) {
      await frame()
      if (pixels() !== before) {
        found.push(performance.now() - began)
        break
      }
    }
  }
  return found
}"""


def number_to_drawing(browser: Browser, server: AppServer, run: str, moves: int) -> dict[str, object]:
    """Milliseconds from a move of a number's slider to what the capsule draws, after the overview is drawn."""
    with fresh_page(browser) as page:
        sent = count_sent(page)
        page.goto(f"{server.url}/capsules?hide=question&run={run}&pixel=14,14")
        page.get_by_test_id("capsules-pixel").locator("[data-value]").first.wait_for()
        page.wait_for_timeout(3000)
        page.evaluate(MOVE, WARM_MOVES)
        before = len(sent)
        found: list[float] = page.evaluate(MOVE, moves)
        return {"number_to_painted_ms": figures(found), "websocket_frames_while_moving": len(sent) - before}


# The same for any slider: until any of the numbers that it moves is another one.
SLIDE = """async ([moves, slider, numbers]) => {
  const [moved] = deepAll(slider)
  const low = Number(moved.min)
  const reach = Number(moved.max) - low
  const shown = () => deepAll(numbers).map((one) => one.textContent).join()
  const frame = () => new Promise((done) => requestAnimationFrame(done))
  const found = []
  for (let step = 1; step <= moves; step += 1) {
    await frame()
    const before = shown()
    const began = performance.now()
    moved.value = String(low + reach * ((step * 7) % 50) / 50)
    moved.dispatchEvent(new Event("input", { bubbles: true }))
    while (performance.now() - began < 500) {
      await frame()
      if (shown() !== before) {
        found.push(performance.now() - began)
        break
      }
    }
  }
  return found
}"""


def slider_to_numbers(
    browser: Browser, server: AppServer, path: str, slider: str, numbers: str, moves: int
) -> dict[str, object]:
    """Milliseconds from a move of a page's slider to other numbers, once the network has answered for a while.

    Args:
        path: of the page, its question hidden.
        slider, numbers: CSS selectors; the numbers are those that follow the slider.
    """
    with fresh_page(browser) as page:
        sent = count_sent(page)
        page.goto(f"{server.url}/{path}")
        page.locator(slider).wait_for()
        page.wait_for_timeout(3000)
        page.evaluate(SLIDE, [WARM_MOVES, slider, numbers])
        before = len(sent)
        found: list[float] = page.evaluate(SLIDE, [moves, slider, numbers])
        return {"slider_to_painted_ms": figures(found), "websocket_frames_while_sliding": len(sent) - before}
