"""The convolution lab asks the server nothing while one looks; two real networks read its scrambled parts."""

import re

import numpy as np
from playwright.sync_api import Page, WebSocket, expect

from lib.pictures.photo_samples import load_photo
from tests.e2e.waiting import wait_until_silent
from tests.motion import box_of
from tests.parts.convolution_lab import reference


def test_looking_is_silent_and_scrambled_parts_are_read(page: Page, keep_screenshot):
    frames: list[str] = []

    def count(websocket: WebSocket) -> None:
        websocket.on("framesent", lambda _: frames.append("sent"))
        websocket.on("framereceived", lambda _: frames.append("received"))

    page.on("websocket", count)
    page.goto("/convolution?photo=coffee")
    page.get_by_test_id("conv-guess-vertical").click()
    wait_until_silent(page, frames)
    frames.clear()
    box = box_of(page.get_by_test_id("conv-right"))
    for at in range(30):
        page.mouse.move(box["x"] + box["width"] * (at + 0.5) / 62, box["y"] + box["height"] * (at + 0.5) / 62)
    image = reference.working_image(load_photo("coffee", 128), 64, colour=False)
    expected = reference.convolution(image, reference.kernel("vertical", 3)[None])[29, 29]
    shown = float(str(page.get_by_test_id("conv-sum").get_attribute("data-value")))
    np.testing.assert_allclose(shown, expected, atol=1e-12)
    page.get_by_test_id("conv-cell-4").fill("3")
    page.get_by_test_id("conv-stride").select_option("2")
    page.get_by_test_id("conv-speed").fill("3")
    page.get_by_test_id("conv-play").click()
    expect(page.get_by_test_id("conv-sum")).to_contain_text("Row 31, column 31:")
    wait_until_silent(page, frames)
    assert frames == []
    keep_screenshot(page, "convolution-scan")

    page.get_by_text("Pooling", exact=True).click()
    page.get_by_test_id("conv-guess-skip").click()
    expect(page.get_by_test_id("conv-map-0")).to_contain_text("your own")
    page.get_by_text("Scrambled parts", exact=True).click()
    page.get_by_test_id("tiles-guess-still").click()
    expect(page.get_by_test_id("tiles-answer-1")).to_contain_text("Whole: 4")
    wait_until_silent(page, frames)
    frames.clear()
    for place in (0, 3):
        page.get_by_test_id(f"tiles-place-{place}").click()
    expect(page).to_have_url(re.compile("tiles=2-1-0-3-2"))
    expect(page.get_by_test_id("tiles-learned")).to_contain_text("Your 2 tries with these networks: LeNet")
    page.get_by_test_id("picture-number").fill("3")
    expect(page.get_by_test_id("tiles-said")).to_contain_text("LeNet · MNIST reads “0” in the whole picture.")
    page.get_by_test_id("tiles-guess-skip").click()
    assert frames == []
    page.get_by_role("button", name="Count on 200 test images").click()
    expect(page.get_by_test_id("stTable")).to_contain_text("Small capsule network · MNIST")
    expect(page.get_by_text("The more of them a network loses")).to_contain_text(
        "of 200 test images right; whole, it"
    )
    expect(page.get_by_text("Cut into 2 × 2; the parts lie in the order 2, 1, 4, 3.")).to_be_visible()
    expect(page).to_have_url(re.compile("counted=2-1-0-3-2"))
    keep_screenshot(page, "convolution-scrambled")
