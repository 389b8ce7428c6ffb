"""While the pen moves, the networks answer in the browser, and nothing goes to the server."""

import itertools
import re

import numpy as np
from playwright.sync_api import Page, expect

from lib import datasets
from lib.datasets.splits.overlap import overlap, place
from lib.pictures.image_files import decode
from lib.pictures.pixels import to_unit_range
from lib.pictures.uploads import run_preparation
from tests.chromium import count_sent
from tests.e2e.server import Server
from tests.e2e.test_live_start import network_of
from tests.e2e.test_main_journey import draw_seven
from tests.e2e.waiting import wait_until_drawn, wait_until_silent
from tests.motion import box_of

WATCH = """() => {
  const found = []
  const find = (node, id) => {
    for (const child of node.children) {
      if (child.dataset.testid === id) found.push(child)
      if (child.shadowRoot) find(child.shadowRoot, id)
      find(child, id)
    }
    return found
  }
  const all = (id) => [...find(document.body, id, found.length = 0)]
  window.seen = []
  const look = () => {
    const cards = all("card-answer")
    const places = cards.map((card) => Math.round(card.getBoundingClientRect().top))
    seen.push([all("preparation-tile").length, places, cards.map((card) => card.textContent)])
    requestAnimationFrame(look)
  }
  look()
}"""
RED = """(canvas) => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height)
  return Array.from(data.filter((_, at) => at % 4 === 0))
}"""


def test_what_networks_receive_and_say_follows_the_pen_without_the_server(
    page: Page, server: Server, keep_screenshot
):
    sent = count_sent(page)
    page.goto("/predict")
    page.get_by_test_id("canvas-surface").wait_for()
    cards = page.get_by_test_id("card-answer")
    expect(cards).to_have_count(2)
    expect(page.get_by_text("It reads “").nth(1)).to_be_visible()
    wait_until_drawn(page)
    box = box_of(page.get_by_test_id("canvas-surface"))
    before = len(sent)

    def move(x: float, y: float) -> None:
        page.mouse.move(box["x"] + x * box["width"], box["y"] + y * box["height"], steps=10)

    move(0.5, 0.2)
    page.mouse.down()
    move(0.5, 0.8)
    expect(cards.filter(has_text="“1”")).to_have_count(2)  # the pen is still down
    tiles = page.get_by_test_id("preparation-tile")
    expect(tiles).to_have_count(6)
    keep_screenshot(page, "predict-live")
    assert len(sent) == before
    page.evaluate(WATCH)
    page.mouse.up()
    expect(page).to_have_url(re.compile("image=own-"))
    wait_until_drawn(page)
    # From the pen to the end of the page's run nothing jumped, and no card went back to an older answer.
    seen = page.evaluate("() => window.seen")
    # (A card that Streamlit mounts anew can be away for one frame.)
    assert {count for count, _, _ in seen} == {6} and {top for _, places, _ in seen for top in places} == {
        *seen[0][1]
    }
    assert all("“1”" in said for _, _, cards_say in seen for said in cards_say)
    name = page.url.partition("image=own-")[2].partition("&")[0]
    expected = run_preparation(decode((server.home / "images" / name).read_bytes()), (28, 28, 1)).stages
    assert [tile.get_attribute("aria-label") for tile in page.locator(".preparation canvas").all()][-1] == (
        "What it receives"
    )
    for at, stage in enumerate(expected):
        levels = np.array(tiles.nth(at).locator("canvas").evaluate(RED), np.uint8)
        shown = levels.reshape(stage.image.shape[:2]).astype(int)
        assert np.abs(shown - np.atleast_3d(stage.image)[..., 0]).max() <= 1, stage.name


