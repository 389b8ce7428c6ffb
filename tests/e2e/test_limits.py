"""Limits: pictures that no network learned are read in the browser, and the server hears nothing of it."""

import re

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from lib.inspectors.unseen_queue import load_measured
from tests.chromium import count_sent
from tests.e2e.waiting import wait_until_drawn
from tests.notebooks import run_cells, save_notebook

PAIR = ("capsnet_small", "lenet")


def scores_of(page: Page) -> np.ndarray:
    """Return the scores that the cards show, [networks, classes]."""
    values = page.locator(".card .score .number").evaluate_all(
        "(all) => all.map((one) => Number(one.dataset.value))"
    )
    return np.array(values).reshape(-1, 10)


def test_unseen_pictures_are_read_without_the_server_and_a_link_brings_back_the_view(page: Page, keep_screenshot):
    sent = count_sent(page)
    page.goto("/limits?hide=question")
    for network in PAIR:
        expect(page.get_by_test_id(f"unseen-answer-{network}")).to_have_text("Says 8")  # the letter B
    wait_until_drawn(page)
    before = len(sent)
    page.get_by_test_id("unseen-kind-pair").click()
    expect(page.get_by_test_id("unseen-both-lenet")).to_contain_text("Of 200 such pictures its two highest are")
    page.get_by_test_id("unseen-kind-noise").click()
    page.get_by_test_id("unseen-next").click()
    expect(page.get_by_test_id("unseen-summary")).to_contain_text(
        re.compile(r"network · MNIST says \d .* LeNet · MNIST says \d")
    )
    page.get_by_test_id("unseen-threshold").focus()
    page.get_by_test_id("unseen-threshold").press("End")
    expect(page.get_by_test_id("unseen-answer-capsnet_small")).to_have_text("Says nothing")
    kept = load_measured("capsnet_small", "final")["noise"]
    expect(page.get_by_test_id("unseen-caption")).to_have_text("Every pixel is random")
    assert scores_of(page)[0] == pytest.approx(kept.scores[2], abs=2e-3)
    distance = page.get_by_test_id("unseen-distance-capsnet_small")
    assert float(distance.get_attribute("data-value") or "nan") == pytest.approx(kept.distances[2], rel=1e-2)
    keep_screenshot(page, "limits-noise")
    assert len(sent) == before
    page.goto(page.url)
    expect(page.get_by_test_id("unseen-number")).to_have_value("3")
    expect(page.get_by_test_id("unseen-threshold-value")).to_have_text("1.00")
    expect(page.get_by_test_id("unseen-answer-capsnet_small")).to_have_text("Says nothing")


def test_the_notebook_computes_what_the_page_shows_and_the_server_what_the_browser_does(page: Page):
    page.goto("/limits?runs=capsnet_small&hide=question&kind=scribble&number=4&threshold=0.6")
    said_by = page.get_by_test_id("unseen-summary")
    expect(said_by).to_contain_text("capsule network")
    page.get_by_test_id("unseen-distance-capsnet_small").wait_for()
    live = scores_of(page)
    found, said = run_cells(save_notebook(page.get_by_test_id("unseen-notebook")))
    assert live[0] == pytest.approx(found["scores"], abs=2e-3)
    shown = page.get_by_test_id("unseen-chart").get_attribute("aria-label") or ""
    share = float(np.mean(found["said"] < 0.6))
    assert f"Scribble: {100 * share:.1f}" in shown and f"share {round(share, 4)}" in said
    page.add_init_script("window.capsuleLabNetworkFallback = 'memory'")
    page.reload()
    expect(page.get_by_test_id("unseen-note-capsnet_small")).to_contain_text("too little memory")
    expect(said_by).to_contain_text("capsule network")
    assert scores_of(page) == pytest.approx(live, abs=2e-3)
    page.get_by_test_id("unseen-next").click()  # the server is asked again
    expect(page.get_by_test_id("unseen-number")).to_have_value("5")
    expect(page.get_by_test_id("unseen-answer-capsnet_small")).not_to_have_text("Reading …")
    expect(said_by).to_contain_text("capsule network")
    assert not np.allclose(scores_of(page), live, atol=1e-2)
