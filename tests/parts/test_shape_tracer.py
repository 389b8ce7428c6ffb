"""The shape tracer: its arithmetic is TensorFlow's, and every later shape follows what a learner changes."""

import itertools
from pathlib import Path

import keras
import numpy as np
import pytest
import tensorflow as tf
from playwright.sync_api import Page

import lib.parts.shape_tracer as shape_tracer
from lib.inspectors.answers.description import Layer, NetworkDescription
from lib.models.layers.description import Capsules, LayerDescription, LayerKind, Window
from lib.parts.packing import Payload
from lib.parts.shape_tracer import payload
from tests.parts.mounted import expect_parameter, expect_query, import_modules, mount_part, open_part

pytestmark = pytest.mark.xdist_group("stepper")

FOLDER = Path(shape_tracer.__file__).parent
MATHS = "shape_tracer/maths.js"


def built_of(
    input_shape: tuple[int, int, int], *windows: Window, capsules: Capsules | None = None
) -> NetworkDescription:
    """Return a network with a layer for each window; the last one has the capsules, if any."""
    *before, last = windows
    described = [LayerDescription(window.layer, window.kind, (window,)) for window in before]
    kind = last.kind if capsules is None else LayerKind.CAPSULES
    described.append(LayerDescription(last.layer, kind, (last,), capsules=capsules))
    return NetworkDescription(input_shape, tuple(Layer(layer, (1, 1, 1), 0, 0, ()) for layer in described))


CAPSNET = built_of(
    (28, 28, 1),
    Window("conv1", LayerKind.CONVOLUTION, 9, 1, channels=256),
    Window("primary_capsules", LayerKind.CONVOLUTION, 9, 2, channels=256),
    capsules=Capsules(32, 8),
)
SEQUENCE = built_of(
    (28, 28, 1),
    Window("conv1", LayerKind.CONVOLUTION, 5, 1, "same", 32, dimensions=1),
    Window("pool1", LayerKind.POOLING, 2, 2, dimensions=1),
)
GROUPED = built_of(
    (32, 32, 3),
    Window("conv1", LayerKind.CONVOLUTION, 5, 1, "same", 48),
    Window("pool1", LayerKind.POOLING, 3, 2),
    Window("conv2", LayerKind.CONVOLUTION, 5, 1, "same", 96, groups=2),
)


def sent(described: NetworkDescription, view: str = "", network: str = "a network") -> Payload:
    return payload(network, described, view=view)


def opened(page: Page, described: NetworkDescription, view: str = "") -> Page:
    """Open the tracer, and skip its question."""
    open_part(page, FOLDER, sent(described, view))
    page.get_by_test_id("tracer-guess-skip").click()
    return page


def shapes(page: Page) -> list[str]:
    return [element.inner_text() for element in page.locator(".shape").all()]


def test_a_network_without_windows_is_refused():
    with pytest.raises(ValueError, match="no window that slides"):
        sent(NetworkDescription((28, 28, 1), ()))


def test_sizes_are_tensorflows(page: Page):
    import_modules(page, MATHS)
    cases = list(itertools.product(range(1, 34), (1, 2, 3, 5, 9, 11), (1, 2, 3, 4), ("valid", "same")))
    shown = page.evaluate("cases => cases.map(([n, k, s, p]) => modules.outputSide(n, k, s, p))", cases)
    for (side, kernel, stride, padding), size in zip(cases, shown, strict=True):
        if padding == "valid" and kernel > side:
            assert size is None
            continue
        pooled = tf.nn.max_pool2d(tf.zeros((1, side, side, 1)), kernel, stride, padding.upper())
        assert size == pooled.shape[1], (side, kernel, stride, padding)


def test_valid_sizes_are_how_often_numpy_finds_the_window(page: Page):
    import_modules(page, MATHS)
    for side, kernel, stride in ((28, 9, 1), (20, 9, 2), (227, 11, 4), (55, 3, 2), (13, 5, 2)):
        windows = np.lib.stride_tricks.sliding_window_view(np.zeros(side), kernel)[::stride]
        assert page.evaluate(f"modules.outputSide({side}, {kernel}, {stride}, 'valid')") == len(windows)


