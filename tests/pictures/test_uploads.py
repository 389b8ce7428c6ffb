"""From a picture to a network's input, step by step."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from lib.pictures.uploads import PREPARATION_STEPS, run_preparation, to_model_input
from tests.pictures.drawings import DIGITS, centre_of_mass, drawing

# Networks with one channel


def test_stages_are_the_steps_in_order_and_end_with_what_the_network_gets():
    photo = drawing("black", "white").resize((900, 600))
    preparation = run_preparation(photo, DIGITS)
    assert [s.name for s in preparation.stages] == ["original", *PREPARATION_STEPS, "resize"]
    assert all(s.image.dtype == np.uint8 and max(s.image.shape) <= 280 for s in preparation.stages)
    assert preparation.stages[0].image.shape == (187, 280, 3)
    last = preparation.stages[-1].image
    assert last.shape == (28, 28)
    assert preparation.model_input.dtype == np.float32
    np.testing.assert_array_equal(preparation.model_input[..., 0], last.astype(np.float32) / 255)
    np.testing.assert_array_equal(preparation.model_input, to_model_input(photo, DIGITS))
    assert preparation.was_inverted and not preparation.is_blank


@pytest.mark.parametrize("left_out", PREPARATION_STEPS)
def test_a_step_left_out_is_absent_and_the_others_still_work(left_out):
    photo = drawing((170, 0, 0), "white", points=[(30, 30), (110, 30), (60, 120)])
    steps = frozenset(PREPARATION_STEPS) - {left_out}
    preparation = run_preparation(photo, DIGITS, steps=steps)
    names = [s.name for s in preparation.stages]
    assert names == ["original", *(s for s in PREPARATION_STEPS if s in steps), "resize"]
    picture = preparation.model_input[..., 0]
    full = to_model_input(photo, DIGITS)[..., 0]
    if left_out == "invert":
        np.testing.assert_allclose(picture, 1 - full, atol=0.01)
        assert not preparation.was_inverted
    elif left_out == "centre":
        rows, columns = np.nonzero(picture > 0.1)
        assert abs(rows.min() + rows.max() - 27) <= 1 and abs(columns.min() + columns.max() - 27) <= 1
        assert not np.array_equal(picture, full)
    elif left_out == "cut_out":
        assert np.ptp(np.nonzero(picture > 0.1)[0]) + 1 <= 12  # not enlarged to 20
        np.testing.assert_allclose(centre_of_mass(picture), (14, 14), atol=0.6)


def test_without_grey_a_network_with_one_channel_sees_only_red():
    photo = drawing((255, 0, 0), "white")
    red_only = run_preparation(photo, DIGITS, steps=frozenset(PREPARATION_STEPS) - {"grey"})
    assert red_only.is_blank  # red ink on white paper is as bright as the paper in the red channel
    assert not run_preparation(photo, DIGITS).is_blank


def test_centre_false_only_turns_over_and_shrinks():
    image = drawing("black", "white")
    plain = to_model_input(image, DIGITS, centre=False)[..., 0]
    shrunk = np.asarray(drawing().convert("L").resize((28, 28), Image.Resampling.BOX)) / 255
    np.testing.assert_allclose(plain, shrunk, atol=0.005)


@pytest.mark.parametrize("paper", ["white", "black", (128, 128, 128)])
@pytest.mark.parametrize("centre", [True, False])
@pytest.mark.parametrize("size", [(300, 200), (28, 28), (1, 1), (900, 1)])
def test_an_empty_sheet_gives_zeros(paper, centre, size):
    image = Image.new("RGB", size, paper)
    np.testing.assert_array_equal(to_model_input(image, DIGITS, centre=centre), np.zeros(DIGITS))
    assert run_preparation(image, DIGITS).is_blank


@pytest.mark.parametrize("width", [2, 20, 50])
def test_a_drawing_fills_the_box_of_twenty_whatever_its_pen(width):
    picture = to_model_input(drawing(width=width), DIGITS)[..., 0]
    rows, columns = np.nonzero(picture > 0.2)
    longest = max(np.ptp(rows), np.ptp(columns)) + 1
    assert 19 <= longest <= 21
    np.testing.assert_allclose(centre_of_mass(picture), (14, 14), atol=0.1)
    assert picture.max() == 1
    if width == 2:  # brought to the width of MNIST's strokes: two or three pixels, not one faint one
        across = picture[rows.min() + 12].sum()
        assert 2 <= across <= 4


def test_other_sizes_keep_the_proportions_of_the_frame():
    picture = to_model_input(drawing(), (56, 56, 1))[..., 0]
    rows, _ = np.nonzero(picture > 0.2)
    assert 39 <= np.ptp(rows) + 1 <= 41
    assert to_model_input(drawing(), (36, 30, 1)).shape == (36, 30, 1)
    assert run_preparation(drawing(), (300, 300, 1)).stages[-1].image.shape == (300, 300)


def test_a_stroke_in_several_pieces_is_kept_and_specks_are_not():
    broken = drawing("black", "white", points=[(80, 60), (80, 220)])
    pen = ImageDraw.Draw(broken)
    pen.line([(110, 60), (200, 60)], fill="black", width=20)
    whole = to_model_input(broken, DIGITS)[..., 0]
    assert whole[:, 16:].sum() > 10  # the bar of the 5, apart from the rest
    for spot in ((5, 5), (270, 270), (260, 12)):
        pen.ellipse([spot, (spot[0] + 3, spot[1] + 3)], fill="black")
    np.testing.assert_array_equal(to_model_input(broken, DIGITS)[..., 0], whole)


def test_a_drawing_that_runs_over_the_edge_is_kept():
    one = to_model_input(drawing(points=[(140, -5), (140, 285)]), DIGITS)[..., 0]
    assert one[:, 13:16].sum() > 20


@pytest.mark.parametrize(
    ("shape", "steps", "message"),
    [
        ((28, 28, 2), PREPARATION_STEPS, "input_shape"),
        ((0, 28, 1), PREPARATION_STEPS, "input_shape"),
        (DIGITS, {"gray"}, "steps must be among"),
    ],
)
def test_a_wrong_call_says_what_was_expected(shape, steps, message):
    with pytest.raises(ValueError, match=message):
        run_preparation(drawing(), shape, steps=frozenset(steps))


# Networks with three channels


def test_colour_pictures_are_cropped_to_the_middle_or_squeezed():
    thirds = Image.new("RGB", (90, 30), "red")
    thirds.paste("lime", (30, 0, 60, 30))
    thirds.paste("blue", (60, 0, 90, 30))
    cropped = to_model_input(thirds, (10, 10, 3))
    assert cropped.shape == (10, 10, 3) and cropped.dtype == np.float32
    np.testing.assert_allclose(cropped[:, 1:9], np.broadcast_to([0, 1, 0], (10, 8, 3)), atol=0.005)
    squeezed = to_model_input(thirds, (10, 12, 3), centre=False)
    np.testing.assert_allclose(squeezed[5, [0, 6, 11]], np.diag([1, 1, 1]), atol=0.005)
    assert [s.name for s in run_preparation(thirds, (10, 10, 3)).stages] == ["original", "resize"]


def test_colour_levels_are_kept():
    flat = run_preparation(Image.new("RGB", (50, 40), (10, 128, 250)), (8, 8, 3))
    np.testing.assert_array_equal(flat.stages[-1].image, np.broadcast_to([10, 128, 250], (8, 8, 3)))
    np.testing.assert_allclose(flat.model_input[0, 0], np.array([10, 128, 250]) / 255, rtol=1e-6)
