"""What one step of the routing stepper costs, and whether it stays in the browser."""

from playwright.sync_api import Browser, Page, WebSocket

from tests.benchmarks.browser import fresh_page
from tests.benchmarks.figures import figures

ROUNDS = 4
QUIET_MS = 1500

# Until the frame after the one in which the step was drawn begins: by then the step has been painted.
PRESS = """(button) => new Promise((done) => {
  const began = performance.now()
  button.click()
  const handled = performance.now()
  requestAnimationFrame(() => requestAnimationFrame(() => done([handled - began, performance.now() - began])))
})"""


def step_ms(browser: Browser, url: str) -> dict[str, object]:
    """Milliseconds from a press of "next" to its painted frame, over the whole routing a few times."""
    frames = {"sent": 0, "received": 0}

    def count(websocket: WebSocket) -> None:
        websocket.on("framesent", lambda _: frames.update(sent=frames["sent"] + 1))
        websocket.on("framereceived", lambda _: frames.update(received=frames["received"] + 1))

    with fresh_page(browser) as page:
        page.on("websocket", count)
        page.goto(f"{url}/routing")
        page.get_by_test_id("routing-next").wait_for()
        page.wait_for_timeout(QUIET_MS)
        before = dict(frames)
        steps = [step for _ in range(ROUNDS) for step in _through(page)]
        page.wait_for_timeout(QUIET_MS)
        return {
            **figures([painted for _, painted in steps]),
            "handler": figures([handled for handled, _ in steps]),
            "websocket_frames_sent": frames["sent"] - before["sent"],
            "websocket_frames_received": frames["received"] - before["received"],
        }


def _through(page: Page) -> list[tuple[float, float]]:
    """From the first step to the last by "next", with the links at rest before each press.

    Returns:
        For each step the milliseconds of the click's handler, and those until it was painted.
    """
    page.get_by_test_id("routing").press("Home")
    following, skip = page.get_by_test_id("routing-next"), page.get_by_test_id("routing-skip")
    steps = []
    while following.is_enabled():
        page.wait_for_timeout(500)
        seen = page.url
        steps.append(tuple(following.evaluate(PRESS)))
        if skip.is_visible():
            steps.pop()  # that was the question before the third iteration
            skip.click()
        assert page.evaluate("location.href") != seen, "each step changes the address"
    return steps
