"""Start: any picture goes through the network in the browser, and nothing goes to the server."""

import gzip
import re
from pathlib import Path

import numpy as np
from playwright.sync_api import Page, expect

from lib import datasets
from lib.pictures.pixels import to_unit_range
from lib.settings import ASSETS
from tests.chromium import count_sent
from tests.e2e.waiting import wait_until_drawn
from tests.lite import LiteNetwork
from tests.motion import box_of

ITERATIONS = 3


def network_of(run: str, home: Path = ASSETS) -> LiteNetwork:
    """Return the file that browsers get of a run: of one that ships with the app, or that a server has made."""
    [path] = (home / "runs" / run / "networks").glob("*.gz")
    return LiteNetwork(gzip.decompress(path.read_bytes()))


def lengths_shown(page: Page) -> np.ndarray:
    values = [page.get_by_test_id(f"journey-length-{j}").get_attribute("data-value") for j in range(10)]
    return np.array(values, float)


def open_start(page: Page, address: str = "/") -> None:
    page.goto(address)
    page.get_by_test_id("journey-length-0").wait_for()
    wait_until_drawn(page)


def test_another_test_image_goes_through_the_files_own_numbers(page: Page, keep_screenshot):
    sent = count_sent(page)
    open_start(page)
    before = len(sent)
    page.get_by_test_id("journey-choose").click()
    page.get_by_test_id("picture-number").fill("3117")
    expect(page).to_have_url(re.compile("image=test-3117"))
    label = datasets.load("mnist").test.labels[3117]
    expect(page.get_by_test_id("picture-said")).to_have_text(f"Labelled {label}")
    expect(page.get_by_test_id("journey-say")).to_contain_text(f"reads this as {label}")
    network = network_of("capsnet_small")
    seen = network.run("observe", image=to_unit_range(datasets.load("mnist").test.images[3117:3118]))
    routed = network.route(seen, ITERATIONS)
    np.testing.assert_allclose(lengths_shown(page), routed["lengths"][-1, 0], atol=1e-6)
    assert len(sent) == before
    keep_screenshot(page, "start-another-digit")
    page.reload()  # the server computes the same, without the epsilon in the root of the network's own lengths
    page.get_by_test_id("journey-length-0").wait_for()
    expect(page.get_by_test_id("picture-choice")).to_be_visible()
    np.testing.assert_allclose(lengths_shown(page), np.linalg.norm(routed["outputs"][-1, 0], axis=-1), atol=1e-5)


def test_a_drawing_goes_through_while_the_pen_moves(page: Page):
    sent = count_sent(page)
    open_start(page)
    page.get_by_test_id("journey-choose").click()
    box = box_of(page.get_by_test_id("picture-pad"))
    before = len(sent)
    page.mouse.move(box["x"] + 0.5 * box["width"], box["y"] + 0.2 * box["height"])
    page.mouse.down()
    page.mouse.move(box["x"] + 0.5 * box["width"], box["y"] + 0.8 * box["height"], steps=10)
    expect(page.get_by_test_id("journey-say")).to_contain_text("reads this as 1")  # the pen is still down
    page.mouse.up()
    expect(page).to_have_url(re.compile("image=own-"))
    assert len(sent) == before
    page.get_by_role("button", name="Draw your own").click()  # and it goes along
    expect(page).to_have_url(re.compile(r"/predict\?.*image=own-"))


def test_where_the_browser_cannot_the_server_sends_the_picture_through(page: Page):
    page.add_init_script('window.capsuleLabNetworkFallback = "memory"')
    open_start(page)
    page.get_by_test_id("journey-choose").click()
    page.get_by_test_id("picture-number").fill("3117")
    label = datasets.load("mnist").test.labels[3117]
    expect(page.get_by_test_id("journey-say")).to_contain_text(f"reads this as {label}")
    expect(page.get_by_test_id("journey-note")).to_contain_text("too little memory")


def test_another_number_of_iterations_is_another_journey(page: Page):
    sent = count_sent(page)
    open_start(page)
    before = len(sent)
    page.get_by_test_id("journey-choose").click()
    for iterations in (5, 1):
        page.get_by_test_id("journey-iterations").fill(str(iterations))
        page.get_by_test_id("journey-iterations").press("Enter")
        expect(page.locator("[data-testid^=journey-step-iteration]")).to_have_count(iterations)
        network = network_of("capsnet_small")
        seen = network.run("observe", image=to_unit_range(datasets.load("mnist").test.images[115:116]))
        expected = network.route(seen, iterations)["lengths"][-1, 0]
        np.testing.assert_allclose(lengths_shown(page), expected, atol=1e-6)
    expect(page.get_by_test_id("journey-digit-test-115")).to_have_attribute("aria-pressed", "true")
    page.get_by_test_id("journey-digit-test-18").click()
    expect(page).to_have_url(re.compile("image=test-18.*iterations=1"))
    expect(page.get_by_test_id("journey-digit-test-18")).to_have_attribute("aria-pressed", "true")
    assert len(sent) == before
    shown = lengths_shown(page)
    page.reload()
    page.get_by_test_id("journey-length-0").wait_for()
    expect(page.locator("[data-testid^=journey-step-iteration]")).to_have_count(1)
    np.testing.assert_allclose(lengths_shown(page), shown, atol=1e-5)
    page.get_by_test_id("journey-choose").click()
    page.get_by_test_id("journey-iterations").fill("3")
    page.get_by_test_id("journey-iterations").press("Enter")
    expect(page).not_to_have_url(re.compile("iterations"))
    expect(page.locator("[data-testid^=journey-step-iteration]")).to_have_count(3)
    page.get_by_test_id("journey-iterations").fill("2")
    page.get_by_test_id("journey-iterations").press("Enter")
    expect(page).to_have_url(re.compile("iterations=2"))
    page.get_by_role("button", name="Step through routing").click()  # the digit and the iterations go along
    expect(page.get_by_test_id("routing-iterations")).to_have_value("2")
    expect(page.get_by_test_id("picture-number")).to_have_value("18")
