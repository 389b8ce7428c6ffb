"""How long from the press of "Start training" to the first trained batch."""

import psutil
from playwright.sync_api import Browser, Page

from tests.benchmarks.browser import fresh_page
from tests.benchmarks.runs import end, wait_for_first_batch, wait_for_new_run
from tests.benchmarks.server import AppServer

REPEATS = 2

# The learner's click itself, on the clock that the store and the trainers use.
NOTE_CLICK = """() => window.addEventListener("click", () => {
  window.clickedAt = performance.timeOrigin + performance.now()
}, { capture: true, once: true })"""


def click_to_first_batch_seconds(browser: Browser, server: AppServer) -> dict[str, object]:
    """With the warm spare ready, twice; and cold, when the spare has ended just before the click."""
    return {
        "warm": [_start(browser, server, cold=False) for _ in range(REPEATS)],
        "cold": _start(browser, server, cold=True),
    }


def _start(browser: Browser, server: AppServer, *, cold: bool) -> dict[str, float]:
    """Seconds from the click until the run was dispatched, its first batch was done, and that was in the store."""
    with fresh_page(browser) as page:
        page.goto(f"{server.url}/train")
        button = page.get_by_role("button", name="Start training")
        button.wait_for()
        server.wait_until_settled()
        known = {run.id for run in server.store.runs()}
        page.evaluate(NOTE_CLICK)
        if cold:
            _end_spare(server)
        button.click()
        run = wait_for_new_run(server.store, known)
        try:
            seen, done = wait_for_first_batch(server.store, run.id)
            clicked = _clicked(page)
            started = server.store.get(run.id).started
            assert started is not None
        finally:
            end(server.store, run.id)
    times = {"dispatched": started, "first_batch": done, "in_the_store": seen}
    return {name: round(at - clicked, 3) for name, at in times.items()}


def _clicked(page: Page) -> float:
    return page.evaluate("() => window.clickedAt") / 1000


def _end_spare(server: AppServer) -> None:
    spare = server.spare()
    if spare is not None:
        spare.kill()
        psutil.wait_procs([spare], 5)
