"""The map of class vectors on the Capsules page: the learner's digit moves while the pen does, in the browser."""

import csv
import re

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from lib.parts import umap
from tests.chromium import count_sent
from tests.e2e.waiting import wait_until_drawn
from tests.motion import box_of
from tests.notebooks import run_notebook


def test_the_map_follows_the_pen_and_every_choice_without_the_server(page: Page, keep_screenshot):
    sent = count_sent(page)
    page.goto("/capsules?run=capsnet_small")
    page.get_by_test_id("map-guess-one").click()
    wait_until_drawn(page)
    said = page.get_by_test_id("map-said")
    expect(said).to_contain_text("Your picture is test image 115, of class 4.")
    expect(said).to_contain_text("nearest to your capsule 4, 10 are of class 4.")
    before = len(sent)
    page.get_by_test_id("map-dims-3").click()
    page.get_by_test_id("map-by").select_option("thickness")
    page.get_by_test_id("map-of").select_option("4")
    expect(page).to_have_url(re.compile("dims=3&by=thickness&of=4"))
    expect(page.get_by_test_id("map-range")).to_contain_text("thickness: from ")
    page.get_by_test_id("map-of").select_option("all")
    page.get_by_test_id("map-stage").press("ArrowLeft")
    pad = page.get_by_test_id("picture-pad")
    pad.scroll_into_view_if_needed()
    box = box_of(pad)
    page.mouse.move(box["x"] + 0.5 * box["width"], box["y"] + 0.2 * box["height"])
    page.mouse.down()
    page.mouse.move(box["x"] + 0.5 * box["width"], box["y"] + 0.8 * box["height"], steps=10)
    expect(said).to_contain_text(re.compile("nearest to your capsule 1, 10 are of class 1"))
    page.mouse.up()
    expect(page).to_have_url(re.compile("image=own-"))
    assert len(sent) == before
    keep_screenshot(page, "capsule-map")
    page.reload()
    expect(page.get_by_test_id("map-dims-3")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_test_id("map-by")).to_have_value("thickness")


def test_the_notebook_finds_the_map_and_what_is_near_again(page: Page):
    page.goto("/capsules?run=capsnet_small&dims=3&of=4&image=test-500&iterations=2&hide=question")
    expect(page.get_by_test_id("map-same").locator("li")).to_have_count(5)
    with page.expect_download() as download:
        page.get_by_test_id("map-csv").click()
    with download.value.path().open(encoding="utf-8-sig") as file:
        mine, *lines = csv.reader(list(file)[1:])
    found = run_notebook(page.get_by_test_id("map-notebook"))
    assert [int(line[0]) for line in lines] == found["places"].tolist()
    shown = np.array([line[2:5] for line in lines], float)
    np.testing.assert_allclose(shown, found["points"], atol=1e-5)
    np.testing.assert_allclose(np.array(mine[2:5], float), found["mine"], atol=1e-5)
    distances = dict(zip(found["others"].tolist(), found["distances"].tolist(), strict=True))
    for line in lines:
        assert float(line[5]) == pytest.approx(distances[int(line[0])], abs=1e-5)


@pytest.mark.skipif(not umap.runtime_files(), reason="umap-js is not installed: make test does it")
def test_a_link_to_umaps_map_opens_it(page: Page):
    page.goto("/capsules?run=capsnet_small&map=umap&of=3&hide=question")
    expect(page.get_by_test_id("map-explained")).to_contain_text("UMAP lays ")
    expect(page.get_by_test_id("map-of")).to_have_value("3")
    expect(page.get_by_test_id("map-note")).to_have_text("")
