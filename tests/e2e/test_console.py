"""Every page by a link of its own: the browser's console has no error, and no answer is one of 4xx or 5xx."""

import re
from collections import Counter

import pytest
from playwright.sync_api import ConsoleMessage, Page, Response, expect

from lib.runs import RunStore
from tests.e2e.server import Server
from tests.e2e.test_looks import PAGES
from tests.e2e.test_main_journey import wait_for
from tests.e2e.waiting import wait_until_drawn

STEPS = 60
NAMES = """() => {
  const main = document.querySelector("[data-testid=stMain]")
  const kinds = ["stButton", "stDownloadButton", "stPopover", "stButtonGroup", "stLinkButton"]
  const pages = kinds.flatMap((kind) => [...main.querySelectorAll(`[data-testid=${kind}] button`)])
  const parts = [...main.querySelectorAll("[data-testid^=stBidiComponent]")]
    .flatMap(({ shadowRoot }) => [...shadowRoot?.querySelectorAll("button") ?? []])
  return [...pages, ...parts].filter((button) => button.checkVisibility() && !button.role)
    .map((button) => button.ariaLabel ?? button.textContent.trim())
}"""
"""What pages and browser parts call their buttons; those in Streamlit's own fields and tables are not ours."""


@pytest.fixture
def faults(page: Page) -> list[str]:
    """What went wrong in the page so far."""
    found: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            found.append(f"{message.text} ({message.location.get('url')})")

    def look(response: Response) -> None:
        if response.status >= 400:
            found.append(f"{response.status} {response.url}")

    page.on("console", hear)
    page.on("response", look)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("requestfailed", lambda request: found.append(f"{request.failure} {request.url}"))
    return found


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_link_to_a_page_leaves_the_console_clean_and_names_each_button_once(
    page: Page, faults: list[str], path: str
):
    page.goto(path)
    page.locator("h1").wait_for()
    wait_until_drawn(page)
    twice = [name for name, count in Counter(page.evaluate(NAMES)).items() if count > 1]
    assert (faults, twice) == ([], [])


def test_a_run_in_training_leaves_the_console_clean(page: Page, faults: list[str], server: Server):
    store = RunStore(f"sqlite:///{server.home / 'runs.sqlite'}", server.home / "runs")
    page.goto("/train")
    page.get_by_role("button", name="Start training").wait_for()
    page.get_by_text("Change the options", exact=True).click()
    limit = page.get_by_role("spinbutton", name="Stop after (steps)")
    limit.fill(str(STEPS))
    limit.press("Enter")
    page.get_by_text(f"{STEPS} steps, about").wait_for()
    page.get_by_role("button", name="Start training").click()
    expect(page).to_have_url(re.compile("view=capsnet-small-"))
    run_id = page.url.split("view=")[1].split("&")[0]
    wait_for(store, run_id, lambda run: run.step > 0)
    page.locator("img").first.wait_for()
    wait_for(store, run_id, lambda run: not run.active)
    expect(page.get_by_text("completed").first).to_be_visible()
    assert faults == []
