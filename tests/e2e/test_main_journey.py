"""The main journey: step through routing, draw a 7, upload a photo, train, survive a kill, look inside."""

import os
import re
import signal
import time

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from lib import datasets
from lib.runs import Run, RunStore, State
from tests.e2e.faults import listen
from tests.e2e.server import Server
from tests.e2e.waiting import wait_until_answered, wait_until_drawn, wait_until_silent
from tests.motion import box_of
from tests.pictures.photos import photo_of_digit

STEPS = 120


@pytest.fixture
def store(server: Server) -> RunStore:
    """The server's own store, seen from outside."""
    return RunStore(f"sqlite:///{server.home / 'runs.sqlite'}", server.home / "runs")


def test_stepping_through_routing_sends_nothing_to_the_server(page: Page, keep_screenshot):
    sent: list[object] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
    page.goto("/routing?image=test-115")
    lengths = page.locator('[data-testid="routing-length-4"]')
    page.get_by_test_id("routing-next").wait_for()
    wait_until_silent(page, sent)
    sent.clear()
    for _ in range(12):
        page.get_by_test_id("routing-next").click()
        skip = page.get_by_test_id("routing-skip")
        if skip.is_visible():
            skip.click()
    page.get_by_test_id("routing-class-9").hover()
    page.get_by_test_id("routing-class-9").click()
    page.keyboard.press("ArrowLeft")
    wait_until_silent(page, sent)
    assert sent == []
    assert re.search(r"step=\d+", page.url)
    assert 0 < float(lengths.get_attribute("data-value") or "nan") < 1
    keep_screenshot(page, "routing")


def test_a_seven_drawn_with_the_mouse_is_read_as_a_seven(page: Page, keep_screenshot):
    page.goto("/predict")
    draw_seven(page)
    expect(page.get_by_text("It reads “7”").first).to_be_visible()
    expect(page).to_have_url(re.compile("image=own-[0-9a-f]{16}"))
    keep_screenshot(page, "predict-drawn")
    page.reload()  # the address holds the drawing
    expect(page.get_by_text("It reads “7”").first).to_be_visible()


def draw_seven(page: Page) -> None:
    """Two straight strokes in one go."""
    canvas = page.get_by_test_id("canvas-surface")
    wait_until_answered(page)  # until then the canvas before stands there too
    canvas.wait_for()
    wait_until_drawn(page)  # nothing moves the canvas any more
    box = box_of(canvas)
    points = [(0.25, 0.25), (0.75, 0.25), (0.45, 0.85)]
    places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*place, steps=10)
    page.mouse.up()


def test_a_photo_of_a_digit_on_paper_is_read(page: Page, keep_screenshot, tmp_path):
    digit = int(np.flatnonzero(datasets.load("mnist").test.labels == 3)[0])
    path = tmp_path / "photo.jpg"
    photo_of_digit(datasets.load("mnist").test.images[digit, ..., 0], 5).convert("RGB").save(path)
    page.goto("/predict?source=upload")
    page.locator('input[type="file"]').set_input_files(path)
    expect(page.get_by_text("It reads “3”").first).to_be_visible()
    keep_screenshot(page, "predict-photo")


def test_a_training_survives_the_death_of_its_trainer_and_shows_its_routing(
    page: Page, store: RunStore, keep_screenshot
):
    faults = listen(page)
    page.goto("/train")
    page.get_by_role("button", name="Start training").wait_for()
    page.get_by_text("Change the options", exact=True).click()
    limit = page.get_by_role("spinbutton", name="Stop after (steps)")
    limit.fill(str(STEPS))
    limit.press("Enter")
    page.get_by_text(f"{STEPS} steps, about").wait_for()
    page.get_by_label("Name of the run").fill("Survivor")
    page.get_by_role("button", name="Start training").click()
    expect(page).to_have_url(re.compile("view=capsnet-small-"))
    run_id = page.url.split("view=")[1].split("&")[0]
    wait_for(store, run_id, lambda run: run.step >= 20)
    expect(page.get_by_text(re.compile(rf"Step [1-9]\d* of {STEPS}"))).to_be_visible()
    expect(page.locator(".js-plotly-plot")).to_have_count(2)
    expect(page.get_by_text("Training now: Survivor (yours)")).to_be_visible()
    first_seen = curve_length(page)
    keep_screenshot(page, "train-running")

    handle = store.get(run_id).handle
    assert handle is not None
    os.kill(int(handle.split()[1]), signal.SIGKILL)
    wait_for(store, run_id, lambda run: run.handle is not None and run.handle != handle)

    wait_for(store, run_id, lambda run: not run.active)
    assert store.get(run_id).state is State.COMPLETED
    np.testing.assert_array_equal(store.metrics.read(run_id, "train")["step"], np.arange(1, STEPS + 1))
    expect(page.get_by_text("completed").first).to_be_visible()
    assert curve_length(page) > first_seen
    keep_screenshot(page, "train-completed")

    page.get_by_role("link", name="Look at its routing").click()
    expect(page.get_by_test_id("routing-next")).to_be_visible()
    expect(page.get_by_role("combobox", name="Run")).to_have_value(re.compile("^Mine: Survivor · "))
    assert f"run={run_id}" in page.url
    keep_screenshot(page, "routing-own-run")
    assert faults == []


def wait_for(store: RunStore, run_id: str, condition, seconds: float = 240.0) -> Run:
    """Until the run is as `condition` says."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        run = store.get(run_id)
        if condition(run):
            return run
        time.sleep(0.1)
    raise AssertionError(f"The run did not get there in {seconds} s: {store.get(run_id)}")


def curve_length(page: Page) -> int:
    """Points on the loss curve that the browser has drawn."""
    path = page.locator(".js-plotly-plot .scatterlayer path.js-line").first.get_attribute("d") or ""
    return len(re.findall("[ML]", path)) + path.count(" ")
