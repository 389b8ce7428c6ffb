"""Tiles in another order, and the photos that ship with the app."""

import numpy as np
import pytest

from lib.errors import LearnerError
from lib.pictures.photo_samples import PHOTOS, load_photo
from lib.pictures.scramble import scramble_tiles
from lib.settings import ASSETS


def test_tiles_change_places():
    image = np.arange(16).reshape(4, 4, 1)
    expected = [[10, 11, 8, 9], [14, 15, 12, 13], [2, 3, 0, 1], [6, 7, 4, 5]]
    np.testing.assert_array_equal(scramble_tiles(image, 2, (3, 2, 1, 0))[..., 0], expected)


def test_what_is_left_over_stays():
    image = np.random.default_rng(0).integers(0, 256, (28, 29, 3))
    result = scramble_tiles(image, 3, (8, 1, 2, 3, 4, 5, 6, 7, 0))
    np.testing.assert_array_equal(result[:9, 1:10], image[18:27, 19:28])
    np.testing.assert_array_equal(result[27], image[27])
    np.testing.assert_array_equal(result[:, [0, 28]], image[:, [0, 28]])
    np.testing.assert_array_equal(scramble_tiles(result, 3, (8, 1, 2, 3, 4, 5, 6, 7, 0)), image)


@pytest.mark.parametrize("order", [(0, 1, 2), (0, 1, 2, 2), (0, 1, 2, 4)])
def test_an_order_that_is_none_is_refused(order):
    with pytest.raises(ValueError, match="each of 4 tiles once"):
        scramble_tiles(np.zeros((4, 4, 1)), 2, order)


def test_every_photo_is_there_and_credited():
    credits = (ASSETS.parent / "CREDITS.md").read_text(encoding="utf-8")
    for name in PHOTOS:
        photo = load_photo(name, 128)
        assert photo.shape == (128, 128, 3) and photo.std() > 20
        assert f"{name}.jpg" in credits
    assert {path.stem for path in (ASSETS / "photos").iterdir()} == set(PHOTOS)


def test_another_photo_is_answered_in_words():
    with pytest.raises(LearnerError, match="There is no photo called “lena”"):
        load_photo("lena", 64)
