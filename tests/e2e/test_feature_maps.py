"""From all layers to one pixel's sum and back, on the bundled network; hovering sends nothing to the server."""

import re

import numpy as np
from playwright.sync_api import Page, expect

from lib.datasets import load
from lib.runs import RunFiles
from lib.settings import ASSETS
from tests.e2e.waiting import wait_until_silent
from tests.fidelity import reference
from tests.motion import box_of


def test_zooming_to_a_pixel_and_the_strongest_images(page: Page, keep_screenshot):
    sent: list[object] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
    page.goto("/maps?run=lenet&image=test-115")
    page.get_by_test_id("maps-skip").click()
    expect(page.get_by_test_id("maps-summary")).to_contain_text("The network reads “4”")
    page.get_by_test_id("maps-open-conv2").click()
    tiles = page.get_by_test_id("maps-tiles")
    expect(page.get_by_test_id("maps-pixel-value")).to_have_count(0)
    tiles.click(position={"x": 30, "y": 30})
    expect(page.get_by_test_id("maps-output-value")).to_be_visible()
    expect(page.get_by_test_id("strongest").locator("figure")).to_have_count(10)
    expect(page).to_have_url(re.compile(r"layer=conv2&map=1"))
    wait_until_silent(page, sent)

    weights = RunFiles(ASSETS / "runs" / "lenet").load_checkpoint()
    image = load("mnist").test.take(np.array([115])).images.astype(np.float32) / 255
    expected = reference.forward("lenet", weights, image)["conv2"][0, ..., 0]
    output = page.get_by_test_id("maps-output")
    box = box_of(output)
    sent.clear()
    for row, column in [(2, 3), (6, 5), (7, 9), (13, 0)]:
        page.mouse.move(box["x"] + (column + 0.5) / 14 * box["width"], box["y"] + (row + 0.5) / 14 * box["height"])
        value = page.get_by_test_id("maps-output-value").get_attribute("data-value")
        np.testing.assert_allclose(float(value or "nan"), expected[row, column], atol=1e-5)
    assert sent == []
    keep_screenshot(page, "maps-map")

    page.get_by_test_id("maps-to-all").click()
    expect(page.get_by_test_id("maps-card-conv1")).to_be_visible()
    page.get_by_text("What decides", exact=True).click()
    page.get_by_role("button", name="on the rest around it").click()
    expect(page.get_by_test_id("saliency-said")).to_contain_text("You guessed “on the rest around it”")
    expect(page.get_by_test_id("saliency-summary")).to_contain_text("The score of “4” is")
    keep_screenshot(page, "maps-saliency")
