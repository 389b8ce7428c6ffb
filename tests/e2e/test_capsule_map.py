"""The map of class vectors on the Capsules page: the learner's digit moves while the pen does, in the browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from lib.parts import umap
from tests.chromium import count_sent
from tests.e2e.waiting import wait_until_drawn
from tests.motion import box_of


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


@pytest.mark.skipif(not umap.runtime_files(), reason="umap-js is not installed: make test does it")
def test_a_link_to_umaps_map_opens_it(page: Page):
    page.goto("/capsules?run=capsnet_small&map=umap&of=3&hide=question")
    expect(page.get_by_test_id("map-explained")).to_contain_text("UMAP lays ")
    expect(page.get_by_test_id("map-of")).to_have_value("3")
    expect(page.get_by_test_id("map-note")).to_have_text("")
