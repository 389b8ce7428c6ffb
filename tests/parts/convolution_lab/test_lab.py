"""The convolution lab: its numbers are NumPy's, and what a learner does stays in the browser and the address."""

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize

from lib.parts.convolution_lab import PARTS
from lib.parts.convolution_lab.lab import READS_OTHERS
from tests.motion import box_of
from tests.parts.convolution_lab import reference
from tests.parts.convolution_lab.page import FOLDER, PHOTO, VIEWPORT, cells, exported, hover, opened, sent, value
from tests.parts.mounted import mount_part, open_part, wait_for_query
from tests.parts.origin import through_origin

pytestmark = pytest.mark.xdist_group("stepper")


@pytest.fixture
def viewport() -> ViewportSize:
    return VIEWPORT


def test_another_picture_or_part_is_refused():
    with pytest.raises(ValueError, match="square picture with 1 or 3 channels"):
        sent(image=np.zeros((8, 9, 3), np.uint8))
    with pytest.raises(ValueError, match="the lab has the parts"):
        sent("routing")


def test_little_is_sent():
    sizes = {part: len(sent(part).packed("en")) for part in PARTS}
    assert sizes.pop(READS_OTHERS) < 300_000  # six pictures, where the others need one
    assert max(sizes.values()) < 70_000


def test_the_arithmetic_of_a_hovered_output(page: Page):
    opened(page)
    hover(page, "conv-right", 10, 40, 62, 62)
    image = reference.working_image(PHOTO, 64, colour=False)
    patch = image[10:13, 40:43, 0].ravel()
    weights = reference.kernel("vertical", 3).ravel()
    np.testing.assert_allclose(cells(page, "conv-patch-0"), patch, atol=1e-12)
    np.testing.assert_array_equal(cells(page, "conv-weights-0"), weights)
    np.testing.assert_allclose(cells(page, "conv-products-0"), patch * weights, atol=1e-12)
    assert abs(value(page, "conv-sum") - patch @ weights) < 1e-12
    said = page.get_by_test_id("conv-sum").inner_text()
    assert said == f"Row 11, column 41: the 9 products add up to {patch @ weights:.4f}.".replace("-", "−")
    assert page.get_by_test_id("conv-formula").inner_text() == "Rows of the map: ⌊(64 − 3) / 1⌋ + 1 = 62."
    expected = reference.convolution(image, weights.reshape(1, 3, 3))
    assert (value(page, "conv-low"), value(page, "conv-high")) == pytest.approx(
        (expected.min(), expected.max()), abs=1e-12
    )
    page.locator("summary").click()
    page.wait_for_function("document.querySelectorAll('[data-testid=conv-table] tr').length === 10")
    last = page.get_by_test_id("conv-table").locator("tr").last.locator("td").all_inner_texts()
    assert last == ["13", "43", f"{patch[-1]:.8g}", "1", last[-1]]
    # the other way: the output whose window lies around a pixel of the picture, and all that read it
    hover(page, "conv-left", 30, 20, 64, 64)
    assert page.get_by_test_id("conv-sum").inner_text().startswith("Row 30, column 20:")
    readers = page.locator(".readers").evaluate("(box) => [box.style.top, box.style.height].map(parseFloat)")
    np.testing.assert_allclose(readers, [100 * 28 / 62, 100 * 3 / 62], rtol=1e-5)


def test_colour_stride_zeros_and_dilation(page: Page):
    opened(page, layer="32-rgb-5-2-same-2", kernels="sobel_x,gaussian")
    image = reference.working_image(PHOTO, 32, colour=True)
    kernels = np.tile(reference.kernel("sobel_x", 5), (3, 1, 1))
    expected = reference.convolution(image, kernels, 2, "same", 2)
    maps = exported(page)
    assert list(maps) == ["1 Sobel, vertical", "2 blur (Gaussian)"]
    np.testing.assert_allclose(maps["1 Sobel, vertical"], expected, atol=1e-11)
    hover(page, "conv-right", 0, 15, 16, 16)
    assert value(page, "conv-sum") == pytest.approx(expected[0, 15], abs=1e-11)
    parts = [value(page, f"conv-channel-sum-{channel}") for channel in range(3)]
    assert sum(parts) == pytest.approx(expected[0, 15], abs=1e-11)
    assert page.locator("[data-testid=conv-patch-0] .zero").count() == 25 - 3 * 3
    assert "5 cells, 2 apart, reach over 9 pixels." in page.get_by_test_id("conv-formula").inner_text()
    assert "Rows of zeros: 3 above, 4 below." in page.get_by_test_id("conv-formula").inner_text()
    # a kernel of its own for the green channel
    page.get_by_test_id("conv-channel-1").click()
    page.get_by_test_id("conv-cell-0").fill("7.5")
    kernels[1, 0, 0] = 7.5
    expected = reference.convolution(image, kernels, 2, "same", 2)
    np.testing.assert_allclose(exported(page)["1 your own"], expected, atol=1e-11)


def test_a_kernel_is_edited_by_keys_typing_and_dragging_and_the_address_keeps_it(page: Page):
    opened(page)
    middle = page.get_by_test_id("conv-cell-4")
    middle.fill("2")
    middle.press("ArrowUp")
    box = box_of(page.get_by_test_id("conv-cell-8"))
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 20, box["y"] - 5, steps=5)
    page.mouse.up()
    weights = reference.kernel("vertical", 3)
    weights[1, 1], weights[2, 2] = 2.1, 1.5
    expected = reference.convolution(reference.working_image(PHOTO, 64, colour=False), weights[None])
    np.testing.assert_allclose(exported(page)["1 your own"], expected, atol=1e-11)
    view = wait_for_query(page, "query.kernels?.includes('_1.5,')")
    assert view["kernels"].startswith("own_-1_0_1_-1_2.1_1_-1_0_1.5,horizontal,")
    open_part(page, FOLDER, sent("convolution", PHOTO, **view))
    np.testing.assert_allclose(exported(page)["1 your own"], expected, atol=1e-11)


