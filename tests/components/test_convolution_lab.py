"""The convolution lab: every number is NumPy's, and what a learner does stays in the browser and the address."""

import csv
import itertools
from io import StringIO
from pathlib import Path

import numpy as np
import pytest
import tensorflow as tf
from PIL import Image
from playwright.sync_api import Browser, Page
from scipy.special import expit

import lib.components.convolution_lab as convolution_lab
from lib.components.convolution_lab import CONVOLUTION_LABELS, PARTS, payload
from lib.data.photo_samples import load_photo
from tests.components import convolution_reference as reference
from tests.components.mounted import mount_part, open_part, query

pytestmark = pytest.mark.xdist_group("stepper")

FOLDER = Path(convolution_lab.__file__).parent
PHOTO = load_photo("chelsea", 128)
ARITHMETIC = ("arithmetic.js", "images.js", "kernels.js", "pooling.js", "units.js")
NAMES = ("vertical", "horizontal", "diagonal", "antidiagonal", "edges", "sobel_x", "sobel_y", "blur", "gaussian")
START = ("vertical", "horizontal", "diagonal", "edges", "blur", "gabor")


@pytest.fixture
def viewport():
    return {"width": 1150, "height": 900}


@pytest.fixture
def numbers(page: Page) -> Page:
    """A page with the lab's arithmetic alone."""
    for name in ARITHMETIC:
        page.add_script_tag(content=(FOLDER / name).read_text(encoding="utf-8"))
    return page


def sent(part: str = "convolution", image: np.ndarray = PHOTO, **view: str) -> bytes:
    return payload(image, picture="a photo", credit="somebody", part=part, labels=CONVOLUTION_LABELS, view=view)


def opened(page: Page, part: str = "convolution", image: np.ndarray = PHOTO, **view: str) -> Page:
    """A part of the lab, after its question was skipped."""
    open_part(page, FOLDER, sent(part, image, **view))
    page.get_by_test_id("conv-guess-skip").click()
    return page


def value(page: Page, testid: str) -> float:
    return float(str(page.get_by_test_id(testid).get_attribute("data-value")))


def cells(page: Page, testid: str) -> np.ndarray:
    found = page.get_by_test_id(testid).locator("i")
    return np.array(found.evaluate_all("cells => cells.map((cell) => Number(cell.dataset.value))"))


def hover(page: Page, stage: str, row: float, column: float, rows: int, columns: int) -> None:
    """Put the mouse on a cell of a stage."""
    page.get_by_test_id(stage).scroll_into_view_if_needed()
    box = page.get_by_test_id(stage).bounding_box()
    assert box is not None
    page.mouse.move(
        box["x"] + box["width"] * (column + 0.5) / columns, box["y"] + box["height"] * (row + 0.5) / rows
    )


def exported(page: Page) -> dict[str, np.ndarray]:
    """The maps in the CSV that the lab offers, by name."""
    with page.expect_download() as download:
        page.get_by_test_id("conv-csv").click()
    rows = list(csv.DictReader(StringIO(download.value.path().read_text(encoding="utf-8"))))
    maps = {}
    for name, lines in itertools.groupby(rows, lambda line: line["map"]):
        found = list(lines)
        shape = int(found[-1]["row"]) + 1, int(found[-1]["column"]) + 1
        maps[name] = np.array([float(line["value"]) for line in found]).reshape(shape)
    return maps


def image_arguments(image: np.ndarray) -> dict:
    return dict(zip(("rows", "columns", "channels"), image.shape, strict=True)) | {"data": image.ravel().tolist()}


def test_another_picture_or_part_is_refused():
    with pytest.raises(ValueError, match="square picture with 1 or 3 channels"):
        sent(image=np.zeros((8, 9, 3), np.uint8))
    with pytest.raises(ValueError, match="the lab has the parts"):
        sent("routing")


def test_little_is_sent():
    assert max(len(sent(part)) for part in PARTS) < 70_000


