"""The three levels of the feature maps in a browser: every number shown is NumPy's, and hovering asks nobody."""

import re

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from lib.inspectors.answers.maps import FullMaps, field_of
from lib.parts.feature_maps import Closer, payload
from tests.motion import box_of
from tests.parts.feature_maps.page import (
    BIASES,
    FOLDER,
    KERNELS,
    OUTPUTS,
    SEEN,
    asked,
    convolution_step,
    field_shown,
    patches,
    point,
    pooling_step,
    sent,
    shown,
)
from tests.parts.mounted import expect_query, mount_part, open_part
from tests.parts.origin import through_origin

pytestmark = pytest.mark.xdist_group("stepper")


@pytest.fixture
def viewport() -> ViewportSize:
    return {"width": 1200, "height": 900}


@pytest.fixture
def page(page: Page) -> Page:
    page.emulate_media(reduced_motion="reduce")
    return page


def test_the_overview_after_a_guess(page: Page):
    open_part(page, FOLDER, sent())
    expect(page.get_by_test_id("maps-said")).to_contain_text("One pixel of conv2, at row 3 and column 3")
    choices = page.locator("[data-testid^=maps-guess]")
    assert choices.all_inner_texts() == ["3 × 3", "8 × 8", "12 × 12"]  # 3×3 after 2×2/2 after 3×3
    page.get_by_test_id("maps-guess-3×3").click()
    expect(page.get_by_test_id("maps-said")).to_contain_text("a pixel of conv2 sees 8 × 8, because")
    assert field_shown(page) == field_of(SEEN.layers, "conv2", (2, 2), (12, 12)) == (2, 9, 2, 9)
    for at, score in enumerate(OUTPUTS["probabilities"]):
        assert shown(page, f"maps-score-{at}") == score
    page.get_by_test_id("maps-card-pool1").locator("canvas").hover()
    expect(page.get_by_test_id("maps-loupe")).to_contain_text("of pool1")
    rings = page.locator(".card .ring:visible")
    assert rings.count() == 2  # the same map before it was pooled
    page.get_by_test_id("maps-table").click()
    row = page.get_by_test_id("maps-table").locator("tr").nth(3)
    row.wait_for()  # the table is filled once it is open
    cells = row.locator("td").all()
    assert [cell.inner_text() for cell in cells[:3]] == ["conv2", "convolution", "5 × 5 × 9"]
    high = cells[4].locator("[data-value]").get_attribute("data-value")
    assert float(high or "nan") == OUTPUTS["conv2"].max()
    assert asked(page) == []


def test_a_layer_shows_the_value_and_the_field_of_each_pixel(page: Page):
    open_part(page, FOLDER, sent())
    page.get_by_test_id("maps-skip").click()
    page.get_by_test_id("maps-open-conv2").click()
    assert asked(page) == [{"have": "a run", "layer": "conv2", "map": None, "need": True}]
    expect(page.get_by_test_id("maps-waiting")).to_have_text("The network computes the numbers …")
    full = FullMaps("conv2", np.ascontiguousarray(np.moveaxis(OUTPUTS["conv2"], -1, 0)), 1)
    mount_part(page, FOLDER, sent(Closer(full=full), have="a run"))
    expect(page.get_by_test_id("maps-waiting")).to_have_text("")
    tiles = page.get_by_test_id("maps-tiles")
    box = box_of(tiles)
    for x, y in [(0.02, 0.05), (0.41, 0.63), (0.77, 0.31)]:
        page.mouse.move(box["x"] + x * box["width"], box["y"] + y * box["height"])
        found = re.search(r"Map (\d+) of conv2", page.get_by_test_id("maps-loupe").inner_text())
        place = re.search(r"Row (\d+), column (\d+)", page.get_by_test_id("maps-value").inner_text())
        assert found and place
        row, column, which = (int(number) - 1 for number in (*place.groups(), found[1]))
        assert shown(page, "maps-pixel-value") == OUTPUTS["conv2"][row, column, which]
        assert field_shown(page) == field_of(SEEN.layers, "conv2", (row, column), (12, 12))
    expect_query(page, {"layer": "conv2"})
    page.keyboard.press("Escape")  # it has the keys since it was zoomed to
    expect(page.get_by_test_id("maps-card-conv1")).to_be_visible()
    expect_query(page, {})