def test_a_card_that_the_server_answers_never_goes_back_to_an_older_answer(page: Page):
    page.add_init_script('window.capsuleLabNetworkFallback = "memory"')
    page.goto("/predict")
    expect(page.get_by_text("It reads “4”").nth(1)).to_be_visible()
    wait_until_drawn(page)
    page.evaluate(WATCH)
    draw_seven(page)
    expect(page.get_by_test_id("card-answer").filter(has_text="“7”")).to_have_count(2)
    wait_until_drawn(page)
    said = [cards for _, _, cards in page.evaluate("() => window.seen")]
    for one in zip(*said, strict=True):
        shown = [sentence for sentence, _ in itertools.groupby(one)]
        assert "“4”" in shown[0] and "“7”" in shown[-1]
        assert not [sentence for sentence in shown[1:-1] if "“" in sentence], shown


def test_where_the_browser_cannot_the_card_says_why_and_the_server_answers(page: Page, keep_screenshot):
    page.route("**/networks/capsnet_small/*", lambda route: route.fulfill(body=b"\0" * 5000))
    page.route("**/networks/lenet/*", lambda route: route.fulfill(status=404))
    page.goto("/predict")
    draw_seven(page)
    cards, notes = page.get_by_test_id("card-answer"), page.get_by_test_id("card-note")
    expect(cards.filter(has_text="“7”")).to_have_count(2)
    expect(notes.nth(0)).to_contain_text("The network arrived damaged, so the server answers")
    expect(notes.nth(1)).to_contain_text("The network did not arrive, so the server answers")
    keep_screenshot(page, "predict-on-the-server")


def test_two_digits_are_read_while_one_is_dragged(page: Page, keep_screenshot):
    sent = count_sent(page)
    page.goto("/overlap")
    page.get_by_role("button", name="Skip").click()
    expect(page.get_by_test_id("overlap-said")).to_contain_text("It reads")
    wait_until_drawn(page)
    box = box_of(page.get_by_test_id("overlap-stage"))
    pixel = box["width"] / 36
    place = (box["x"] + 0.42 * box["width"], box["y"] + 0.44 * box["height"])
    length = page.get_by_test_id("overlap-length-3")
    before, shown = len(sent), str(length.get_attribute("data-value"))
    page.mouse.move(*place)
    page.mouse.down()
    for step in range(1, 5):
        page.mouse.move(place[0] + step * pixel, place[1])
        expect(length).not_to_have_attribute("data-value", shown)  # while it is held
        shown = str(length.get_attribute("data-value"))
    keep_screenshot(page, "overlap-live")
    page.mouse.up()
    expect(page).to_have_url(re.compile("_at="))
    expect(page.locator(".overlap.stale")).to_have_count(0)
    there_and_back = """(stage) => {
      for (const key of ["ArrowRight", "ArrowLeft"]) stage.dispatchEvent(new KeyboardEvent("keydown", { key }))
    }"""
    shown = str(length.get_attribute("data-value"))
    page.get_by_test_id("overlap-stage").evaluate(there_and_back)
    page.wait_for_timeout(500)
    expect(page.locator(".overlap.stale")).to_have_count(0)
    expect(length).to_have_attribute("data-value", shown)
    assert len(sent) == before


def lengths_of_two(page: Page) -> np.ndarray:
    """Return the lengths that are shown, once they are those of the digits that are shown."""
    expect(page.locator(".overlap.stale")).to_have_count(0)
    lengths = [page.get_by_test_id(f"overlap-length-{at}").get_attribute("data-value") for at in range(10)]
    return np.array(lengths, float)


