"""Filters and images as pictures, pixel by pixel."""

from base64 import b64decode
from io import BytesIO

import numpy as np
from PIL import Image

from lib.charts import tiles


def test_colours_run_from_blue_over_nearly_white_to_orange():
    colours = tiles.diverging(np.array([-2.0, -1.0, 0.0, 0.5, 1.0, 3.0]), 1.0)
    assert colours[0].tolist() == colours[1].tolist() == tiles.LESS.tolist()
    assert colours[2].tolist() == tiles.NEUTRAL.tolist()
    assert colours[3].tolist() == np.round((tiles.NEUTRAL + tiles.MORE) / 2).tolist()
    assert colours[4].tolist() == colours[5].tolist() == tiles.MORE.tolist()


def test_all_zero_kernels_have_a_picture():
    sheet, limit = tiles.kernel_sheet(np.zeros((3, 3, 1, 4), np.float32))
    assert limit == 0.0
    assert sheet.getpixel((0, 0)) == (*tiles.NEUTRAL, 255)


def test_each_filter_has_its_tile_on_one_common_scale():
    kernels = np.zeros((3, 3, 2, 17), np.float32)
    kernels[0, 0, 0, 0] = -0.5
    kernels[2, 2, 0, 16] = 2.0
    kernels[:, :, 1] = 9.0  # another input channel is not shown
    sheet, limit = tiles.kernel_sheet(kernels)
    side = 3 * 8 + tiles.GAP
    assert limit == 2.0
    assert sheet.size == (16 * side, 2 * side)
    quarter = np.round(tiles.NEUTRAL - 0.25 * (tiles.NEUTRAL - tiles.LESS)).astype(int)
    assert sheet.getpixel((0, 0)) == (*quarter, 255)
    assert sheet.getpixel((8 * 2, side + 8 * 2)) == (*tiles.MORE, 255)  # the 17th filter, in the second row
    alpha = np.array(sheet)[..., 3]
    assert alpha[0, 3 * 8] == 0  # the gap lets the page shine through
    assert alpha[side, side] == 0  # there is no 18th filter


def test_grey_rounds_and_clips():
    pixels = tiles.grey(np.array([[[-1.0], [0.5], [7.0]]]))
    assert pixels[0].tolist() == [[0] * 3, [128] * 3, [255] * 3]


def test_a_data_url_holds_the_image():
    image = np.arange(6, dtype=np.uint8).reshape(2, 3, 1)
    head, _, body = tiles.data_url(image).partition(",")
    assert head == "data:image/png;base64"
    np.testing.assert_array_equal(np.array(Image.open(BytesIO(b64decode(body)))), image[..., 0])