@pytest.mark.parametrize("padding", ["valid", "same"])
def test_maps_are_scipys(numbers: Page, padding):
    random = np.random.default_rng(1)
    cases = []
    for size, stride, dilation, side, channels in itertools.product(
        (3, 5, 7), (1, 2, 3), (1, 2), (13, 16), (1, 3)
    ):
        if padding == "valid" and (size - 1) * dilation + 1 > side - 1:
            continue
        image, kernels = random.random((side, side - 1, channels)), random.normal(size=(channels, size, size))
        cases.append((image, kernels, {"stride": stride, "padding": padding, "dilation": dilation}))
    maps = numbers.evaluate(
        """cases => cases.map(([image, kernels, side, settings]) => {
          const map = convolve(image, kernels, geometryOf(image, side, settings))
          return [map.rows, map.columns, [...map.data]] })""",
        [[image_arguments(i), k.reshape(len(k), -1).tolist(), k.shape[-1], s] for i, k, s in cases],
    )
    for (image, kernels, settings), (rows, columns, data) in zip(cases, maps, strict=True):
        expected = reference.convolution(image, kernels, **settings)
        assert (rows, columns) == expected.shape, (image.shape, kernels.shape, settings)
        np.testing.assert_allclose(np.reshape(data, (rows, columns)), expected, atol=1e-12)


def test_zeros_lie_where_tensorflow_puts_them(numbers: Page):
    random = np.random.default_rng(2)
    for size, (stride, dilation), side in itertools.product((3, 5), ((1, 1), (2, 1), (3, 1), (1, 2)), (12, 15)):
        image, kernels = random.random((side, side, 3)), random.normal(size=(3, size, size))
        data = numbers.evaluate(
            """([image, kernels, side, settings]) =>
              [...convolve(image, kernels, geometryOf(image, side, settings)).data]""",
            [
                image_arguments(image),
                kernels.reshape(3, -1).tolist(),
                size,
                {"stride": stride, "padding": "same", "dilation": dilation},
            ],
        )
        filters = np.moveaxis(kernels, 0, -1)[..., None]
        expected = tf.nn.conv2d(image[None], filters, stride, "SAME", dilations=dilation)[0, ..., 0].numpy()
        np.testing.assert_allclose(np.reshape(data, expected.shape), expected, atol=1e-12)


def test_pooling_and_its_winners_are_numpys_and_tensorflows(numbers: Page):
    random = np.random.default_rng(3)
    for side, stride, padding, kind in itertools.product((2, 3), (1, 2, 3), ("valid", "same"), ("max", "average")):
        values = random.normal(size=(13, 12))
        found = numbers.evaluate(
            """([map, settings]) => { const pooled = poolMap(map, settings)
              return [[...pooled.data], [...pooled.winners]] }""",
            [
                {"rows": 13, "columns": 12, "data": values.ravel().tolist()},
                {"kind": kind, "side": side, "stride": stride, "padding": padding},
            ],
        )
        expected, winners = reference.pooling(values, kind, side, stride, padding)
        np.testing.assert_allclose(np.reshape(found[0], expected.shape), expected, atol=1e-12)
        pool = {"max": tf.nn.max_pool2d, "average": tf.nn.avg_pool2d}[kind]
        theirs = pool(values[None, ..., None], side, stride, padding.upper())[0, ..., 0]
        np.testing.assert_allclose(np.reshape(found[0], expected.shape), theirs, atol=1e-12)
        if kind == "max":
            np.testing.assert_array_equal(np.reshape(found[1], expected.shape), winners)


@pytest.mark.parametrize("side", [3, 5, 7])
def test_kernels_are_what_their_names_say(numbers: Page, side):
    names = numbers.evaluate("KERNEL_NAMES")
    for name in names:
        found = numbers.evaluate("([n, s]) => [...kernelWeights(n, s, { angle: 45, wave: 4 })]", [name, side])
        np.testing.assert_allclose(np.reshape(found, (side, side)), reference.kernel(name, side), atol=1e-12)
    assert set(NAMES) < set(names)


