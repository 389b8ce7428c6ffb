"""The browser's console has no error while a run trains, and no answer is one of 4xx or 5xx."""

import re

from playwright.sync_api import Page, expect

from lib.runs import RunStore
from tests.e2e.faults import listen
from tests.e2e.server import Server
from tests.e2e.test_main_journey import wait_for

STEPS = 60


def test_a_run_in_training_leaves_the_console_clean(page: Page, server: Server):
    faults = listen(page)
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
