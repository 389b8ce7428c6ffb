"""Own classes drawn in the app, a small network trained on them, in grey, and its word on one more drawing."""

import re

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from lib.datasets.own.counts import FEWEST_PICTURES
from lib.runs import RunStore, State
from tests.chromium import count_sent
from tests.e2e.server import Server
from tests.e2e.test_main_journey import wait_for
from tests.e2e.waiting import wait_until_drawn, wait_until_silent
from tests.lite import LiteNetwork
from tests.motion import box_of

STEPS = 25
LEVELS = """(canvas) => [[...canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data]
  .filter((_, at) => at % 4 === 0), [canvas.height, canvas.width]]"""
LINES = {
    "upright": lambda at: [(at, 0.15), (at, 0.85)],
    "lying": lambda at: [(0.15, at), (0.85, at)],
}


@pytest.fixture
def store(server: Server) -> RunStore:
    """The server's own store, seen from outside."""
    return RunStore(f"sqlite:///{server.home / 'runs.sqlite'}", server.home / "runs")


def draw(page: Page, places: list[tuple[float, float]], canvas: Locator | None = None) -> None:
    """One straight stroke, on the page's canvas or another one."""
    canvas = canvas or page.get_by_test_id("canvas-surface")
    expect(canvas).to_have_count(1)  # the one of before is gone
    canvas.wait_for()
    box = box_of(canvas)
    first, last = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in places]
    page.mouse.move(*first)
    page.mouse.down()
    page.mouse.move(*last, steps=4)
    page.mouse.up()


def test_own_classes_from_drawings_are_learned(page: Page, store: RunStore, keep_screenshot):
    page.goto("/data?look=own")
    for name, line in LINES.items():
        field = page.get_by_label("What these pictures show")
        field.fill(name)
        field.press("Enter")
        for number in range(FEWEST_PICTURES):
            add = page.get_by_role("button", name=f"Add to {name}")
            expect(add).to_be_disabled()
            draw(page, line(0.2 + 0.06 * number))
            expect(add).to_be_enabled()
            add.click()
            row = page.locator("b", has_text=name)
            expect(row.get_by_text(re.compile(rf"^{number + 1} pictures?\b"))).to_be_visible()
    keep_screenshot(page, "own-classes")
    expect(page.get_by_text("These pictures are grey: learn from one channel")).to_be_visible()
    page.get_by_label("Name of the data set").fill("Lines")
    page.get_by_label("Name of the data set").press("Enter")
    page.get_by_role("button", name="Make the data set").click()
    expect(page.get_by_text("20 pictures are kept as “Lines”.")).to_be_visible()

    page.get_by_role("link", name="Train on it").click()
    expect(page).to_have_url(re.compile("network=simple_cnn"))
    expect(page.get_by_role("combobox", name="Data")).to_have_value("Lines")
    limit = page.get_by_role("spinbutton", name="Stop after (steps)")
    limit.fill(str(STEPS))
    limit.press("Enter")
    page.get_by_label("Name of the run").fill("Liner")
    page.get_by_role("button", name="Start training").click()
    expect(page).to_have_url(re.compile("view="))
    run_id = page.url.split("view=")[1].split("&")[0]
    run = wait_for(store, run_id, lambda run: not run.active)
    assert run.state is State.COMPLETED
    assert run.spec.dataset.startswith("folder:")

    page.goto(f"/predict?runs={run_id}")
    draw(page, LINES["lying"](0.5))
    expect(
        page.get_by_text(re.compile("It reads .*(lying|upright)|It sees .*(lying|upright)")).first
    ).to_be_visible()
    keep_screenshot(page, "own-classes-predict")
    follow_in_grey(page, run_id)
    keep_screenshot(page, "own-classes-maps")


def follow_in_grey(page: Page, run_id: str) -> None:
    """Draw for the network, which receives one channel, and compare what is shown with the network's own file."""
    sent = count_sent(page)
    with page.expect_response(re.compile("/networks/")) as file:
        page.goto(f"/maps?run={run_id}&hide=question")
    network = LiteNetwork(file.value.body())
    wait_until_drawn(page)
    wait_until_silent(page, sent)
    sent.clear()
    pad, said = page.get_by_test_id("picture-pad"), page.get_by_test_id("picture-said")
    page.get_by_test_id("picture-class").select_option(label="lying")
    expect(said).to_have_text("Labelled lying")
    draw(page, LINES["lying"](0.5), pad)
    expect(page).to_have_url(re.compile("image=own-"))
    expect(said).to_have_text("Your own picture")
    wait_until_silent(page, sent)
    assert sent == []
    shown, [height, width] = page.locator(".input canvas").evaluate(LEVELS)
    outputs = network.run(
        "observe", image=np.array(shown, np.float32).reshape(1, height, width, 1) / np.float32(255)
    )
    for at, score in enumerate(outputs["probabilities"][0]):
        value = page.get_by_test_id(f"maps-score-{at}").get_attribute("data-value")
        np.testing.assert_allclose(float(value or "nan"), score, atol=1e-5)
