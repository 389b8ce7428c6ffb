"""Continue from a checkpoint: the button on a run's card, other options, a run that remembers its parent."""

import re

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from lib.runs import RunStore, State
from lib.settings import ASSETS
from tests.e2e.server import Server
from tests.e2e.test_main_journey import wait_for

STEPS = 8


@pytest.fixture
def store(server: Server) -> RunStore:
    """The server's own store, seen from outside."""
    return RunStore(f"sqlite:///{server.home / 'runs.sqlite'}", server.home / "runs", ASSETS / "runs")


def test_a_run_is_continued_from_its_checkpoint_with_other_options(page: Page, store: RunStore, keep_screenshot):
    page.goto("/train?view=lenet")
    page.get_by_role("button", name="Continue from here").click()
    expect(page).to_have_url(re.compile("from=lenet"))
    expect(page.get_by_role("heading", name="Continue LeNet · MNIST")).to_be_visible()
    limit = page.get_by_role("spinbutton", name="Stop after (steps)")
    limit.fill(str(STEPS))
    limit.press("Enter")
    page.get_by_text(f"{STEPS} steps, about").wait_for()
    page.get_by_text("Change the options", exact=True).click()
    rate = page.get_by_role("spinbutton", name="Learning rate")
    rate.fill("0.0001")
    rate.press("Enter")
    page.get_by_label("Name of the run").fill("The branch")
    keep_screenshot(page, "branch-form")
    page.get_by_role("button", name="Start training").click()
    expect(page).to_have_url(re.compile("view=lenet-"))
    assert "from=" not in page.url
    run_id = page.url.split("view=")[1].split("&")[0]
    run = wait_for(store, run_id, lambda run: not run.active)

    assert (run.state, run.name, run.step) == (State.COMPLETED, "The branch", STEPS)
    assert (run.parent, run.parent_checkpoint) == ("lenet", "final")
    assert run.spec.training.learning_rate == 0.0001
    begun = store.files(run).load_checkpoint("00000000")
    for name, values in store.files(store.get("lenet")).load_checkpoint().items():
        np.testing.assert_array_equal(begun[name], values, err_msg=name)
    assert run.test_accuracy is not None
    assert run.test_accuracy > 0.95  # eight small steps from 99.53 %, not from nothing

    expect(page.get_by_text("completed").first).to_be_visible()
    keep_screenshot(page, "branch-card")
    page.get_by_role("button", name="Continues LeNet · MNIST from after training").click()
    expect(page).to_have_url(re.compile("view=lenet(&|$)"))
