"""A picture's film: what stands in a frame, and the files that it becomes."""

import re
from io import BytesIO

import numpy as np
import pytest
from PIL import Image
from PIL.ImageSequence import all_frames

from lib.charts.film_files import LAST_MILLISECONDS, MILLISECONDS, as_gif, as_png, as_webp
from lib.charts.filter_film import PALETTE, PAPER, SHADES
from lib.charts.map_film import CIVIDIS, MapFilm, map_palette
from lib.settings import ASSETS

RNG = np.random.default_rng(0)
FRAMES = 5


@pytest.fixture(scope="module")
def film() -> MapFilm:
    maps = RNG.uniform(-1, 3, (FRAMES, 6, 20, 20)).astype(np.float32)
    maps[2, 0], maps[2, 1] = -1, 3
    captions = [f"step {number}" for number in range(FRAMES)]
    names = ["picture", *(f"filter {number}" for number in range(1, 7))]
    return MapFilm(RNG.random((28, 28, 1), np.float32), maps, (-1.0, 3.0), "a run · conv1", captions, names)


def test_the_scale_is_the_same_in_every_frame(film):
    page = film.draw(2)
    tiles = [(page == shade).sum() for shade in (0, SHADES - 1)]
    assert min(tiles) >= 20 * 20  # the whole of one map, each pixel at least one of the frame
    strips = {film.draw(number)[-40:].tobytes() for number in range(FRAMES)}
    assert len(strips) == 1  # the scale, with its ends
    heads = {film.draw(number)[:62].tobytes() for number in range(FRAMES)}
    assert len(heads) == FRAMES  # the step


def test_the_colours_are_those_of_the_page():
    script = (ASSETS.parent / "lib" / "parts" / "kit" / "colours.js").read_text()
    assert tuple(re.findall(r'"#([0-9a-f]{6})"', script.split("CIVIDIS = [")[1].split("]")[0])) == CIVIDIS
    palette = map_palette()
    assert palette.shape == (256, 3) and palette.dtype == np.uint8
    assert [palette[at].tobytes().hex() for at in (0, SHADES // 2, SHADES - 1)] == [
        CIVIDIS[0],
        CIVIDIS[5],
        CIVIDIS[-1],
    ]
    np.testing.assert_array_equal(palette[PAPER:], PALETTE[PAPER:])


@pytest.mark.parametrize(("write", "form"), [(as_gif, "GIF"), (as_webp, "WEBP")])
def test_a_file_has_every_frame_as_it_was_drawn(film, write, form):
    content = write(film)
    picture = Image.open(BytesIO(content))
    assert (picture.format, len(all_frames(picture)), picture.size) == (form, FRAMES, film.draw(0).shape[::-1])
    for number in range(FRAMES):
        picture.seek(number)
        np.testing.assert_array_equal(np.array(picture.convert("RGB")), film.palette[film.draw(number)])
        if form == "GIF":
            assert picture.info["duration"] == (LAST_MILLISECONDS if number == FRAMES - 1 else MILLISECONDS)
    assert len(content) < 400_000


def test_the_png_is_one_frame(film):
    picture = Image.open(BytesIO(as_png(film, 3)))
    np.testing.assert_array_equal(np.array(picture.convert("RGB")), film.palette[film.draw(3)])


@pytest.mark.parametrize(("count", "side"), [(1, 8), (12, 20), (3, 128)])
def test_every_map_finds_its_place(count, side):
    maps = np.ones((1, count, side, side), np.float32)
    film = MapFilm(np.zeros((64, 64, 3), np.float32), maps, (0.0, 1.0), "t", ["s"], ["p"] * (count + 1))
    page = film.draw(0)
    shown = (page == SHADES - 1).sum() / side**2
    assert shown >= count and page.shape[1] <= 700
    assert all((edge == PAPER).all() for edge in (page[:4], page[-4:], page[:, :4], page[:, -4:]))
