"""The time machine: its numbers are NumPy's, and everything moves in the browser."""

from dataclasses import replace

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from lib.charts.tiles import diverging
from lib.parts.time_machine.machine import reaches
from lib.runs.history import History, LayerHistory
from tests.motion import box_of
from tests.parts.mounted import expect_parameter, expect_query, mount_part, number_in, open_part, wait_for_query
from tests.parts.origin import through_origin
from tests.parts.time_machine.page import (
    FOLDER,
    HISTORY,
    LAYERS,
    STEPS,
    VIEWPORT,
    layer_of,
    median_shown,
    number,
    opened,
    sent,
)

pytestmark = pytest.mark.xdist_group("stepper")


@pytest.fixture
def viewport() -> ViewportSize:
    return VIEWPORT


def pixels(page: Page, filter_: int) -> np.ndarray:
    """Return the pixels of a tile, uint8 [height, width, 3]."""
    read = """(tile) => {
      const { data } = tile.getContext("2d").getImageData(0, 0, tile.width, tile.height)
      return [tile.height, tile.width, ...data]
    }"""
    height, width, *data = page.get_by_test_id(f"machine-filter-{filter_}").evaluate(read)
    return np.array(data).reshape(height, width, 4)[..., :3]


def test_tiles_medians_and_readouts_are_numpys(page: Page):
    opened(page, sent())
    limit = reaches(LAYERS[0].kernels).max()
    np.testing.assert_allclose(number(page, "machine-limit"), limit, rtol=1e-6)
    for at in (5, 2):
        page.get_by_test_id("machine-slider").fill(str(at))
        for filter_ in (0, 7):
            expected = diverging(LAYERS[0].kernels[at, :, :, 0, filter_], limit).astype(int)
            assert np.abs(pixels(page, filter_) - expected).max() <= 1
        for number_, layer in enumerate(LAYERS):
            share = layer.moved[at, :, 1] / layer.moved[0, :, 2]
            np.testing.assert_allclose(median_shown(page, number_), np.median(share), rtol=1e-5)
    page.get_by_test_id("machine-filter-3").click()
    cosine, change, norm = LAYERS[0].moved[2, 3]
    shown = [number(page, "machine-readout", name) for name in ("cosine", "distance", "norm")]
    np.testing.assert_allclose(shown, [cosine, change, norm], rtol=1e-6)
    cells = page.get_by_test_id("machine-large").locator("span")
    weights = [number_in(cell) for cell in cells.all()]
    np.testing.assert_allclose(weights, LAYERS[0].kernels[2, :, :, 0, 3].ravel(), atol=2 * limit / 65534)
    page.get_by_test_id("machine-measure-cosine").click()
    np.testing.assert_allclose(median_shown(page, 1), np.median(LAYERS[1].moved[2, :, 0]), rtol=1e-5)


def test_another_layer_channel_and_scale(page: Page):
    opened(page, sent())
    page.get_by_test_id("machine-layer-1").click()
    page.get_by_test_id("machine-channel").select_option(index=2)
    page.get_by_test_id("machine-scale-step").click()
    page.get_by_test_id("machine-slider").fill("1")
    limit = reaches(LAYERS[1].kernels)[1]
    np.testing.assert_allclose(number(page, "machine-limit"), limit, rtol=1e-6)
    expected = diverging(LAYERS[1].kernels[1, :, :, 2, 11], limit).astype(int)
    assert np.abs(pixels(page, 11) - expected).max() <= 1
    shown = wait_for_query(page, "query.step === '1'")
    assert shown.items() >= {"layer": "conv2", "channel": "3", "scale": "step", "step": "1"}.items()
    expect(page.get_by_text("No maps of conv2 were kept.")).to_be_visible()


def test_a_copied_link_shows_the_same_moment(page: Page):
    opened(page, sent(step="4", layer="conv2", channel="3", filter="7", measure="cosine"))
    assert number(page, "machine-step") == 4
    assert page.get_by_test_id("machine-channel").input_value() == "2"
    assert page.get_by_test_id("machine-one").inner_text() == "conv2, filter 7"
    expect_query(page, {"step": "4", "layer": "conv2", "channel": "3", "filter": "7", "measure": "cosine"})
    mount_part(page, FOLDER, sent(run="another", step="nonsense", filter="99"))
    page.get_by_test_id("machine-guess-skip").click()
    assert number(page, "machine-step") == 20


def test_hovering_links_bar_and_tile(page: Page):
    opened(page, sent())
    share = LAYERS[0].moved[-1, :, 1] / LAYERS[0].moved[0, :, 2]
    order = np.argsort(-share, kind="stable").tolist()
    bars = page.get_by_test_id("machine-bars").locator("i")
    assert [number_in(bar, "filter") for bar in bars.all()] == order
    assert page.get_by_test_id("machine-one").inner_text() == f"conv1, filter {order[0] + 1}"
    bars.nth(4).hover()
    lit = page.locator("canvas.shown")
    assert number_in(lit, "filter") == order[4]
    page.get_by_test_id("machine-filter-6").hover()
    assert page.locator(".bars i.shown").get_attribute("data-filter") == "6"
    assert page.get_by_test_id("machine-one").inner_text() == "conv1, filter 7"
    assert number(page, "machine-readout", "filter") == 6
    page.get_by_test_id("machine-step").hover()  # away: the chosen one is back
    assert page.get_by_test_id("machine-one").inner_text() == f"conv1, filter {order[0] + 1}"
    page.get_by_test_id("machine-sheet").focus()
    page.get_by_test_id("machine-filter-0").click()
    page.keyboard.press("ArrowRight")
    expect_parameter(page, "filter", "2")


