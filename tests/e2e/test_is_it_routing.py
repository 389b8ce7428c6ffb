"""Is it routing?: two pictures are routed in the browser, and measures are made once, in the background."""

import re

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from tests.chromium import count_sent
from tests.e2e.waiting import wait_until_drawn
from tests.notebooks import run_notebook
from tests.parts.mounted import number_in


def test_two_pictures_are_compared_without_the_server_and_the_notebook_agrees(page: Page, keep_screenshot):
    sent = count_sent(page)
    page.goto("/is_it_routing?hide=question&runs=capsnet_small")
    difference, correlation = (
        page.get_by_test_id("couplings-difference"),
        page.get_by_test_id("couplings-correlation"),
    )
    expect(difference).to_have_attribute("data-value", re.compile(r"\d"))
    wait_until_drawn(page)
    by_server = number_in(difference)
    second = page.get_by_test_id("couplings-second-card")
    second.get_by_test_id("picture-number").fill("15")
    expect(page.locator("figcaption").nth(1)).to_contain_text("test image 15 (5)")
    expect(page).to_have_url(re.compile("second=test-15"))
    expect(page.locator(".couplings")).to_have_class("lab couplings")
    assert number_in(difference) != by_server
    wait_until_drawn(page)
    before = len(sent)  # by now the network is there
    second.get_by_test_id("picture-number").fill("8")
    expect(page.locator("figcaption").nth(1)).to_contain_text("test image 8 (5)")
    expect(page.locator(".couplings")).to_have_class("lab couplings")
    assert number_in(difference) == pytest.approx(by_server, abs=1e-5)
    page.get_by_test_id("couplings-to").select_option("3")
    page.get_by_test_id("couplings-map-first").press("ArrowRight")
    expect(page).to_have_url(re.compile("to=3.*capsule=1"))
    assert len(sent) == before
    keep_screenshot(page, "is-it-routing")
    found = run_notebook(page.get_by_test_id("couplings-notebook"))
    first, other = found["couplings"]
    assert number_in(difference) == pytest.approx(float(np.abs(first - other).mean()), abs=1e-5)
    assert number_in(correlation) == pytest.approx(np.corrcoef(first.ravel(), other.ravel())[0, 1], abs=1e-3)


def test_where_the_browser_cannot_the_server_routes_what_is_chosen(page: Page):
    page.add_init_script("window.capsuleLabNetworkFallback = 'memory'")
    page.goto("/is_it_routing?hide=question&runs=capsnet_small")
    expect(page.get_by_test_id("couplings-note")).to_contain_text("too little memory")
    before = number_in(page.get_by_test_id("couplings-difference"))
    page.get_by_test_id("couplings-first-card").get_by_test_id("picture-number").fill("3")
    expect(page.locator("figcaption").nth(0)).to_contain_text("test image 3 (0): to 0")
    expect(page.locator(".couplings")).to_have_class("lab couplings")
    expect(page.get_by_test_id("couplings-said")).to_contain_text("Between test image 3 (0)")
    assert number_in(page.get_by_test_id("couplings-difference")) != before
