"""Tiles in another order, and the photos that ship with the app."""

import numpy as np
import pytest

from lib.errors import LearnerError
from lib.pictures.photo_samples import PHOTOS, load_photo
from lib.pictures.pixels import to_bytes, to_unit_range
from lib.pictures.scramble import mean_of_edge, scramble_tiles
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


def test_a_moved_tile_lies_on_top_is_cut_off_at_the_edge_and_leaves_the_mean_colour_of_the_edge():
    image = np.arange(16, dtype=np.uint8).reshape(4, 4, 1)
    assert mean_of_edge(image) == 8  # of 7.5
    once = scramble_tiles(image, 2, (0, 1, 2, 3), [(0, 1, 0)])
    expected = [[8, 0, 1, 3], [8, 4, 5, 7], [8, 9, 10, 11], [12, 13, 14, 15]]
    np.testing.assert_array_equal(once[..., 0], expected)
    twice = scramble_tiles(image, 2, (3, 1, 2, 0), [(0, -1, -1), (3, -1, 1)])
    expected = [[15, 8, 2, 3], [8, 8, 6, 7], [8, 9, 8, 8], [12, 0, 1, 8]]
    np.testing.assert_array_equal(twice[..., 0], expected)
    away = scramble_tiles(image, 2, (0, 1, 2, 3), [(3, 900, 0), (0, 0, -900)])
    expected = [[8, 8, 2, 3], [8, 8, 6, 7], [8, 9, 8, 8], [12, 13, 8, 8]]
    np.testing.assert_array_equal(away[..., 0], expected)


def test_moved_tiles_of_photos_are_the_same_as_networks_receive_them():
    photo = load_photo("chelsea", 65)
    edge = np.pad(np.zeros((63, 63), bool), 1, constant_values=True)
    np.testing.assert_array_equal(mean_of_edge(photo), np.round(photo[edge].mean(axis=0)))
    moves = [(2, 7, -11), (4, -30, 3)]
    received = scramble_tiles(to_unit_range(photo), 3, (4, 0, 1, 2, 3, 5, 6, 8, 7), moves)
    assert received.dtype == np.float32
    expected = scramble_tiles(photo, 3, (4, 0, 1, 2, 3, 5, 6, 8, 7), moves)
    np.testing.assert_array_equal(to_bytes(received), expected)


@pytest.mark.parametrize("moves", [[(4, 1, 1)], [(-1, 1, 1)], [(0, 1, 1), (0, 2, 2)]])
def test_moves_of_places_that_are_not_there_are_refused(moves):
    with pytest.raises(ValueError, match="places of 0 to 3, each once"):
        scramble_tiles(np.zeros((4, 4, 1)), 2, (0, 1, 2, 3), moves)


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
