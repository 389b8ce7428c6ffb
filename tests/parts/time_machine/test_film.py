"""The picture's film in the time machine: in a browser, and as it is sent and saved."""

from io import BytesIO
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest
from PIL import Image
from PIL.ImageSequence import all_frames
from playwright.sync_api import Page, ViewportSize, expect

from lib.inspectors.answers.filter_film import FilterFilm
from lib.parts.time_machine import ExportRequest, FilmRequest, MachineState, ShownFilm, chosen_filters, file_of
from lib.parts.time_machine.film import MOST_BYTES, MOST_FILTERS, as_bytes, film_parts
from lib.runs import Run
from tests.parts.mounted import mount_part
from tests.parts.time_machine.page import CURVES, FOLDER, HISTORY, LAYERS, STEPS, VIEWPORT, opened, sent

RUN = cast(Run, SimpleNamespace(id="a-run", name="A run", total_steps=20))
MAPS = np.random.default_rng(1).uniform(0, 2, (len(STEPS), 2, 4, 4)).astype(np.float32)
FILM = FilterFilm(
    "conv1", np.array(STEPS), (2, 5), np.full((6, 6, 1), 0.5, np.float32), MAPS, "relu", is_whole=True
)


def pixel(page: Page, testid: str) -> list[int]:
    """Return the colour of the first pixel of the canvas, or of the canvas in the button."""
    return page.get_by_test_id(testid).evaluate(
        """element => {
          const canvas = element instanceof HTMLCanvasElement ? element : element.querySelector("canvas")
          return [...canvas.getContext("2d").getImageData(0, 0, 1, 1).data].slice(0, 3)
        }"""
    )


@pytest.fixture
def viewport() -> ViewportSize:
    return VIEWPORT


def test_the_maps_move_with_the_time(page: Page):
    opened(page, sent(step="0"))
    expect(page.get_by_test_id("machine-film-say")).to_have_text("The maps of the picture are being computed …")
    mount_part(page, FOLDER, sent(film=ShownFilm("k", is_usual=False, film=FILM), step="0"))
    expect(page.get_by_test_id("machine-film-picture")).to_be_visible()
    assert pixel(page, "machine-film-picture") == [128, 128, 128]
    shades = as_bytes(FILM)
    slider = page.get_by_test_id("machine-slider")
    for at in (0, 3, 5):
        slider.fill(str(at))
        for which, filter_ in enumerate(FILM.filters):
            # The brightness of cividis grows with the value.
            red, green, blue = pixel(page, f"machine-film-map-{filter_}")
            stops = [(0x00, 0x22, 0x4E), (0x7D, 0x7C, 0x78), (0xFE, 0xE8, 0x38)]
            value = shades[at, which, 0, 0] / 255
            low, high = (stops[0], stops[1]) if value < 0.5 else (stops[1], stops[2])
            share = 2 * value % 1
            expected = np.array(low) * (1 - share) + np.array(high) * share
            assert np.abs(np.array([red, green, blue])[1] - expected[1]).max() < 12
    assert "filters=conv1" in page.url


def test_a_map_is_shown_large_and_small_again(page: Page):
    opened(page, sent(film=ShownFilm("k", is_usual=True, film=FILM)))
    assert "filters=" not in page.url
    large = page.get_by_test_id("machine-film-full")
    expect(large).to_have_count(0)
    page.get_by_role("button", name="The map of filter 6, large").click()
    box = large.bounding_box()
    assert box is not None and box["width"] >= 200
    assert pixel(page, "machine-film-full") == pixel(page, "machine-film-map-5")
    page.get_by_role("button", name="Make the map of filter 6 small again").click()
    expect(large).to_have_count(0)


def test_why_there_is_no_film_is_said(page: Page):
    opened(page, sent(film=ShownFilm("k", is_usual=False, trouble="It is not there.")))
    expect(page.get_by_test_id("machine-film-say")).to_have_text("It is not there.")
    expect(page.get_by_test_id("machine-film-gif")).to_have_count(0)