def test_activations_are_tensorflows_with_their_gradients(numbers: Page):
    inputs = np.array([-30.0, -3.0, -0.4, 0.0, 0.2, 1.7, 30.0])
    functions = {"relu": tf.nn.relu, "leaky": lambda x: tf.nn.leaky_relu(x, 0.1), "softplus": tf.nn.softplus}
    for name, function in functions.items():
        points = tf.Variable(inputs)
        with tf.GradientTape() as tape:
            expected = function(points)
        slopes = tape.gradient(expected, points)
        found = numbers.evaluate("([n, xs]) => xs.map((x) => activated(n, x, 0.1))", [name, inputs.tolist()])
        np.testing.assert_allclose(found, np.stack([expected, slopes], axis=-1), atol=1e-12)


def test_normalisation_is_numpys_and_tensorflows(numbers: Page):
    maps = np.random.default_rng(4).random((7, 6))
    for n, k, alpha, beta in ((5, 2.0, 1e-4, 0.75), (3, 1.0, 0.8, 0.5), (1, 2.0, 1.5, 1.0), (7, 0.5, 0.1, 0.75)):
        found = numbers.evaluate(
            """([maps, settings]) => maps[0].map((_, at) => maps.map((__, channel) =>
              normalised(maps.map((map) => map[at]), channel, settings).value))""",
            [maps.tolist(), {"n": n, "k": k, "alpha": alpha, "beta": beta}],
        )
        np.testing.assert_allclose(np.transpose(found), reference.normalised(maps, n, k, alpha, beta), atol=1e-12)
        theirs = tf.nn.local_response_normalization(
            maps.T[None, :, None].astype(np.float32), n // 2, k, alpha, beta
        )
        np.testing.assert_allclose(found, theirs[0, :, 0], atol=1e-6)


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
    assert said == f"Row 10, column 40: the 9 products add up to {patch @ weights:.4f}.".replace("-", "−")
    assert page.get_by_test_id("conv-formula").inner_text() == "Rows of the map: ⌊(64 − 3) / 1⌋ + 1 = 62."
    expected = reference.convolution(image, weights.reshape(1, 3, 3))
    assert (value(page, "conv-low"), value(page, "conv-high")) == pytest.approx(
        (expected.min(), expected.max()), abs=1e-12
    )
    page.locator("summary").click()
    page.wait_for_function("document.querySelectorAll('[data-testid=conv-table] tr').length === 10")
    last = page.get_by_test_id("conv-table").locator("tr").last.locator("td").all_inner_texts()
    assert last == ["12", "42", f"{patch[-1]:.8g}", "1", last[-1]]
    # the other way: the output whose window lies around a pixel of the picture, and all that read it
    hover(page, "conv-left", 30, 20, 64, 64)
    assert page.get_by_test_id("conv-sum").inner_text().startswith("Row 29, column 19:")
    readers = page.locator(".readers").evaluate("(box) => [box.style.top, box.style.height].map(parseFloat)")
    np.testing.assert_allclose(readers, [100 * 28 / 62, 100 * 3 / 62], rtol=1e-5)


def test_colour_stride_zeros_and_dilation(page: Page):
    opened(page, layer="32-rgb-5-2-same-2", kernels="sobel_x,gaussian")
    image = reference.working_image(PHOTO, 32, colour=True)
    kernels = np.tile(reference.kernel("sobel_x", 5), (3, 1, 1))
    expected = reference.convolution(image, kernels, 2, "same", 2)
    maps = exported(page)
    assert list(maps) == ["0 Sobel, vertical", "1 blur (Gaussian)"]
    np.testing.assert_allclose(maps["0 Sobel, vertical"], expected, atol=1e-11)
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
    np.testing.assert_allclose(exported(page)["0 your own"], expected, atol=1e-11)


def test_a_kernel_is_edited_by_keys_typing_and_dragging_and_the_address_keeps_it(page: Page):
    opened(page)
    middle = page.get_by_test_id("conv-cell-4")
    middle.fill("2")
    middle.press("ArrowUp")
    box = page.get_by_test_id("conv-cell-8").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 20, box["y"] - 5, steps=5)
    page.mouse.up()
    weights = reference.kernel("vertical", 3)
    weights[1, 1], weights[2, 2] = 2.1, 1.5
    expected = reference.convolution(reference.working_image(PHOTO, 64, colour=False), weights[None])
    np.testing.assert_allclose(exported(page)["0 your own"], expected, atol=1e-11)
    page.wait_for_timeout(200)
    view = query(page)
    assert view["kernels"].startswith("own_-1_0_1_-1_2.1_1_-1_0_1.5,horizontal,")
    open_part(page, FOLDER, sent(**view))
    np.testing.assert_allclose(exported(page)["0 your own"], expected, atol=1e-11)