def test_padding_lies_where_tensorflow_puts_it(page: Page):
    """The sum of a window of ones over ones is smaller where it covers zeros."""
    import_modules(page, MATHS)
    for side, kernel, stride in itertools.product((7, 8, 28), (2, 3, 5), (1, 2, 3)):
        before, behind = page.evaluate(f"modules.paddingOf({side}, {kernel}, {stride}, 'same')")
        padded = np.pad(np.ones(side), (before, behind))
        expected = np.lib.stride_tricks.sliding_window_view(padded, kernel)[::stride].sum(axis=1)
        ones = tf.nn.conv1d(tf.ones((1, side, 1)), tf.ones((kernel, 1, 1)), stride, "SAME")[0, :, 0]
        np.testing.assert_array_equal(expected, ones.numpy())


@pytest.mark.parametrize(
    ("groups", "bias", "padding"), [(1, True, "valid"), (2, False, "same"), (4, True, "same")]
)
def test_costs_are_those_of_the_layer(page: Page, groups, bias, padding):
    layer = keras.layers.Conv2D(24, 5, 2, padding, groups=groups, use_bias=bias)
    out = layer(np.zeros((1, 19, 19, 8), np.float32)).shape
    import_modules(page, MATHS)
    window = {"kind": "convolution", "side": 5, "stride": 2, "padding": padding, "channels": 24, "groups": groups}
    whole = {**window, "bias": bias, "whole": False, "dimensions": 2}
    [step] = page.evaluate(
        "([map, window]) => modules.traceShapes(map, [window])", [{"side": 19, "channels": 8}, whole]
    )
    assert step["after"] == {"side": out[1], "channels": out[3]}
    assert step["weights"] == layer.count_params()
    kernel = layer.get_weights()[0].shape
    assert step["products"] == int(np.prod(kernel[:3])) * int(np.prod(out[1:]))


def test_where_1152_capsules_come_from(page: Page):
    opened(page, CAPSNET)
    assert shapes(page) == ["28 × 28 × 1", "20 × 20 × 256", "6 × 6 × 256"]
    assert page.locator(".formula").all_inner_texts()[1:] == ["⌊(28 − 9) / 1⌋ + 1 = 20", "⌊(20 − 9) / 2⌋ + 1 = 6"]
    assert page.get_by_test_id("tracer-end").inner_text() == (
        "256 channels = 32 types of capsule × 8 numbers. 32 × 6 × 6 = 1,152 primary capsules × 8 numbers."
    )
    assert "9 · 9 · 256 · 256 + 256 = 5,308,672" in page.locator("li").last.inner_text()
    assert "One output sees 17 × 17 pixels of the image." in page.locator("li").last.inner_text()


def test_every_later_shape_follows(page: Page):
    opened(page, CAPSNET)
    page.get_by_test_id("tracer-input").fill("36")
    assert shapes(page) == ["36 × 36 × 1", "28 × 28 × 256", "10 × 10 × 256"]
    page.get_by_test_id("tracer-stride-0").fill("2")
    page.get_by_test_id("tracer-padding-1").select_option("same")
    page.get_by_test_id("tracer-channels-1").fill("64")
    assert shapes(page) == ["36 × 36 × 1", "14 × 14 × 256", "7 × 7 × 64"]
    assert "8 × 7 × 7 = 392 primary capsules" in page.get_by_test_id("tracer-end").inner_text()
    expect_parameter(page, "shapes", "36_9-2-v-256_9-2-s-64")
    page.get_by_test_id("tracer-reset").click()
    assert shapes(page) == ["28 × 28 × 1", "20 × 20 × 256", "6 × 6 × 256"]
    expect_query(page, {})


def test_a_copied_link_shows_the_same_shapes(page: Page):
    opened(page, CAPSNET, "36_9-2-v-256_9-2-s-64")
    assert shapes(page) == ["36 × 36 × 1", "14 × 14 × 256", "7 × 7 × 64"]
    assert page.get_by_test_id("notice").count() == 0


@pytest.mark.parametrize(
    "view",
    [
        "28",
        "28_9-1-v-256",
        "28_0-1-v-256_9-2-v-256",
        "28_99-1-v-256_9-2-v-256",
        "x_9-1-v-256_9-2-v-256",
        "28_9-1-z-1_9-1-v-1",
    ],
)
def test_a_link_to_shapes_that_cannot_be_says_so_and_shows_the_network_as_it_is_built(page: Page, view):
    opened(page, CAPSNET, view)
    assert shapes(page) == ["28 × 28 × 1", "20 × 20 × 256", "6 × 6 × 256"]
    said = f"This link asks for the choice of shapes “{view}”, which is not available here."
    assert page.get_by_test_id("notice").locator("p").all_inner_texts() == [said]


