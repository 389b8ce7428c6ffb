"""Primary capsules are switched off, one by one and by painting, and the browser routes again without them."""

import csv
import re

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from tests.chromium import count_sent
from tests.e2e.test_live_routing import numbers
from tests.e2e.waiting import wait_until_drawn
from tests.motion import box_of
from tests.notebooks import run_notebook
from tests.parts.mounted import number_in

SAID = "off-said"


def open_bar(page: Page, more: str = "") -> None:
    page.goto(f"/routing?run=capsnet_small&step=14&capsule=112&class=4{more}")
    page.get_by_test_id("routing-next").wait_for()
    wait_until_drawn(page)


def test_capsules_go_off_in_the_list_on_the_map_and_by_the_brush_without_the_server(page: Page, keep_screenshot):
    sent = count_sent(page)
    open_bar(page)
    before = len(sent)
    page.get_by_test_id("off-open").click()
    expect(page.get_by_test_id("off-question")).to_contain_text("After how many of 128")
    expect(page.get_by_test_id(SAID)).to_be_hidden()
    page.get_by_test_id("off-guess-1").click()
    expect(page.get_by_test_id("off-question")).to_contain_text(
        re.compile(r"You guessed .*once \d+ of 128 are off")
    )
    row = page.locator("[data-capsule]").nth(2)
    row.focus()
    row.press("Enter")
    expect(page.get_by_test_id(SAID)).to_contain_text("1 of 128 primary capsules is off. 4 is still longest")
    expect(row).to_contain_text("off")
    one_off = page.url
    assert re.search(r"off=\d+", one_off)
    veil = page.get_by_test_id("off-veil")
    box = box_of(veil)
    page.mouse.move(box["x"] + 0.2 * box["width"], box["y"] + 0.35 * box["height"])
    page.mouse.down()
    page.mouse.move(box["x"] + 0.8 * box["width"], box["y"] + 0.35 * box["height"], steps=6)
    page.mouse.up()
    expect(page.get_by_test_id(SAID)).to_contain_text(re.compile("(3[2-9]|6[4-9]) of 128 primary"))
    expect(page).to_have_url(re.compile("off=1-(32|64)"))
    page.get_by_test_id("off-brush-on").click()
    veil.focus()
    veil.press("Enter")  # the first place
    expect(page).to_have_url(re.compile("off=9-(32|64)"))
    canvas = page.get_by_test_id("routing-map")
    canvas.focus()
    canvas.press("ArrowLeft")
    canvas.press("Enter")
    keep_screenshot(page, "switched-off")
    painted = page.get_by_test_id(SAID).inner_text()
    expect(page.get_by_test_id("off-curves").locator("[data-curve=random-5]")).to_have_attribute(
        "data-count", "17"
    )
    assert len(sent) == before
    assert_notebook_finds_the_curves(page)
    page.go_back()  # keys in quick succession are one step, slower ones are several
    expect(page.get_by_test_id(SAID)).not_to_have_text(painted)
    expect(page).to_have_url(re.compile("off=[19]-(32|64)"))
    page.get_by_test_id("off-all-on").click()
    expect(page.get_by_test_id(SAID)).to_have_text("All 128 primary capsules are on.")
    expect(page).to_have_url(re.compile("off=none"))


def assert_notebook_finds_the_curves(page: Page) -> None:
    """Run the notebook of the curves, and compare with what the browser measured and saves as CSV."""
    found = run_notebook(page.get_by_test_id("off-curves-notebook"))
    with page.expect_download() as download:
        page.get_by_test_id("off-curves-csv").click()
    with download.value.path().open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for order, lengths in found["curves"].items():
        measured = [float(row["length"]) for row in rows if row["order"] == order]
        assert measured == pytest.approx(lengths, abs=1e-4), order
    assert len(found["curves"]) == 7


def test_the_server_routes_without_them_where_the_browser_cannot_and_finds_the_same(page: Page):
    open_bar(page, "&off=1-32,112&hide=question")
    page.get_by_test_id("routing-more").click()  # the browser routes with four iterations
    expect(page.locator(".step-tick")).to_have_count(20)
    live = numbers(page)
    said = page.get_by_test_id(SAID).inner_text()
    page.add_init_script("window.capsuleLabNetworkFallback = 'memory'")
    page.reload()
    expect(page.get_by_test_id("routing-note")).to_contain_text("too little memory")
    answered = numbers(page)
    assert page.get_by_test_id(SAID).inner_text() == said
    assert live.keys() == answered.keys()
    for name, values in answered.items():
        assert live[name] == pytest.approx(values, rel=1e-4, abs=1e-5), name
    page.get_by_test_id("off-all-on").click()
    expect(page.get_by_test_id(SAID)).to_have_text("All 128 primary capsules are on.")
    expect(page.locator(".step-tick")).to_have_count(20)


def test_another_routing_stands_beside_live_and_its_notebook_computes_the_same(page: Page, keep_screenshot):
    sent = count_sent(page)
    open_bar(page, "&hide=question&off=1-4")
    before = len(sent)
    page.get_by_test_id("beside-open").click()
    expect(page.get_by_test_id("beside-waiting")).to_have_text("The capsules that are off above are off here too.")
    said = page.get_by_test_id("beside-said")
    expect(said).to_contain_text("Both say 4")
    keep_screenshot(page, "routing-beside")
    page.get_by_test_id("picture-number").fill("3")
    expect(said).to_contain_text("Both say 0")
    expect(page).to_have_url(re.compile("beside=same"))
    assert len(sent) == before
    found = run_notebook(page.get_by_test_id("beside-notebook"))
    shown = [number_in(page.get_by_test_id(f"beside-second-{j}")) for j in range(10)]
    assert shown == pytest.approx(found["lengths"][-1].tolist(), abs=1e-5)
    assert number_in(page.get_by_test_id("beside-entropy"), "second") == pytest.approx(found["entropies"][-1])
    page.add_init_script("window.capsuleLabNetworkFallback = 'memory'")
    page.reload()
    expect(said).to_contain_text("Both say 0")
    by_server = [number_in(page.get_by_test_id(f"beside-second-{j}")) for j in range(10)]
    assert by_server == pytest.approx(shown, abs=1e-5)


def test_a_browser_that_cannot_gets_the_same_curves_from_the_server(page: Page):
    found: list[np.ndarray] = []
    for is_able in (True, False):
        if not is_able:
            page.add_init_script("window.capsuleLabNetworkFallback = 'memory'")
        open_bar(page, "&off=none&hide=question")
        expect(page.get_by_test_id("off-curves-said")).to_contain_text("in 5 random orders")
        with page.expect_download() as download:
            page.get_by_test_id("off-curves-csv").click()
        rows = csv.DictReader(download.value.path().read_text("utf-8-sig").splitlines())
        found.append(np.array([(float(row["off"]), float(row["length"])) for row in rows]))
    assert len(found[0]) == 2 * 129 + 5 * 17
    np.testing.assert_allclose(found[1], found[0], atol=1e-5)