def test_kernels_are_added_chosen_picked_and_taken_away(page: Page):
    opened(page, kernels="blur")
    page.get_by_test_id("conv-add").click()
    page.get_by_test_id("conv-preset").select_option("sharpen")
    page.get_by_test_id("conv-kernel").select_option("7")
    image = reference.working_image(PHOTO, 64, colour=False)
    maps = exported(page)
    assert list(maps) == ["0 blur (mean)", "1 sharpen"]
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
    assert list(exported(page)) == ["0 blur (mean)"]


def test_a_scan_goes_through_all_outputs_and_steps_go_one_by_one(page: Page):
    opened(page, layer="32-grey-7-4-valid-1", kernels="edges", at="0,0")
    page.get_by_test_id("conv-speed").fill("3")
    page.get_by_test_id("conv-play").click()
    page.wait_for_function(
        "document.querySelector('[data-testid=conv-sum]').innerText.startsWith('Row 6, column 6:')"
    )
    page.get_by_test_id("conv-next").click()
    assert page.get_by_test_id("conv-sum").inner_text().startswith("Row 0, column 0:")
    page.get_by_test_id("conv-right").press("ArrowDown")
    page.get_by_test_id("conv-back").click()
    assert page.get_by_test_id("conv-sum").inner_text().startswith("Row 0, column 6:")


def test_the_map_is_guessed_first(page: Page):
    open_part(page, FOLDER, sent())
    assert "Which map does this kernel make" in page.get_by_test_id("conv-said").inner_text()
    assert not page.get_by_test_id("conv-right").is_visible()
    page.get_by_test_id("conv-guess-horizontal").click()
    said = page.get_by_test_id("conv-said").inner_text()
    assert said.startswith("You said “horizontal edges”, but it is “vertical edges”.")
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
        {"pool": "min-9-0-x", "shift": "99,1", "act": "tanh_1_1", "lrn": "4_2_1_1", "drop": "2_1"},
    ],
)
def test_a_nonsense_link_is_ignored(page: Page, view):
    opened(page, **view)
    page.wait_for_timeout(200)
    assert query(page) == {}
    assert page.get_by_test_id("conv-formula").inner_text() == "Rows of the map: ⌊(64 − 3) / 1⌋ + 1 = 62."


def test_pooling_shows_the_winner_and_what_a_moved_picture_keeps(page: Page):
    opened(page, "pooling", pool="max-3-2-same", at="5,7")
    image = reference.working_image(PHOTO, 64, colour=False)
    weights = reference.kernel("vertical", 3)[None]
    before = reference.convolution(image, weights)
    pooled, winners = reference.pooling(before, "max", 3, 2, "same")
    assert value(page, "conv-sum") == pytest.approx(pooled[5, 7], abs=1e-12)
    row, column = divmod(int(winners[5, 7]), 62)
    assert page.get_by_test_id("conv-sum").inner_text().endswith(f"from row {row}, column {column}.")
    page.get_by_test_id("conv-shift-right").click()
    moved = np.concatenate([image[:, :1], image[:, :-1]], axis=1)
    after = reference.convolution(moved, weights)
    for tolerance in (0, 0.05):
        page.get_by_test_id("conv-tolerance").select_option(str(tolerance))
        most = tolerance * np.ptp(before) + 1e-12
        kept = [np.mean(np.abs(before - after) <= most)]
        for kind in ("max", "average"):
            was, now = (reference.pooling(map_, kind, 3, 2, "same")[0] for map_ in (before, after))
            kept.append(np.mean(np.abs(was - now) <= most))
        rows = page.get_by_test_id("conv-shares").locator("tr")
        shown = rows.evaluate_all("rows => rows.slice(1).map((row) => Number(row.dataset.value))")
        np.testing.assert_allclose(shown, kept, atol=1e-12)


