"""Break it: the mistakes run in the browser on the real network, are found, and are computed again elsewhere."""

import re
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, Route, expect

from lib.datasets import load
from lib.models.capsules.routing.mistakes import AXIS, KEPT, RELU
from lib.runs import open_store
from tests.chromium import count_sent
from tests.e2e.waiting import wait_until_drawn
from tests.fidelity.reference import forward, squash
from tests.notebooks import run_notebook

RUN = "capsnet_small"
HIDDEN = {1: "squash", 4: "none", 5: KEPT}
"""What some of the cases hide."""


def lengths_of(page: Page) -> np.ndarray:
    page.get_by_test_id("broken-length-0").and_(page.locator("[data-value]")).wait_for()
    return np.array(
        [
            float(page.get_by_test_id(f"broken-length-{at}").get_attribute("data-value") or "nan")
            for at in range(10)
        ]
    )


def rows_of(page: Page) -> Any:
    return page.get_by_test_id("broken-log").locator("tbody tr")


def votes_of(index: int) -> np.ndarray:
    """Return the votes [inputs, classes, dim] of a test image by NumPy."""
    store = open_store()
    weights = store.files(store.get(RUN)).load_checkpoint()
    return forward("capsnet_small", weights, load("mnist").test.images[[index]] / 255.0)["votes"][0]


def routed(votes: np.ndarray, passes: int, axis: int = 1, logits: np.ndarray | float = 0.0) -> np.ndarray:
    """Return the lengths of the class capsules by NumPy, with the softmax over an axis of [inputs, classes]."""
    return route(votes, passes, axis, logits)[0]


def route(
    votes: np.ndarray, passes: int, axis: int = 1, logits: np.ndarray | float = 0.0
) -> tuple[np.ndarray, np.ndarray]:
    """Return the lengths, and the logits [inputs, classes] that are left."""
    left = np.zeros(votes.shape[:2]) + logits
    outputs = np.zeros(votes.shape[1:])
    for _ in range(passes):
        powers = np.exp(left)
        outputs = squash(np.einsum("ij,ijd->jd", powers / powers.sum(axis, keepdims=True), votes))
        left = left + np.einsum("ijd,jd->ij", votes, outputs)
    return np.linalg.norm(outputs, axis=-1), left


def test_a_case_is_found_without_the_server(page: Page, keep_screenshot):
    sent = count_sent(page)
    page.goto(f"/break_it?run={RUN}&image=test-0&case=5")
    votes, first = votes_of(0), lengths_of(page)
    wait_until_drawn(page)
    before = len(sent)
    np.testing.assert_allclose(first, routed(votes, 3), atol=1e-4)
    page.get_by_test_id("broken-guess-axis").click()
    expect(page.get_by_test_id("broken-said")).to_contain_text("would not add up to 1")
    expect(page.get_by_test_id("broken-couplings")).to_have_class(re.compile("pointed"))
    page.get_by_test_id("broken-again").click()
    expect(rows_of(page)).to_have_count(2)
    again = lengths_of(page)
    np.testing.assert_allclose(again, routed(votes, 6), atol=1e-4)  # it goes on where it was
    page.get_by_test_id("broken-restart").click()
    expect(rows_of(page)).to_have_count(1)
    np.testing.assert_allclose(lengths_of(page), first, atol=1e-6)
    page.get_by_test_id("broken-again").click()
    expect(rows_of(page)).to_have_count(2)
    page.get_by_test_id(f"broken-guess-{KEPT}").click()
    expect(page.get_by_test_id("broken-asked")).to_contain_text("Found: Logits kept from the last picture.")
    expect(page.get_by_test_id("broken-shown")).to_contain_text("read twice with 3 iterations")
    expect(page.get_by_test_id("broken-found")).to_have_text("1 case found so far: 5")
    keep_screenshot(page, "break-it-found")
    found = run_notebook(page.get_by_test_id("broken-notebook"))
    np.testing.assert_allclose(lengths_of(page), found["broken"], atol=1e-5)
    np.testing.assert_allclose(first, found["sound"], atol=1e-5)
    page.get_by_test_id("broken-another").click()
    expect(page).to_have_url(re.compile("case=6"))
    expect(page.get_by_test_id("broken-guess-none")).to_be_visible()
    assert len(sent) == before


@pytest.mark.parametrize("look", ["case=5", f"look=switches&with={KEPT}"])
def test_a_link_brings_back_the_log_and_the_logits_that_a_former_picture_has_left(page: Page, look: str):
    page.goto(f"/break_it?run={RUN}&image=test-3&{look}")
    lengths_of(page)
    page.get_by_test_id("picture-number").fill("0")
    expect(rows_of(page)).to_have_count(2)
    kept = route(votes_of(3), 3)[1]
    np.testing.assert_allclose(lengths_of(page), routed(votes_of(0), 3, logits=kept), atol=1e-4)
    expect(page).to_have_url(re.compile(r"trials=test-3\.3[^_]*_test-0\.3"))
    shown, address = lengths_of(page), page.url
    page.goto("about:blank")
    page.goto(address)
    expect(rows_of(page)).to_have_count(2)
    np.testing.assert_allclose(lengths_of(page), shown, atol=1e-6)
    assert page.url == address
    page.get_by_test_id("broken-restart").click()
    expect(rows_of(page)).to_have_count(1)
    expect(page).not_to_have_url(re.compile("trials="))


def test_while_the_network_is_on_its_way_the_server_reads(page: Page):
    held: list[Route] = []
    page.route("**/mistakes/**", lambda route: held.append(route))
    page.goto(f"/break_it?run={RUN}&look=switches&with={AXIS}&image=test-3&iterations=2")
    np.testing.assert_allclose(lengths_of(page), routed(votes_of(3), 2, axis=0), atol=1e-5)
    note = page.get_by_test_id("routing-note")
    expect(note).to_contain_text("is being made ready for the browser")
    held[0].continue_()
    expect(note).to_be_hidden()


@pytest.mark.parametrize("is_able", [True, False])
def test_switches_compute_in_the_browser_and_on_the_server(page: Page, is_able: bool):
    if not is_able:
        page.add_init_script("window.capsuleLabNetworkFallback = 'memory'")
    page.goto(f"/break_it?run={RUN}&look=switches&with={AXIS}&image=test-3&iterations=2")
    np.testing.assert_allclose(lengths_of(page), routed(votes_of(3), 2, axis=0), atol=1e-5)
    note = page.get_by_test_id("routing-note")
    expect(note).to_contain_text("" if is_able else "too little memory")
    page.get_by_test_id(f"broken-switch-{AXIS}").click()
    expect(rows_of(page)).to_have_count(2)
    np.testing.assert_allclose(lengths_of(page), routed(votes_of(3), 2), atol=1e-4)
    page.get_by_test_id(f"broken-switch-{RELU}").click()
    expect(page.get_by_test_id("broken-below")).to_contain_text("Below 0 are 0.0 %")
    expect(page).to_have_url(re.compile(f"with={RELU}"))
    expect(page.get_by_test_id("broken-measured-kept")).to_contain_text("40.9 %")