def test_the_arithmetic_of_every_pixel(page: Page):
    """Channel sums, the others, bias, sum and output at every pixel; from the link on, without asking again."""
    step = convolution_step(6)
    open_part(page, FOLDER, sent(layer="conv2", map="7", at="5,1"))
    assert asked(page) == [{"have": "a run", "layer": "conv2", "map": 6, "need": True}]
    mount_part(page, FOLDER, sent(Closer(step=step), have="a run"))
    kernel = KERNELS["conv2"][..., 6]
    places = [(row, column) for row in range(5) for column in range(5)]
    for at, (row, column) in enumerate([(4, 0), *places]):
        if at > 0:
            point(page, "maps-output", row, column, 5)
        sums = {
            int(channel): float((patches(channel)[row, column] * kernel[..., channel]).sum())
            for channel in step.channels
        }
        for channel in step.channels[:3]:
            assert shown(page, f"maps-sum-{channel}") == pytest.approx(sums[int(channel)], abs=1e-6)
        total = sum(sums.values()) + BIASES["conv2"][6]
        assert shown(page, "maps-total") == pytest.approx(total, abs=1e-6)
        assert shown(page, "maps-output-value") == OUTPUTS["conv2"][row, column, 6]
        assert shown(page, "maps-output-value") == pytest.approx(max(total, 0), abs=1e-6)
        best = max(step.channels[:3].tolist(), key=lambda channel: abs(sums[channel]))
        assert shown(page, "maps-product-sum") == pytest.approx(sums[best], abs=1e-6)
        cells = page.locator(".squares").nth(2).locator("i")
        products = [float(cell.get_attribute("data-value") or "nan") for cell in cells.all()]
        expected = (patches(best)[row, column] * kernel[..., best]).ravel()
        np.testing.assert_allclose(products, expected, atol=1e-6)
        assert field_shown(page) == field_of(SEEN.layers, "conv2", (row, column), (12, 12))
    assert len(asked(page)) == 1
    expect(page.locator(".ledger .part").filter(has_text="the other")).to_have_count(1)  # the channel not sent
    page.get_by_test_id("maps-output").focus()
    page.keyboard.press("ArrowUp")
    expect_query(page, {"layer": "conv2", "map": "7", "at": "4,5"})
    expect(page.get_by_test_id("maps-summary")).to_contain_text("At row 4, column 5, 4 channels and the bias")


def test_the_winner_of_a_pooling(page: Page):
    open_part(page, FOLDER, sent(layer="pool1", map="3"))
    mount_part(page, FOLDER, sent(Closer(step=pooling_step(2)), have="a run"))
    source = OUTPUTS["conv1"][..., 2]
    for row, column in [(0, 0), (3, 1), (4, 4)]:
        point(page, "maps-output", row, column, 5)
        window = source[2 * row : 2 * row + 2, 2 * column : 2 * column + 2]
        down, right = np.unravel_index(np.argmax(window), (2, 2))
        assert shown(page, "maps-winner") == shown(page, "maps-output-value") == window.max()
        text = f"the largest, at row {2 * row + down + 1}, column {2 * column + right + 1}"
        expect(page.locator(".ledger .what").first).to_have_text(text)


def test_trouble_is_said_and_a_lost_overview_is_asked_for(page: Page):
    open_part(page, FOLDER, sent(layer="conv2", map="7"))
    mount_part(page, FOLDER, sent(Closer(trouble="It is gone."), have="a run"))
    expect(page.get_by_test_id("maps-waiting")).to_have_text("It is gone.")
    open_part(page, FOLDER, sent(have="another"))
    mount_part(page, FOLDER, payload("another", SEEN, Closer(), have="another", view={}))
    assert asked(page)[-1] == {"have": "", "layer": "", "map": None, "need": False}


def test_a_tap_on_a_phone(browser: Browser):
    context = browser.new_context(
        proxy=through_origin(), viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    open_part(page, FOLDER, sent(layer="conv2", map="7"))
    mount_part(page, FOLDER, sent(Closer(step=convolution_step(6)), have="a run"))
    page.get_by_test_id("maps-output").scroll_into_view_if_needed()
    box = box_of(page.get_by_test_id("maps-output"))
    page.touchscreen.tap(box["x"] + 0.3 * box["width"], box["y"] + 0.5 * box["height"])
    assert shown(page, "maps-output-value") == OUTPUTS["conv2"][2, 1, 6]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_test_id("maps-to-layer").tap()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_test_id("maps-to-all").tap()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


def test_exports(page: Page):
    open_part(page, FOLDER, sent(layer="conv2", map="7"))
    mount_part(page, FOLDER, sent(Closer(step=convolution_step(6)), have="a run"))
    with page.expect_download() as csv:
        page.get_by_test_id("maps-csv").click()
    lines = [line.split(",") for line in csv.value.path().read_text(encoding="utf-8-sig").splitlines()]
    assert lines[0][:4] == ["row", "column", "output", "sum"] and lines[0][4].startswith("channel ")
    rows = np.array([[float(cell) for cell in line] for line in lines[1:]])
    assert rows[:, :2].tolist() == [[row, column] for row in range(1, 6) for column in range(1, 6)]
    np.testing.assert_array_equal(rows[:, 2].reshape(5, 5).astype(np.float32), OUTPUTS["conv2"][..., 6])
    np.testing.assert_allclose(np.maximum(rows[:, 3], 0), rows[:, 2], atol=1e-6)
    with page.expect_download() as png:
        page.get_by_test_id("maps-png").click()
    assert png.value.suggested_filename == "a-run-conv2-map7.png"
    assert png.value.path().read_bytes().startswith(b"\x89PNG")


def test_the_cards_stay_when_the_overview_of_the_same_picture_comes_again(page: Page):
    open_part(page, FOLDER, sent())
    page.get_by_test_id("maps-skip").click()
    card = page.get_by_test_id("maps-card-conv1")
    card.evaluate("(element) => { element.isTheSame = true }")
    mount_part(page, FOLDER, sent())
    assert card.evaluate("(element) => element.isTheSame")
    for at, score in enumerate(OUTPUTS["probabilities"]):
        assert shown(page, f"maps-score-{at}") == score
