"""The scrambled tiles: the browser cuts as the server does, and shows what networks say of whole and parts."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Page, ViewportSize, expect

import lib.parts.scrambled_tiles as scrambled_tiles
from lib.models.capsules.routing import Presence
from lib.parts.packing import Payload
from lib.parts.scrambled_tiles import (
    START,
    Layout,
    Read,
    TilesNetwork,
    TilesState,
    layout_in,
    layout_of,
    payload,
)
from lib.pictures.photo_samples import load_photo
from lib.pictures.scramble import scramble_tiles
from tests.parts.mounted import expect_parameter, mount_part, open_part, query
from tests.parts.payloads import CHOICE

pytestmark = pytest.mark.xdist_group("stepper")

FOLDER = Path(scrambled_tiles.__file__).parent
IMAGE = np.random.default_rng(0).integers(0, 256, (28, 28, 1), dtype=np.uint8)
WHOLE, PARTS = np.array([0.1, 0.9, 0.0]), np.array([0.2, 0.7, 0.1])
ANSWERS = (PARTS, WHOLE[[1, 0, 2]])
"""What each network reads in the parts."""
PICTURES = replace(CHOICE, picture="test-1", usual="test-1", classes=("a", "b", "c"), labels=(1,))


@pytest.fixture
def viewport() -> ViewportSize:
    return {"width": 1150, "height": 900}


def networks(answers: Sequence[np.ndarray]) -> list[TilesNetwork]:
    """Return two networks that no browser has, the second with capsules."""
    features = np.array([[0.0, 0.0], [0.0, 0.9], [0.0, 0.0]]), np.array([[0.9, 0.0], [0.1, 0.0], [0.0, 0.0]])
    plain = [Read(one, np.arange(12)) for one in (WHOLE, answers[0])]
    routed = [Read(scores, poses) for scores, poses in zip((WHOLE, answers[1]), features, strict=True)]
    return [
        TilesNetwork("lenet", "lenet", "final", None, "probabilities", "dense", 12, None, *plain),
        TilesNetwork(
            "capsules", "capsules", "final", None, "lengths", "class_capsules", 2, Presence.LENGTH, *routed
        ),
    ]


def sent(layout: Layout = START, answers: Sequence[np.ndarray] = ANSWERS) -> Payload:
    """Return the payload of two networks that the server has let read this layout."""
    return payload(IMAGE, networks(answers), PICTURES, view={}, answered=layout)


def pixels(page: Page) -> np.ndarray:
    """Return the pixels of the scrambled picture, uint8 [28, 28]."""
    data = page.get_by_test_id("tiles-picture").evaluate(
        "(canvas) => [...canvas.getContext('2d').getImageData(0, 0, 28, 28).data]"
    )
    return np.reshape(data, (28, 28, 4))[..., 0]


def test_layouts_of_browsers_and_addresses():
    assert layout_in("2-2-0-3-1") == layout_of(2, [2, 0, 3, 1]) == Layout(2, (2, 0, 3, 1))
    for text in ("", "2", "2-0-1-2", "2-0-1-2-2", "5-0-1", "2-0-1-2-x", "2--0-1-2-3"):
        assert layout_in(text) is None
    for cut, order in (
        (2, None),
        (2, "0123"),
        (None, [0, 1, 2, 3]),
        (2, [0, 1, 2, 3.0]),
        ("2", [0, 1, 2, 3]),
        (2.0, [0, 1, 2, 3]),
    ):
        assert layout_of(cut, order) is None


def test_moves_of_browsers_and_addresses():
    moved = Layout(2, (2, 0, 3, 1), ((3, 12, -5), (0, 0, 7)))
    assert moved.text == "2-2-0-3-1_3.12.-5_0.0.7"
    assert layout_in(moved.text) == moved
    wrong = ("", "0.1", "0.1.2.3", "4.1.1", "0.0.0", "0.1.1_0.2.2", "0.-0.1", "0.1.5e1", "0.1000.1", "-1.1.1")
    for text in wrong:
        assert layout_in(f"2-2-0-3-1_{text}") is None


@pytest.mark.parametrize(("sent_by_browser", "asks"), [(3, 3), (True, 0), ("3", 0), (None, 0)])
def test_what_is_no_number_of_times_counts_as_none(sent_by_browser: object, asks: int):
    assert TilesState.read({"asks": sent_by_browser}).asks == asks


def test_tapped_tiles_change_places_and_the_server_is_asked_where_no_browser_has_the_network(page: Page):
    open_part(page, FOLDER, sent())
    np.testing.assert_array_equal(pixels(page), scramble_tiles(IMAGE, 2, (2, 0, 3, 1))[..., 0])
    page.get_by_test_id("tiles-guess-skip").click()
    page.get_by_test_id("tiles-place-0").press("Enter")
    page.get_by_test_id("tiles-place-3").press("Enter")
    np.testing.assert_array_equal(pixels(page), scramble_tiles(IMAGE, 2, (1, 0, 3, 2))[..., 0])
    page.wait_for_function("window.sent.length === 1")
    assert page.evaluate("window.sent") == [["asks", 1]]
    expect_parameter(page, "tiles", "2-1-0-3-2")
    assert page.locator(".tiles.stale").count() == 1
    mount_part(page, FOLDER, sent(Layout(2, (1, 0, 3, 2))))
    assert page.locator(".tiles.stale").count() == 0
    for cut in (3, 4):
        page.get_by_test_id("tiles-cut").select_option(str(cut))
        page.wait_for_function(f"window.sent.length === {cut - 1}")
        layout = layout_in(query(page)["tiles"])
        assert layout is not None and layout.order != tuple(range(cut**2))
        np.testing.assert_array_equal(pixels(page), scramble_tiles(IMAGE, cut, layout.order)[..., 0])
    page.get_by_test_id("tiles-shuffle").click()
    assert query(page)["tiles"] != layout.text
    page.get_by_test_id("tiles-restore").click()
    np.testing.assert_array_equal(pixels(page), IMAGE[..., 0])
    expect(page.get_by_test_id("tiles-said")).to_contain_text("Swap two of them, or move one.")


def drag(page: Page, tile: str, right: float, down: float) -> None:
    """Drag a tile by so many pixels of the screen, with a move between."""
    box = page.get_by_test_id(tile).bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right / 2, y + down / 2)
    page.mouse.move(x + right, y + down)


def test_a_dragged_tile_moves_by_pixels_and_the_address_says_it_at_the_end(page: Page):
    open_part(page, FOLDER, sent())
    page.get_by_test_id("tiles-guess-skip").click()
    board = page.get_by_test_id("tiles-picture").bounding_box()
    assert board is not None
    pixel = board["width"] / 28
    drag(page, "tiles-place-3", -5 * pixel, 3 * pixel)
    moved = Layout(2, (2, 0, 3, 1), ((3, -5, 3),))
    np.testing.assert_array_equal(pixels(page), scramble_tiles(IMAGE, 2, moved.order, moved.moves)[..., 0])
    assert "tiles" not in query(page)
    page.mouse.up()
    expect_parameter(page, "tiles", moved.text)
    said = page.get_by_test_id("tiles-moved")
    text = "Moved: part 2 by 5 pixels to the left, 3 pixels down. "
    text += "The mean colour of the picture’s edge fills the gap."
    expect(said).to_have_text(text)
    expect(page.get_by_role("group", name=f"The parts lie in the order 3, 1, 4, 2. {text}")).to_be_visible()
    tile = page.get_by_test_id("tiles-place-3")
    expect(tile).to_have_attribute("aria-pressed", "false")  # a drag is no tap
    expect(tile).to_have_accessible_name("Place 4, now part 2, moved: 5 pixels to the left, 3 pixels down")
    page.wait_for_function("window.sent.length === 1")
    drag(page, "tiles-place-3", 0, 400)
    page.mouse.up()
    expect_parameter(page, "tiles", "2-2-0-3-1_3.-5.7")  # its middle stays where it can be taken again
    page.wait_for_function("window.sent.length === 2")
    mount_part(page, FOLDER, sent(Layout(2, (2, 0, 3, 1), ((3, -5, 7),))))
    assert page.locator(".tiles.stale").count() == 0


def test_keys_and_fields_move_tiles_and_putting_together_takes_it_back(page: Page):
    open_part(page, FOLDER, sent())
    page.get_by_test_id("tiles-guess-skip").click()
    page.get_by_test_id("tiles-restore").click()
    expect(page.get_by_test_id("tiles-moved")).to_have_text("")
    tile = page.get_by_test_id("tiles-place-1")
    for key in ("ArrowRight", "ArrowUp", "ArrowUp", "Shift+ArrowLeft"):
        tile.press(key)
    expect_parameter(page, "tiles", "2-0-1-2-3_1.-4.-2")
    expect(page.get_by_test_id("tiles-part")).to_have_value("1")
    expect(page.get_by_test_id("tiles-right")).to_have_value("-4")
    page.get_by_test_id("tiles-part").select_option("part 3")
    page.get_by_test_id("tiles-down").fill("-9")
    page.get_by_test_id("tiles-down").press("Enter")
    moves = ((1, -4, -2), (2, 0, -9))
    expect_parameter(page, "tiles", Layout(2, (0, 1, 2, 3), moves).text)
    np.testing.assert_array_equal(pixels(page), scramble_tiles(IMAGE, 2, (0, 1, 2, 3), moves)[..., 0])
    page.get_by_test_id("tiles-right").fill("")
    page.get_by_test_id("tiles-right").press("Tab")
    expect(page.get_by_test_id("tiles-right")).to_have_value("0")
    page.get_by_test_id("tiles-restore").click()
    np.testing.assert_array_equal(pixels(page), IMAGE[..., 0])


def test_a_link_to_moved_parts_of_a_colour_picture_opens_them_and_asks_about_them(page: Page):
    photo = load_photo("chelsea", 32)
    moves = ((4, 3, -6), (0, 20, 1))
    layout = Layout(3, (0, 1, 2, 3, 4, 5, 6, 7, 8), moves)
    pictures = replace(PICTURES, shape=(32, 32, 3))
    made = payload(photo, networks(ANSWERS), pictures, view={"tiles": layout.text}, answered=layout)
    open_part(page, FOLDER, made)
    canvas = page.get_by_test_id("tiles-picture")
    shown = canvas.evaluate("(canvas) => [...canvas.getContext('2d').getImageData(0, 0, 32, 32).data]")
    expected = scramble_tiles(photo, 3, layout.order, moves)
    np.testing.assert_array_equal(np.reshape(shown, (32, 32, 4))[..., :3], expected)
    expect(page.get_by_test_id("tiles-said")).to_contain_text("when some of its parts are moved?")


def test_both_networks_answers_come_after_the_guess(page: Page):
    open_part(page, FOLDER, sent())
    said = page.get_by_test_id("tiles-said")
    assert said.inner_text() == "lenet reads “b” in the whole picture. What does it read in the 4 scrambled parts?"
    for hidden in ("tiles-answer-0", "tiles-learned", "tiles-table", "tiles-save"):
        assert not page.get_by_test_id(hidden).is_visible()
    page.get_by_test_id("tiles-guess-other").click()
    assert said.inner_text().startswith(
        "You guessed “something else”, but the answer is “b, but less surely”. 1 of 2 networks"
    )
    for number, parts in enumerate(ANSWERS):
        shown = page.get_by_test_id(f"tiles-answer-{number}").locator("[data-value]")
        values = shown.evaluate_all("spans => spans.map((span) => Number(span.dataset.value))")
        np.testing.assert_allclose(np.reshape(values, (3, 2)).T, [WHOLE, parts], atol=1e-7)
    answer = page.get_by_test_id("tiles-answer-1")
    expect(answer).to_contain_text("Whole: b (0.90). In parts: a (0.90).")
    expect(answer).to_contain_text("It did not notice: it is about as sure of a as it was of b.")
    expect(answer).to_contain_text("Vector of b: length 0.10, was 0.90; direction turned by 90°")
    expect(page.get_by_test_id("tiles-noticed-0")).to_have_text("It noticed: it is less sure of b than before.")


def test_the_tiles_end_with_what_the_learners_own_tries_say(page: Page):
    open_part(page, FOLDER, sent())
    learned = page.get_by_test_id("tiles-learned")
    page.get_by_test_id("tiles-guess-other").click()
    assert learned.inner_text() == (
        "Your 1 try with these networks: "
        "lenet kept its answer in 1 of 1 (its score went from 0.90 to 0.70 on average); "
        "capsules kept its answer in 0 of 1 (its score went from 0.90 to 0.10 on average). "
        "Where an answer was kept, the parts alone were enough for it; where it changed, their places counted too."
    )
    page.get_by_test_id("tiles-place-0").click()
    page.get_by_test_id("tiles-place-3").click()
    mount_part(page, FOLDER, sent(Layout(2, (1, 0, 3, 2)), (WHOLE[[1, 0, 2]], ANSWERS[1])))
    assert learned.inner_text().startswith(
        "Your 2 tries with these networks: "
        "lenet kept its answer in 1 of 2 (its score went from 0.90 to 0.40 on average);"
    )
