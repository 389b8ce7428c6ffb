"""While the camera runs, what networks see follows it in the browser; only the picture that is taken is sent."""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from lib import datasets
from lib.pictures.image_files import decode
from lib.pictures.uploads import run_preparation
from tests.chromium import ARGUMENTS, CHROMIUM, count_sent
from tests.e2e.server import Server
from tests.e2e.test_live_drawing import RED, WATCH
from tests.e2e.waiting import wait_until_drawn, wait_until_silent
from tests.pictures.photos import photo_of_digit

SIZE = (640, 480)
SEVEN, ONE = 0, 2
"""The numbers of the test images that are written on the sheets."""
FRAMES_A_SECOND, SECONDS_EACH = 2, 3


def write_film(path: Path) -> None:
    """Write what the camera sees, again and again: a seven, and then a one."""
    digits = datasets.load("mnist").quick_test.images
    with path.open("wb") as film:
        film.write(f"YUV4MPEG2 W{SIZE[0]} H{SIZE[1]} F{FRAMES_A_SECOND}:1 Ip A1:1 C420mpeg2\n".encode())
        for number in (SEVEN, ONE):
            sheet = photo_of_digit(digits[number][..., 0], seed=3).resize(SIZE)
            light, blue, red = (np.asarray(channel) for channel in sheet.convert("YCbCr").split())
            frame = b"FRAME\n" + light.tobytes() + blue[::2, ::2].tobytes() + red[::2, ::2].tobytes()
            film.write(frame * (FRAMES_A_SECOND * SECONDS_EACH))


@pytest.fixture
def filmed(browser: Browser, server: Server, tmp_path: Path) -> Iterator[Page]:
    """Yield a page in a browser that has a camera, and gives it to every page."""
    film = tmp_path / "film.y4m"
    write_film(film)
    camera = (
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-video-capture={film}",
    )
    own = browser.browser_type.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, *camera])
    page = own.new_page(viewport={"width": 1440, "height": 900}, base_url=server.url, locale="en-US")
    page.set_default_timeout(60_000)
    yield page
    own.close()


def test_row_and_cards_follow_the_camera_and_keep_the_picture_that_is_taken(
    filmed: Page, server: Server, keep_screenshot
):
    page, cards = filmed, filmed.get_by_test_id("card-answer")
    sent = count_sent(page)
    page.goto("/predict?source=camera")
    expect(cards.filter(has_text="There is nothing to read yet.")).to_have_count(2)
    wait_until_drawn(page)
    before = len(sent)
    page.get_by_test_id("picture-start").click()
    for digit in "717":
        expect(cards.filter(has_text=f"“{digit}”")).to_have_count(2)
    expect(page.get_by_test_id("preparation-tile")).to_have_count(6)
    keep_screenshot(page, "predict-camera")
    assert len(sent) == before
    page.evaluate(WATCH)
    page.get_by_test_id("picture-take").click()
    taken_at = page.evaluate("() => window.seen.length")
    expect(page).to_have_url(re.compile("image=own-"))
    wait_until_drawn(page)
    expect(page.get_by_test_id("picture-taken")).to_be_visible()
    seen = page.evaluate("() => window.seen")
    assert {(count, *places) for count, places, _ in seen} == {(6, *seen[0][1])}  # nothing jumped
    for said in zip(*(cards_say for _, _, cards_say in seen[taken_at:]), strict=True):
        # The networks read the picture that is kept, if they had not yet, and say nothing else until the end.
        assert len([*itertools.groupby(said)]) <= 2
        assert all("“" in sentence for sentence in said)
    name = page.url.partition("image=own-")[2].partition("&")[0]
    kept = decode((server.home / "images" / name).read_bytes())
    assert kept.size == SIZE
    for at, stage in enumerate(run_preparation(kept, (28, 28, 1)).stages):
        levels = np.array(
            page.get_by_test_id("preparation-tile").nth(at).locator("canvas").evaluate(RED), np.uint8
        )
        shown = levels.reshape(stage.image.shape[:2]).astype(int)
        assert np.abs(shown - np.atleast_3d(stage.image)[..., 0]).max() <= 1, stage.name
    before = len(sent)
    page.get_by_test_id("picture-again").click()
    for digit in "17":
        expect(cards.filter(has_text=f"“{digit}”")).to_have_count(2)
    assert len(sent) == before


def test_a_network_that_is_not_in_the_browser_answers_when_the_picture_is_taken(filmed: Page):
    page, cards = filmed, filmed.get_by_test_id("card-answer")
    page.add_init_script('window.capsuleLabNetworkFallback = "memory"')
    page.goto("/predict?source=camera&runs=lenet")
    wait_until_drawn(page)
    page.get_by_test_id("picture-start").click()
    expect(cards).to_have_text("It answers when the picture is taken.")
    expect(page.get_by_test_id("preparation-tile")).to_have_count(6)
    page.get_by_test_id("picture-take").click()
    expect(cards).to_contain_text(re.compile("“[17]”"))


def test_the_layers_of_feature_maps_follow_the_camera(filmed: Page, keep_screenshot):
    page, summary = filmed, filmed.get_by_test_id("maps-summary")
    sent = count_sent(page)
    page.goto("/maps?run=lenet&source=camera&hide=question")
    expect(summary).to_contain_text("The network reads “4”")
    wait_until_drawn(page)
    wait_until_silent(page, sent)
    sent.clear()
    page.get_by_test_id("picture-start").click()
    for digit in "717":
        expect(summary).to_contain_text(f"“{digit}”")
    keep_screenshot(page, "maps-camera")
    assert sent == []
    page.get_by_test_id("picture-take").click()
    expect(page).to_have_url(re.compile("image=own-"))
    expect(summary).to_contain_text(re.compile("“[17]”"))