def test_kernels_are_added_chosen_picked_and_taken_away(page: Page):
    opened(page, kernels="blur")
    page.get_by_test_id("conv-add").click()
    page.get_by_test_id("conv-preset").select_option("sharpen")
    page.get_by_test_id("conv-kernel").select_option("7")
    image = reference.working_image(PHOTO, 64, colour=False)
    maps = exported(page)
    assert list(maps) == ["1 blur (mean)", "2 sharpen"]
    for name, found in zip(("blur", "sharpen"), maps.values(), strict=True):
        expected = reference.convolution(image, reference.kernel(name, 7)[None])
        np.testing.assert_allclose(found, expected, atol=1e-11)
    with page.expect_download() as download:
        page.get_by_test_id("conv-png").click()
    with Image.open(download.value.path()) as picture:
        assert picture.format == "PNG" and picture.width == 4 * (256 + 16) + 16
        shown = np.asarray(picture.convert("L").crop((16, 16, 272, 272)).resize((64, 64), Image.Resampling.BOX))
    np.testing.assert_allclose(shown, 255 * image[..., 0], atol=1)
    page.get_by_test_id("conv-remove").click()
    assert list(exported(page)) == ["1 blur (mean)"]


def test_a_scan_goes_through_all_outputs_and_steps_go_one_by_one(page: Page):
    opened(page, layer="32-grey-7-4-valid-1", kernels="edges", at="1,1")
    page.get_by_test_id("conv-speed").fill("3")
    page.get_by_test_id("conv-play").click()
    page.wait_for_function(
        "document.querySelector('[data-testid=conv-sum]').innerText.startsWith('Row 7, column 7:')"
    )
    page.get_by_test_id("conv-next").click()
    assert page.get_by_test_id("conv-sum").inner_text().startswith("Row 1, column 1:")
    page.get_by_test_id("conv-right").press("ArrowDown")
    page.get_by_test_id("conv-back").click()
    assert page.get_by_test_id("conv-sum").inner_text().startswith("Row 1, column 7:")


def test_the_map_is_guessed_first(page: Page):
    open_part(page, FOLDER, sent())
    assert "Which map does this kernel make" in page.get_by_test_id("conv-said").inner_text()
    assert not page.get_by_test_id("conv-right").is_visible()
    page.get_by_test_id("conv-guess-horizontal").click()
    said = page.get_by_test_id("conv-said").inner_text()
    assert said.startswith("You guessed “horizontal edges”, but the answer is “vertical edges”.")
    assert page.get_by_test_id("conv-right").is_visible()
    mount_part(page, FOLDER, sent())
    assert page.get_by_test_id("conv-said").inner_text() == said


def test_what_does_not_fit_is_said_in_words(page: Page):
    image = np.zeros((28, 28, 1), np.uint8)
    opened(page, image=image, layer="64-grey-7-1-valid-3")
    assert page.get_by_test_id("conv-sum").inner_text().startswith("Row ")
    mount_part(page, FOLDER, sent(image=np.zeros((16, 16, 1), np.uint8)))
    assert (
        "the window reaches over 19 pixels, but the picture has 16"
        in page.get_by_test_id("conv-formula").inner_text()
    )
    assert not page.get_by_test_id("conv-right").is_visible()


@pytest.mark.parametrize(
    "view",
    [
        {"layer": "0-x-4-9-full-7", "kernels": "own_1_2,nonsense,gabor_1", "map": "9", "at": "x"},
        {
            "pool": "min-9-0-x",
            "shift": "99,1",
            "act": "tanh_1_1",
            "lrn": "4_2_1_1",
            "bn": "9_use_1_0",
            "drop": "2_1",
        },
    ],
)
def test_a_nonsense_link_is_ignored(page: Page, view):
    opened(page, **view)
    wait_for_query(page, "Object.keys(query).length === 0")
    assert page.get_by_test_id("conv-formula").inner_text() == "Rows of the map: ⌊(64 − 3) / 1⌋ + 1 = 62."


def test_the_address_hides_controls(page: Page):
    opened(page, "pooling")
    page.evaluate("history.replaceState(null, '', '?hide=pool,shift,scan')")
    mount_part(page, FOLDER, sent("pooling"))
    for testid in ("conv-pool-kind", "conv-shift-up", "conv-play", "conv-speed"):
        assert page.get_by_test_id(testid).count() == 1 and not page.get_by_test_id(testid).is_visible()
    assert page.get_by_test_id("conv-csv").is_visible() and page.get_by_test_id("conv-sum").is_visible()


def test_a_phone_is_wide_enough_and_taps_choose_a_place(browser: Browser):
    context = browser.new_context(proxy=through_origin(), viewport={"width": 390, "height": 844}, has_touch=True)
    for part in PARTS:
        page = opened(context.new_page(), part)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, part
        page.get_by_test_id("conv-right").tap(position={"x": 2, "y": 2})
        assert page.get_by_test_id("conv-sum").inner_text().startswith("Row 1, column 1:")
        stages = page.locator(".stage").evaluate_all("all => all.map((one) => getComputedStyle(one).touchAction)")
        assert set(stages) == {"pan-y"}, part  # a swipe that begins on a picture scrolls the page
        page.close()
    context.close()