def test_of_a_large_layer_the_rest_is_known_by_its_way(page: Page):
    """All filters have their bar; of those whose weights were not kept nothing else is shown."""
    whole = layer_of("conv2", (5, 5, 4, 12))
    part = LayerHistory("conv2", whole.kernels[..., :2, :9], False, whole.moved)
    opened(page, sent(History(np.array(STEPS), (part,), {}, None, None)))
    expect(
        page.get_by_text("The first 9 of 12 filters. Only the first 2 input channels were kept.")
    ).to_be_visible()
    assert page.get_by_test_id("machine-bars").locator("i").count() == 12
    page.locator(".bars i[data-filter='11']").click()
    assert page.get_by_test_id("machine-one").inner_text() == "conv2, filter 12"
    assert "only the change was kept" in page.get_by_test_id("machine-readout").inner_text()
    np.testing.assert_allclose(number(page, "machine-readout", "distance"), whole.moved[-1, 11, 1], rtol=1e-6)
    assert not page.get_by_test_id("machine-large").is_visible()
    assert page.get_by_test_id("machine-strip").locator("button").count() == 0
    page.get_by_test_id("machine-filter-8").click()
    assert page.get_by_test_id("machine-large").is_visible()


def test_playing_and_keys(page: Page):
    opened(page, sent())
    page.get_by_test_id("machine-play").click()  # from the end it begins anew
    page.wait_for_function("document.querySelector('[data-testid=machine-step]').dataset.value < 20")
    page.wait_for_function("document.querySelector('[data-testid=machine-step]').dataset.value == 20")
    slider = page.get_by_test_id("machine-slider")
    slider.focus()
    page.keyboard.press("Home")
    assert number(page, "machine-step") == 0
    wait_for_query(page, "query.step === '0'")
    assert "nothing learned yet" in page.get_by_test_id("machine-now").inner_text()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert number(page, "machine-step") == 2
    assert page.get_by_test_id("machine-now").inner_text() == "training accuracy 50.0\u00a0%, loss 1.50"
    page.get_by_test_id("machine-strip").locator("button").nth(3).click()
    assert number(page, "machine-step") == 4


def test_the_jump_says_what_reached_it(page: Page):
    opened(page, sent())
    page.get_by_test_id("machine-jump").click()  # validation was never measured below 90 %
    assert number(page, "machine-step") == 9
    assert (
        page.get_by_test_id("machine-why")
        .inner_text()
        .startswith("Training accuracy first reached 90\u00a0% here: 93.0\u00a0%")
    )
    page.get_by_test_id("machine-threshold").select_option("0.95")
    assert number(page, "machine-step") == 20
    expect(page.get_by_test_id("machine-why")).to_contain_text(
        "Validation accuracy first reached 95 % here: 97.0 %"
    )
    page.get_by_test_id("machine-threshold").select_option("0.5")
    assert number(page, "machine-step") == 2


@pytest.mark.parametrize(("guess", "verdict"), [("conv2", "You guessed conv2"), ("conv1", "You guessed conv1")])
def test_the_way_waits_for_a_guess(page: Page, guess, verdict):
    open_part(page, FOLDER, sent())
    assert (
        not page.get_by_test_id("machine-bars").is_visible()
        and not page.get_by_test_id("machine-readout").is_visible()
    )
    page.get_by_test_id(f"machine-guess-{guess}").click()
    said = page.get_by_test_id("machine-said").inner_text()
    medians = {layer.name: np.median(layer.moved[-1, :, 1] / layer.moved[0, :, 2]) for layer in LAYERS}
    furthest = max(medians, key=medians.__getitem__)
    assert verdict in said and ("and that is right" in said) == (guess == furthest)
    assert " · ".join(f"{name} {share:.2f}" for name, share in medians.items()) in said
    assert page.get_by_test_id("machine-bars").is_visible()


def test_a_phone_by_touch(browser: Browser):
    context = browser.new_context(
        proxy=through_origin(), viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    names = ("conv1", "conv2", "conv3", "conv4", "primary_capsules/convolution")
    layers = tuple(layer_of(name, (3, 3, 1, 8)) for name in names)  # as many names as one line does not hold
    open_part(page, FOLDER, sent(replace(HISTORY, layers=layers)))
    page.get_by_test_id("machine-guess-skip").tap()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_test_id("machine-filter-5").tap()
    assert page.get_by_test_id("machine-one").inner_text() == "conv1, filter 6"
    box = box_of(page.get_by_test_id("machine-slider"))
    assert box["y"] + box["height"] <= 844  # always in reach
    page.touchscreen.tap(box["x"] + 2, box["y"] + box["height"] / 2)
    assert number(page, "machine-step") == 0
    page.get_by_test_id("machine-export-png").tap()
    context.close()
