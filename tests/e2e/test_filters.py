"""Filter evolution: scrubbing stays in the browser, and what is kept can be opened."""

import re

from PIL import Image
from PIL.ImageSequence import all_frames
from playwright.sync_api import Page, WebSocket, expect

from lib.runs import RunFiles
from lib.settings import ASSETS
from tests.e2e.test_looks import SIZES
from tests.e2e.waiting import wait_until_silent

RUN = "efficient_capsnet"
MOST_BYTES = 4_000_000


def test_the_time_machine_of_a_bundled_run(page: Page):
    frames: list[int] = []

    def listen(websocket: WebSocket) -> None:
        websocket.on("framesent", lambda content: frames.append(len(content)))
        websocket.on("framereceived", lambda content: frames.append(len(content)))

    page.on("websocket", listen)
    page.goto(f"/filters?run={RUN}&step=13&layer=conv2")
    page.get_by_test_id("machine-guess-conv1").click()
    expect(page.get_by_test_id("machine-step")).to_have_attribute("data-value", "13")
    expect(page.get_by_test_id("machine-layer-1")).to_have_attribute("aria-checked", "true")
    wait_until_silent(page, frames)  # the browser has told what it has
    assert max(frames) < MOST_BYTES

    quiet = len(frames)
    steps = RunFiles(ASSETS / "runs" / RUN).snapshot_steps()
    slider = page.get_by_test_id("machine-slider")
    for at in range(0, len(steps), 7):
        slider.fill(str(at))
        expect(page.get_by_test_id("machine-step")).to_have_attribute("data-value", str(steps[at]))
    page.get_by_test_id("machine-play").click()
    page.get_by_test_id("machine-layer-0").click()
    page.get_by_test_id("machine-filter-9").hover()
    page.get_by_test_id("machine-jump").click()
    wait_until_silent(page, frames)
    assert len(frames) == quiet, "nothing goes to the server while time moves"
    assert f"step={page.get_by_test_id('machine-step').get_attribute('data-value')}" in page.url

    page.get_by_test_id("machine-export-gif").click()
    save = page.get_by_role("button", name=re.compile(rf"Save {RUN}-conv1\.gif"))
    with page.expect_download() as download:
        save.click()
    picture = Image.open(download.value.path())
    assert picture.format == "GIF" and len(all_frames(picture)) == len(steps)

    width, height = SIZES["phone"]
    page.set_viewport_size({"width": width, "height": height})
    slider.fill("3")
    expect(page.get_by_test_id("machine-step")).to_have_attribute("data-value", str(steps[3]))
