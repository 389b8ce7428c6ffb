"""Films of filters: every pixel is the weight's colour, and the files hold every frame."""

from io import BytesIO
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageFont
from PIL.ImageSequence import all_frames

from lib.charts.film_files import LAST_MILLISECONDS, MILLISECONDS, as_gif, as_png, as_webp
from lib.charts.filter_film import FONT, PALETTE, PAPER, SHADES, Film, can_be_written, draw_frame, lay_out
from lib.charts.tiles import diverging
from lib.i18n import catalogue
from lib.parts.time_machine.labels import FILM_TEXTS

COUNT = 7
ENDS = ("−{limit} and less", "+{limit} and more")


@pytest.fixture(scope="module")
def film() -> Film:
    tiles = np.random.default_rng(0).normal(size=(COUNT, 12, 3, 3)).astype(np.float32)
    captions = [f"step {number} of {COUNT}" for number in range(COUNT)]
    return Film(tiles, np.full(COUNT, 2.0), "a run · conv1", captions, ENDS)


def test_every_weight_has_its_colour(film):
    place = lay_out(film)
    assert place.columns * 3 == 12  # no gap in the last row
    page = PALETTE[draw_frame(film, 2)]
    side = 3 * place.scale
    left = (place.width - place.columns * (side + place.gap) + place.gap) // 2
    for tile in range(12):
        y = place.top + tile // place.columns * (side + place.gap)
        x = left + tile % place.columns * (side + place.gap)
        shown = page[y : y + side, x : x + side]
        for row in range(3):
            for column in range(3):
                cell = shown[
                    row * place.scale : (row + 1) * place.scale, column * place.scale : (column + 1) * place.scale
                ]
                expected = diverging(film.tiles[2, tile, row, column], 2.0)
                assert (cell == cell[0, 0]).all()
                assert np.abs(cell[0, 0].astype(int) - expected).max() <= 2  # half of one of 193 shades


def test_zero_is_neutral_and_the_ends_are_the_scales():
    np.testing.assert_array_equal(PALETTE[[0, SHADES // 2, SHADES - 1]], diverging(np.array([-1.0, 0, 1]), 1.0))
    np.testing.assert_array_equal(PALETTE[PAPER], [255, 255, 255])
    assert len(PALETTE) == 256


def test_title_and_step_are_written_into_every_frame(film):
    top = lay_out(film).top
    heads = [draw_frame(film, number)[:top] for number in range(COUNT)]
    assert all((head > PAPER).sum() > 200 for head in heads)
    title, steps = zip(*((head[: top // 2], head[top // 2 :]) for head in heads), strict=True)
    assert all((one == title[0]).all() for one in title)
    assert len({one.tobytes() for one in steps}) == COUNT


def test_the_edges_of_every_frame_are_paper(film):
    for number in range(COUNT):
        frame = draw_frame(film, number)
        assert all((edge == PAPER).all() for edge in (frame[:4], frame[-4:], frame[:, :4], frame[:, -4:]))


def test_the_gif_has_every_frame_as_it_was_drawn(film):
    picture = Image.open(BytesIO(as_gif(film)))
    assert len(all_frames(picture)) == COUNT
    for number in range(COUNT):
        picture.seek(number)
        np.testing.assert_array_equal(np.array(picture.convert("RGB")), PALETTE[draw_frame(film, number)])
        assert picture.info["duration"] == (LAST_MILLISECONDS if number == COUNT - 1 else MILLISECONDS)
    assert picture.info["loop"] == 0


def test_the_webp_has_them_without_loss(film):
    picture = Image.open(BytesIO(as_webp(film)))
    assert len(all_frames(picture)) == COUNT
    for number in (0, 3, COUNT - 1):
        picture.seek(number)
        np.testing.assert_array_equal(np.array(picture.convert("RGB")), PALETTE[draw_frame(film, number)])


def test_the_png_is_one_frame(film):
    picture = Image.open(BytesIO(as_png(film, 4)))
    np.testing.assert_array_equal(np.array(picture.convert("RGB")), PALETTE[draw_frame(film, 4)])


def test_chinese_can_be_written_and_what_the_font_lacks_cannot():
    assert can_be_written("lenet, Straße · 第一次训练") and not can_be_written("อักษรไทย")
    assert all(can_be_written(catalogue("zh").gettext(text)) for text in FILM_TEXTS.values())
    font = ImageFont.truetype(FONT, 14)

    def draw(letter: str) -> bytes:
        mask: Any = font.getmask(letter)  # bytes-like, which Pillow's types do not say
        return bytes(mask)

    box = draw("\ue000")  # for a letter that a font lacks
    assert all(draw(letter) != box for letter in "第步训练准确率é−")


def test_filters_of_zeros_are_neutral():
    still = Film(np.zeros((1, 1, 3, 3), np.float32), np.zeros(1), "t", ["s"], ENDS)
    place = lay_out(still)
    assert draw_frame(still, 0)[place.top + 5, place.width // 2] == SHADES // 2
