"""Gradient and Grad-CAM in a browser: values under the pointer, the slider, what is said."""

from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page, expect

import lib.parts.saliency_overlay as saliency_overlay
from lib.inspectors.answers.saliency_maps import Saliency
from lib.parts.packing import Payload
from lib.parts.saliency_overlay import payload
from tests.motion import box_of
from tests.parts.mounted import expect_query, open_part

pytestmark = pytest.mark.xdist_group("stepper")

FOLDER = Path(saliency_overlay.__file__).parent
RANDOM = np.random.default_rng(0)
IMAGE = RANDOM.random((8, 12, 3)).astype(np.float32)
FOUND = Saliency(
    1,
    2.5,
    RANDOM.normal(0, 1, (8, 12, 3)).astype(np.float32),
    "conv2",
    RANDOM.random((4, 6)).astype(np.float32),
    ("conv1", "conv2"),
)


def sent(found: Saliency = FOUND, **view: str) -> Payload:
    said = ["You guessed so.", "It is so."]
    return payload(IMAGE, found, title="a-run", class_name="dog", sentences=said, view=view)


def test_values_under_the_pointer_and_the_largest(page: Page):
    open_part(page, FOLDER, sent(opacity="35"))
    expect(page.get_by_test_id("saliency-said")).to_have_text("You guessed so. It is so.")
    assert page.get_by_test_id("saliency-opacity").input_value() == "35"
    row, column = np.unravel_index(np.argmax(FOUND.by_pixel), (8, 12))
    down, right = np.unravel_index(np.argmax(FOUND.cam), (4, 6))
    expect(page.get_by_test_id("saliency-summary")).to_contain_text(
        f"largest at row {row + 1}, column {column + 1}; Grad-CAM is largest in row {down + 1}, "
        f"column {right + 1} of conv2"
    )
    here = page.get_by_test_id("saliency-here")
    box = box_of(page.get_by_test_id("saliency-gradient"))
    for row, column in [(0, 0), (5, 7), (7, 11)]:
        page.mouse.move(box["x"] + (column + 0.5) / 12 * box["width"], box["y"] + (row + 0.5) / 8 * box["height"])
        assert float(here.get_attribute("data-gradient") or "nan") == FOUND.by_pixel[row, column]
        assert float(here.get_attribute("data-cam") or "nan") == FOUND.cam[row // 2, column // 2]
    page.get_by_test_id("saliency-opacity").fill("80")
    expect_query(page, {"opacity": "80"})
    alpha = page.get_by_test_id("saliency-cam").locator("canvas").nth(1)
    pixel = alpha.evaluate("(one) => one.getContext('2d').getImageData(0, 0, 1, 1).data[3]")
    assert pixel == round(255 * 0.8)
    assert page.evaluate("window.sent") == []


def test_nothing_that_speaks_for_it_is_said(page: Page):
    silent = Saliency(1, 2.5, FOUND.gradient, "conv2", np.zeros((4, 6), np.float32), ("conv2",))
    open_part(page, FOLDER, sent(silent))
    expect(page.get_by_test_id("saliency-summary")).to_contain_text("Grad-CAM is 0 everywhere: no map of conv2")
    with page.expect_download() as png:
        page.get_by_test_id("saliency-png").click()
    assert png.value.path().read_bytes().startswith(b"\x89PNG")