def test_what_is_asked_for_is_checked():
    asked = {"run": "a", "layer": "conv1", "filters": [3, 1]}
    assert MachineState.read({"film": asked}).film == FilmRequest("a", "conv1", (3, 1))
    for wrong in (None, {}, {**asked, "run": 3}, {**asked, "filters": "3"}):
        assert MachineState.read({"film": wrong}).film is None
    assert MachineState.read({"film": {**asked, "filters": ["x", 2]}}).film == FilmRequest("a", "conv1", (2,))


def test_the_usual_film_has_the_filters_that_moved_furthest():
    moved = LAYERS[0].moved[-1, :, 1] / LAYERS[0].moved[0, :, 2]
    usual = chosen_filters(FilmRequest("a", "", ()), HISTORY, is_growing=False)
    assert usual == ("conv1", tuple(sorted(np.argsort(-moved)[:6].tolist())))
    assert chosen_filters(FilmRequest("a", "", ()), HISTORY, is_growing=True) == ("conv1", (0, 1, 2, 3, 4, 5))
    assert chosen_filters(FilmRequest("a", "conv2", (11, 3, 3, 99)), HISTORY, is_growing=False) == (
        "conv2",
        (11, 3),
    )
    many = chosen_filters(FilmRequest("a", "conv2", tuple(range(99))), HISTORY, is_growing=False)
    assert many == ("conv2", tuple(range(MOST_FILTERS)))


def test_the_bytes_are_the_maps_on_one_scale():
    low, high = FILM.limits
    shown = low + as_bytes(FILM) * (high - low) / 255
    assert np.abs(shown - MAPS).max() <= 0.51 * (high - low) / 255
    meta, arrays = film_parts(ShownFilm("k", is_usual=True, film=FILM), is_there=False)
    assert (meta["low"], meta["high"], meta["filters"]) == (low, high, [2, 5])
    np.testing.assert_array_equal(arrays["film_image"], np.full((6, 6, 1), 128))
    assert film_parts(ShownFilm("k", is_usual=True, film=FILM), is_there=True) == (meta, {})


def test_large_maps_are_averaged():
    maps = np.zeros((60, 12, 128, 128), np.float32)
    maps[..., ::2, :] = 1.0
    film = FilterFilm("conv1", np.arange(60), tuple(range(12)), FILM.image, maps, "relu", is_whole=True)
    sent_maps = as_bytes(film)
    assert sent_maps.size <= MOST_BYTES and sent_maps.shape[2] == 128 // 3


def kept(form: str) -> bytes:
    request = ExportRequest(form, "a-run", 9, "conv1", 0, "all", "maps")
    return file_of(request, HISTORY, CURVES, RUN, film=FILM)


@pytest.mark.parametrize("form", ["gif", "webp"])
def test_the_film_has_a_frame_for_each_snapshot(form):
    picture = Image.open(BytesIO(kept(form)))
    assert len(all_frames(picture)) == len(STEPS)


def test_the_numbers_that_are_kept_are_the_layers():
    assert ExportRequest("gif", "a-run", 9, "conv1", 0, "all", "maps").file_name == "a-run-conv1-maps.gif"
    arrays = np.load(BytesIO(kept("npz")))
    np.testing.assert_array_equal(arrays["maps"], MAPS)
    assert arrays["filters"].tolist() == [3, 6] and arrays["steps"].tolist() == list(STEPS)
    lines = kept("csv").decode().splitlines()
    assert lines[0] == "step,filter,least,mean,greatest,share_above_zero" and len(lines) == 1 + 2 * len(STEPS)
    last = MAPS[-1, -1]
    np.testing.assert_allclose(
        [float(value) for value in lines[-1].split(",")],
        [20, 6, last.min(), last.mean(), last.max(), 1],
        rtol=1e-6,
    )