def test_two_digits_are_chosen_drawn_and_labelled_without_the_server(page: Page, server: Server, keep_screenshot):
    sent = count_sent(page)
    page.goto("/overlap")
    skip = page.get_by_test_id("overlap-guess-skip")
    skip.click()
    wait_until_drawn(page)
    page.get_by_test_id("overlap-apart").click()
    expect(page.locator(".overlap.stale")).to_have_count(0)  # the network is there
    wait_until_silent(page, sent)
    before = len(sent)
    blue, orange = page.get_by_test_id("overlap-first-card"), page.get_by_test_id("overlap-second-card")
    blue.get_by_test_id("picture-class").select_option("7")
    expect(blue.get_by_test_id("picture-said")).to_have_text("Labelled 7")
    orange.get_by_test_id("picture-number").fill("3117")
    expect(page).to_have_url(re.compile("first=test-.*second=test-3117"))
    skip.click()
    seven = re.search("first=test-([0-9]+)", page.url)
    assert seven is not None
    digits = datasets.load("mnist").test.images[[int(seven[1]), 3117]]
    pair = overlap(*(place(one, (36, 36), at, at) for one, at in zip(digits, (-4, 4), strict=True)))
    seen = network_of("capsnet_small_pairs", server.home).run("observe", image=to_unit_range(pair)[np.newaxis])
    np.testing.assert_allclose(lengths_of_two(page), seen["lengths"][0], atol=1e-6)
    pad = box_of(orange.get_by_test_id("picture-pad"))
    for at, (x, y) in enumerate(((0.5, 0.2), (0.5, 0.8))):
        page.mouse.move(pad["x"] + x * pad["width"], pad["y"] + y * pad["height"], steps=10)
        if at == 0:
            page.mouse.down()
    skip.click(trial=True)  # the drawing is another digit, so it is asked anew
    keep_screenshot(page, "overlap-drawing")
    page.mouse.up()
    skip.click()
    said = page.get_by_test_id("overlap-said")
    expect(said).to_contain_text("has no label yet")
    page.get_by_test_id("overlap-second-label").select_option("1")
    expect(page).to_have_url(re.compile("second=own-[0-9a-f]+-1"))
    expect(said).not_to_contain_text("has no label yet")
    shown = lengths_of_two(page)
    assert len(sent) == before
    page.reload()  # the server reads the same
    expect(page.get_by_test_id("overlap-second-label")).to_have_value("1")
    np.testing.assert_allclose(lengths_of_two(page), shown, atol=1e-5)


def test_where_the_browser_cannot_the_server_reads_the_digits_that_the_address_says(page: Page):
    page.route("**/networks/**", lambda route: route.fulfill(status=404))
    page.goto("/overlap")
    page.get_by_test_id("overlap-guess-skip").click()
    page.get_by_test_id("overlap-first-card").get_by_test_id("picture-number").fill("0")  # a 7
    page.get_by_test_id("overlap-guess-skip").click()
    expect(page.get_by_test_id("overlap-note")).to_contain_text(
        "The network did not arrive, so the server answers"
    )
    expect(page.locator(".overlap.stale")).to_have_count(0)
    expect(page.get_by_test_id("overlap-length-7")).to_have_attribute("data-colour", "first")


def test_once_the_browser_has_answered_the_server_only_keeps_drawings(page: Page):
    sent = count_sent(page)
    page.goto("/predict")
    draw_seven(page)
    expect(page).to_have_url(re.compile("image=own-"))
    expect(page.get_by_test_id("card-answer").filter(has_text="“7”")).to_have_count(2)
    wait_until_silent(page, sent)
    first, before = page.url, len(sent)
    draw_seven(page)
    page.wait_for_function("(first) => location.href !== first && location.href.includes('image=own-')", arg=first)
    page.wait_for_timeout(500)
    assert len(sent) == before
    second = page.url
    drawing = re.search("image=(own-[0-9a-f]+)", second)
    assert drawing is not None
    page.get_by_role("link", name="Step through its routing").click()  # knows of the second drawing
    expect(page).to_have_url(re.compile(f"/routing.*{drawing[1]}"))
    page.go_back()
    expect(page).to_have_url(second)
    expect(page.get_by_test_id("card-answer").filter(has_text="“7”")).to_have_count(2)


def test_a_drawing_that_the_browser_could_not_have_kept_comes_with_the_page(page: Page):
    page.route("**/pictures", lambda route: route.abort())
    page.goto("/predict")
    draw_seven(page)
    expect(page).to_have_url(re.compile("image=own-"))
    expect(page.get_by_test_id("card-answer").filter(has_text="“7”")).to_have_count(2)
