"""Noise that misleads: made by the server once, put on the picture and read in the browser at every move."""

import re

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from tests.chromium import count_sent
from tests.e2e.waiting import wait_until_drawn
from tests.notebooks import run_notebook

PAIR = ("capsnet_small", "lenet")


def scores_of(page: Page, card: int) -> list[float]:
    """Return the scores of all classes on a network's card."""
    shown = page.locator(".card").nth(card).locator(".score .number").all()
    return [float(one.get_attribute("data-value") or "nan") for one in shown]


def wait_for_curves(page: Page, count: int) -> None:
    for network in PAIR:
        curve = page.get_by_test_id(f"noise-curve-{network}").locator(f"[data-curve={network}]")
        expect(curve).to_have_attribute("data-count", str(count))


def test_the_dial_costs_the_server_nothing_and_the_notebook_computes_the_same(page: Page, keep_screenshot):
    sent = count_sent(page)
    page.goto("/limits?look=noise&hide=question")
    wait_for_curves(page, 31)
    expect(page.get_by_test_id("noise-said")).to_contain_text("For all of them: 0.00 to 0.05.")
    wait_until_drawn(page)
    posts: list[str] = []
    page.on("request", lambda request: posts.append(request.url) if request.method == "POST" else None)
    before = len(sent)
    dial = page.get_by_test_id("noise-epsilon")
    dial.focus()
    dial.press("Home")
    for network in PAIR:
        expect(page.get_by_test_id(f"noise-answer-{network}")).to_have_text("Reads 4")
    for _ in range(5):
        dial.press("ArrowRight")
    for network in PAIR:
        expect(page.get_by_test_id(f"noise-answer-{network}")).to_have_text("Reads 9")
    expect(page).to_have_url(re.compile(r"epsilon=0\.05"))
    keep_screenshot(page, "noise")
    page.get_by_test_id("picture-number").fill("3")
    expect(page.get_by_test_id("noise-before-lenet")).to_contain_text("Without noise: 0")
    wait_for_curves(page, 31)
    assert len(sent) == before and len(posts) == 2  # a picture, noise of each network
    wait_until_drawn(page)
    found = run_notebook(page.get_by_test_id("noise-notebook"))
    for at, network in enumerate(PAIR):
        assert scores_of(page, at) == pytest.approx(found["scores"][network].tolist(), abs=2e-4)
        assert np.abs(found["received"][network] - found["image"]).max() <= 0.05 + 1e-6


def test_the_server_reads_what_the_browser_cannot_and_a_link_opens_the_view(page: Page):
    link = "/limits?look=noise&hide=question&method=target&target=8&epsilon=0.16&maker=lenet"
    page.goto(link)
    wait_for_curves(page, 16)
    expect(page.get_by_test_id("noise-value")).to_have_text("ε = 0.16")
    expect(page.get_by_test_id("noise-answer-lenet")).to_have_text("Reads 8")
    live = scores_of(page, 0)
    page.add_init_script("window.capsuleLabNetworkFallback = 'memory'")
    page.reload()
    expect(page.get_by_test_id("noise-note-capsnet_small")).to_contain_text("too little memory")
    wait_for_curves(page, 16)
    assert scores_of(page, 0) == pytest.approx(live, abs=2e-4) and np.isfinite(live).all()