def test_activations_and_dead_units_of_the_map(page: Page):
    opened(page, "activation", kernels="vertical,blur", act="leaky_0.2_-0.6", at="31,29")
    image = reference.working_image(PHOTO, 64, colour=False)
    before = reference.convolution(image, reference.kernel("vertical", 3)[None])
    x = before[31, 29] - 0.6
    assert value(page, "conv-fact-x") == pytest.approx(x, abs=1e-12)
    assert value(page, "conv-sum") == pytest.approx(x if x > 0 else 0.2 * x, abs=1e-12)
    assert value(page, "conv-fact-slope") == (1 if x > 0 else 0.2)
    page.get_by_test_id("conv-act").select_option("relu")
    page.get_by_test_id("conv-bias").fill("-1")
    assert value(page, "conv-fact-zero") == np.mean(before - 1 <= 0)
    blurred = reference.convolution(image, reference.kernel("blur", 3)[None])
    assert value(page, "conv-fact-dead") == np.sum([np.all(map_ - 1 <= 0) for map_ in (before, blurred)]) == 1


def test_normalisation_of_the_hovered_place(page: Page):
    opened(page, "lrn", lrn="3_1_0.5_0.75", map="1")
    hover(page, "conv-right", 31, 29, 62, 62)
    image = reference.working_image(PHOTO, 64, colour=False)
    maps = np.stack([reference.convolution(image, reference.kernel(name, 3)[None]) for name in START])
    expected = reference.normalised(np.maximum(maps, 0), 3, 1, 0.5, 0.75)
    for channel in range(6):
        assert value(page, f"conv-lrn-{channel}") == pytest.approx(expected[channel, 31, 29], abs=1e-12)
    np.testing.assert_allclose(exported(page)["after"], expected[1], atol=1e-12)
    page.get_by_test_id("conv-lrn-paper").click()
    expected = reference.normalised(np.maximum(maps, 0), 5, 2, 1e-4, 0.75)
    assert value(page, "conv-sum") == pytest.approx(expected[1, 31, 29], abs=1e-12)


def test_dropout_draws_and_their_mean(page: Page):
    opened(page, "dropout", drop="0.25_0")
    image = reference.working_image(PHOTO, 64, colour=False)
    before = np.maximum(reference.convolution(image, reference.kernel("vertical", 3)[None]), 0)
    units = reference.pooling(before, "max", 8, 8, "same")[0].ravel()
    weights = (2 * reference.seeded(7, 64) - 1) * np.sqrt(3 / 64)
    page.get_by_test_id("conv-draw-1000").click()
    page.get_by_test_id("conv-draw-1").click()
    kept = np.stack([reference.seeded(1000003 * (draw + 1), 64) >= 0.25 for draw in range(1002)])
    sums = (kept * units / 0.75) @ weights
    np.testing.assert_allclose(exported(page)["after"].ravel(), kept[-1] * units / 0.75, atol=1e-12)
    rows = page.get_by_test_id("conv-means").locator("tr")
    shown = rows.evaluate_all(
        "rows => rows.slice(1).map((row) => [...row.cells].slice(1).map((cell) => Number(cell.dataset.value)))"
    )
    expected = [
        [units @ weights, expit(units @ weights)],
        [sums.mean(), expit(sums).mean()],
        [sums[-1], expit(sums[-1])],
    ]
    np.testing.assert_allclose(shown, expected, atol=1e-11)
    assert abs(sums.mean() - units @ weights) < 4 * sums.std() / np.sqrt(len(sums))


def test_a_phone_is_wide_enough_and_taps_choose_a_place(browser: Browser):
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    for part in PARTS:
        page = opened(context.new_page(), part)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, part
        page.get_by_test_id("conv-right").tap(position={"x": 2, "y": 2})
        assert page.get_by_test_id("conv-sum").inner_text().startswith("Row 0, column 0:")
        page.close()
    context.close()