def test_what_does_not_fit_is_said_in_words(page: Page):
    opened(page, CAPSNET)
    page.get_by_test_id("tracer-input").fill("12")
    assert shapes(page) == ["12 × 12 × 1", "4 × 4 × 256", "–"]
    last = page.locator("li").last.inner_text()
    assert "The 9 × 9 kernel is larger than the 4 × 4 map, so it fits nowhere." in last
    assert page.get_by_test_id("tracer-end").inner_text() == "One layer does not fit, so no layer can follow it."


def test_channels_that_make_no_whole_capsules_are_said(page: Page):
    opened(page, CAPSNET)
    page.get_by_test_id("tracer-channels-1").fill("100")
    assert (
        page.get_by_test_id("tracer-end").inner_text().startswith("100 channels cannot be read as capsules of 8")
    )


def test_channels_that_make_no_groups_are_said(page: Page):
    opened(page, GROUPED)
    assert shapes(page) == ["32 × 32 × 3", "32 × 32 × 48", "15 × 15 × 48", "15 × 15 × 96"]
    page.get_by_test_id("tracer-channels-0").fill("47")
    assert "The channels cannot be divided into 2 groups." in page.locator("li").last.inner_text()


def test_a_sequence_has_one_side(page: Page):
    opened(page, SEQUENCE)
    assert shapes(page) == ["28 × 28", "28 × 32", "14 × 32"]
    assert (
        page.get_by_test_id("tracer-end").inner_text() == "The output of the last window: 14 × 32 = 448 numbers."
    )
    assert "5 · 28 · 32 + 32 = 4,512" in page.locator("li").nth(1).inner_text()


@pytest.mark.parametrize(("guess", "verdict"), [("6", "and that is right"), ("12", "but that is wrong")])
def test_the_first_shapes_wait_for_a_guess(page: Page, guess, verdict):
    open_part(page, FOLDER, sent(CAPSNET))
    assert "window 9 × 9, stride 2, on 20 × 20" in page.get_by_test_id("tracer-said").inner_text()
    assert not page.get_by_test_id("tracer-shape-1").is_visible()
    assert page.get_by_test_id("tracer-shape-0").is_visible()
    choices = [button.inner_text() for button in page.locator(".choices button").all()]
    assert choices == ["5 × 5", "6 × 6", "10 × 10", "12 × 12", "Skip"]
    page.get_by_test_id(f"tracer-guess-{guess}").click()
    assert page.get_by_test_id("tracer-shape-1").inner_text() == "6 × 6 × 256"
    said = page.get_by_test_id("tracer-said").inner_text()
    assert verdict in said and "⌊(20 − 9) / 2⌋ + 1 = 6" in said


def test_another_network_starts_anew_and_the_same_keeps_what_was_changed(page: Page):
    opened(page, CAPSNET)
    page.get_by_test_id("tracer-input").fill("40")
    mount_part(page, FOLDER, sent(CAPSNET))
    assert shapes(page)[0] == "40 × 40 × 1"
    mount_part(page, FOLDER, sent(GROUPED, network="another"))
    page.get_by_test_id("tracer-guess-skip").click()
    assert shapes(page)[0] == "32 × 32 × 3"
    expect_query(page, {})


def test_a_window_that_fits_once_fits_one_time(page: Page):
    opened(page, CAPSNET)
    page.get_by_test_id("tracer-input").fill("17")
    assert "fits 1 time along 9 cells." in page.locator("li").last.inner_text()
    assert "fits 9 times along 17 cells." in page.locator("li").nth(1).inner_text()


def test_another_language_keeps_what_was_changed(page: Page):
    opened(page, CAPSNET)
    page.get_by_test_id("tracer-input").fill("40")
    mount_part(page, FOLDER, sent(CAPSNET), language="zh")
    assert page.get_by_test_id("tracer-input").input_value() == "40"
    assert shapes(page)[0] == "40 × 40 × 1"
    assert "可放 32 次" in page.locator("li").nth(1).inner_text()
