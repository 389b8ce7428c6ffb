"""The augmentation preview: what the browser gets, what it tells, and that a hand is faster than an answer."""

from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page, expect

import lib.parts.augmentation_preview as augmentation_preview
from lib.parts.augmentation_preview import PreviewState, Slider, payload, settings_within
from lib.parts.packing import Payload
from tests.parts.mounted import expect_query, mount_part, open_part
from tests.parts.payloads import unpacked

pytestmark = pytest.mark.xdist_group("stepper")

FOLDER = Path(augmentation_preview.__file__).parent
SLIDERS = (
    Slider("shift", "Shift", {"one": "{count} pixel", "other": "{count} pixels"}, 4),
    Slider("flip", "Flip", {}, 1),
)
SETTINGS = {"shift": 2, "flip": True, "seed": 3}
RANDOM = np.random.default_rng(0)
ORIGINAL = RANDOM.integers(0, 255, (6, 5, 3), np.uint8)
SAMPLES = RANDOM.integers(0, 255, (2, 6, 5, 3), np.uint8)
SENT_WITHIN_MS = 2_000


def sent(samples: np.ndarray = SAMPLES, **settings: int | bool) -> Payload:
    return payload(ORIGINAL, samples, SLIDERS, {**SETTINGS, **settings})


def test_what_the_browser_gets():
    meta, arrays = unpacked(sent().packed("en"))
    np.testing.assert_array_equal(arrays["original"], ORIGINAL)
    np.testing.assert_array_equal(arrays["samples"], SAMPLES)
    assert meta == {
        "language": "en",
        "visit": None,
        "settings": SETTINGS,
        "sliders": [
            {"name": "shift", "title": "Shift", "amounts": SLIDERS[0].amounts, "maximum": 4, "neutral": 0},
            {"name": "flip", "title": "Flip", "amounts": {}, "maximum": 1, "neutral": False},
        ],
    }


@pytest.mark.parametrize(
    ("told", "settings"),
    [
        ({"settings": SETTINGS}, SETTINGS),
        ({"settings": {"shift": 5, "flip": 7, "seed": 1000}}, {"shift": 0, "flip": False, "seed": 0}),
        ({"settings": {"shift": "2", "flip": ["true"]}}, {"shift": 0, "flip": False, "seed": 0}),
    ],
)
def test_only_settings_within_their_ranges_are_read(told, settings):
    read = PreviewState.read(told).settings
    assert read is not None
    assert settings_within(read, SLIDERS) == settings


@pytest.mark.parametrize("told", [{}, {"settings": None}, {"settings": "shift"}, {"settings": [1]}])
def test_what_is_no_settings_counts_as_untold(told):
    assert PreviewState.read(told).settings is None


def test_a_slider_is_told_once_it_rests_and_stands_in_the_address(page: Page):
    open_part(page, FOLDER, sent(shift=0, flip=False))
    expect(page.get_by_text("Nothing is changed")).to_be_visible()
    expect_query(page, {})
    page.get_by_test_id("augmentation-shift").fill("3")
    page.get_by_test_id("augmentation-flip").check()
    expect_query(page, {"shift": "3", "flip": "true"})
    expect(page.locator("body")).not_to_contain_text("--option")
    expect(page.get_by_text("this picture: Shift 3 pixels, Flip. Each")).to_be_visible()
    expect(page.locator(".augmentation")).to_have_class("lab augmentation waiting")
    page.wait_for_function("window.sent.at(-1)?.[1].flip", timeout=SENT_WITHIN_MS)
    assert page.evaluate("window.sent.at(-1)") == ["settings", {"shift": 3, "flip": True, "seed": 3}]


def test_an_answer_that_comes_late_does_not_move_a_slider(page: Page):
    open_part(page, FOLDER, sent(shift=0))
    page.get_by_test_id("augmentation-shift").fill("4")
    mount_part(page, FOLDER, sent(SAMPLES[:1], shift=1))
    assert page.get_by_test_id("augmentation-shift").input_value() == "4"
    assert page.get_by_test_id("augmentation-samples").locator("canvas").count() == 1
    expect(page.locator(".augmentation")).to_have_class("lab augmentation waiting")
    mount_part(page, FOLDER, sent(shift=4))
    expect(page.locator(".augmentation")).to_have_class("lab augmentation")
    assert page.get_by_test_id("augmentation-samples").locator("canvas").count() == 2


def test_the_pictures_are_those_that_came(page: Page):
    open_part(page, FOLDER, sent())
    shown = page.locator("canvas").evaluate_all(
        "all => all.map((one) => [...one.getContext('2d').getImageData(0, 0, one.width, one.height).data])"
    )
    for pixels, picture in zip(shown, (ORIGINAL, *SAMPLES), strict=True):
        np.testing.assert_array_equal(np.reshape(pixels, (6, 5, 4))[..., :3], picture)


def test_drawing_anew_takes_another_seed_and_all_off_clears_the_address(page: Page):
    open_part(page, FOLDER, sent())
    page.get_by_test_id("augmentation-again").click()
    page.wait_for_function("window.sent.length > 0", timeout=SENT_WITHIN_MS)
    assert page.evaluate("window.sent.at(-1)[1].seed") == 4
    page.get_by_test_id("augmentation-reset").click()
    expect_query(page, {})
    assert page.get_by_test_id("augmentation-shift").input_value() == "0"
    assert not page.get_by_test_id("augmentation-flip").is_checked()


def test_another_language_writes_everything_anew(page: Page):
    open_part(page, FOLDER, sent())
    page.get_by_test_id("augmentation-shift").fill("4")
    mount_part(page, FOLDER, sent(), language="zh")
    assert page.get_by_test_id("augmentation-again").inner_text() == "重新生成"
    assert page.get_by_test_id("augmentation-shift").input_value() == "4"
