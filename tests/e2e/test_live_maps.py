"""All layers of the feature maps follow the pen and the chosen test image, and nothing goes to the server."""

import re
from collections.abc import Callable

import numpy as np
import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from lib.inspectors.answers.network_file import load_network_file
from tests.chromium import count_sent
from tests.e2e.waiting import wait_until_drawn, wait_until_silent
from tests.lite import LiteNetwork
from tests.motion import box_of

LEVELS = """(canvases) => canvases.map((canvas) => [...canvas.getContext("2d")
  .getImageData(0, 0, canvas.width, canvas.height).data].filter((_, at) => at % 4 === 0))"""
VALUES = """(element) => [...element.querySelectorAll("[data-value]")].map((one) => one.dataset.value)"""


def pen(page: Page) -> tuple[Callable[[float, float], None], FloatRect]:
    """Return what moves the mouse to a place of the canvas, in parts of its sides, and the canvas's box."""
    box = box_of(page.get_by_test_id("picture-pad"))

    def move(x: float, y: float) -> None:
        page.mouse.move(box["x"] + x * box["width"], box["y"] + y * box["height"], steps=10)

    return move, box


def input_of(page: Page) -> np.ndarray:
    """Return what the network received, as the page shows it, [1, 28, 28, 1]."""
    [levels] = page.locator(".input canvas").evaluate_all(LEVELS)
    return np.array(levels, np.float32).reshape(1, 28, 28, 1) / np.float32(255)


def lenet() -> LiteNetwork:
    file = load_network_file("lenet", "final")
    assert file is not None
    return LiteNetwork(file.read())


def wait_until_still(page: Page, element: Locator) -> None:
    """Wait until nothing changes in an element any more."""
    before = ""
    while (text := element.inner_text()) != before:
        before = text
        page.wait_for_timeout(200)


def test_all_layers_follow_the_pen_and_are_the_files_own(page: Page, keep_screenshot):
    sent = count_sent(page)
    page.goto("/maps?run=lenet&source=draw&hide=question&colours=layer")
    summary = page.get_by_test_id("maps-summary")
    expect(summary).to_contain_text("The network reads “4”")
    wait_until_drawn(page)
    card = page.get_by_test_id("maps-card-conv1")
    card.evaluate("(element) => { element.isTheSame = true }")
    place = box_of(card)
    before = len(sent)
    move, box = pen(page)
    move(0.5, 0.2)
    page.mouse.down()
    move(0.5, 0.8)
    expect(summary).to_contain_text("The network reads “1”")  # the pen is still down
    wait_until_still(page, summary)
    assert len(sent) == before
    keep_screenshot(page, "maps-live")
    outputs = lenet().run("observe", image=input_of(page))
    for layer in ("conv1", "conv2", "pool2", "dense"):
        ends = [
            float(text) for text in page.get_by_test_id(f"maps-card-{layer}").locator(".range").evaluate(VALUES)
        ]
        values = outputs[layer]
        np.testing.assert_allclose(ends, [values.min(), values.max()], atol=1e-5)
    for digit, score in enumerate(outputs["probabilities"][0]):
        shown = page.get_by_test_id(f"maps-score-{digit}").get_attribute("data-value")
        assert abs(float(shown or "nan") - score) < 1e-5
    page.mouse.up()
    expect(page).to_have_url(re.compile("image=own-"))
    expect(summary).to_contain_text("The network reads “1”")
    page.get_by_test_id("picture-number").press("ArrowUp")
    expect(page).to_have_url(re.compile("image=test-116"))
    expect(summary).to_contain_text("The network reads “4”")
    wait_until_silent(page, sent)
    assert len(sent) == before
    assert card.evaluate("(element) => element.isTheSame") and box_of(card) == place
    assert box_of(page.get_by_test_id("picture-pad")) == box
    assert "colours=layer" in page.url
    page.reload()  # the server shows what was chosen without it
    expect(page.get_by_test_id("picture-said")).to_have_text("Labelled 4")
    expect(summary).to_contain_text("The network reads “4”")
    page.go_back()
    expect(page).to_have_url(re.compile("image=own-"))
    expect(page.get_by_test_id("picture-said")).to_have_text("Your own picture")
    expect(summary).to_contain_text("The network reads “1”")


def test_a_map_follows_the_pen_and_its_sum_comes_when_it_is_lifted(page: Page, keep_screenshot):
    page.goto("/maps?run=lenet&source=draw&hide=question&layer=conv2&map=41&at=7,6")
    total = page.get_by_test_id("maps-output-value")
    expect(total).to_be_visible()
    wait_until_drawn(page)
    move, _ = pen(page)
    move(0.4, 0.2)
    page.mouse.down()
    move(0.6, 0.8)
    expect(page.get_by_text("How it is computed is shown once you lift the pen.")).to_be_visible()
    expect(total).to_be_hidden()
    keep_screenshot(page, "maps-live-map")
    said = page.get_by_test_id("maps-summary")
    expect(said).to_contain_text("At row 7, column 6, map 41 of conv2 has the value")
    page.mouse.up()
    expect(total).to_be_visible()
    expect(page).to_have_url(re.compile(r"map=41&at=7%2C6.*image=own-"))
    before = total.get_attribute("data-value")
    page.get_by_test_id("picture-number").fill("116")
    expect(total).not_to_have_attribute("data-value", before or "")
    output = lenet().run("observe", image=input_of(page))["conv2"][0, 6, 5, 40]
    np.testing.assert_allclose(float(total.get_attribute("data-value") or "nan"), output, atol=1e-5)


def test_where_the_browser_cannot_the_maps_say_why_and_the_server_answers(page: Page):
    page.add_init_script('window.capsuleLabNetworkFallback = "memory"')
    page.goto("/maps?run=lenet&source=draw&hide=question")
    expect(page.get_by_test_id("maps-summary")).to_contain_text("The network reads “4”")
    wait_until_drawn(page)
    move, _ = pen(page)
    move(0.5, 0.2)
    page.mouse.down()
    move(0.5, 0.8)
    page.mouse.up()
    summary = page.get_by_test_id("maps-summary")
    expect(summary).to_contain_text("The network reads “1”")
    expect(page.get_by_test_id("maps-note")).to_contain_text("so the server answers")
    page.get_by_test_id("picture-class").select_option("7")
    expect(page.get_by_test_id("picture-said")).to_have_text("Labelled 7")
    expect(summary).not_to_contain_text("“1”")


@pytest.mark.parametrize(
    ("width", "height", "scrolled"), [(1440, 900, 0), (1280, 720, 0), (1280, 720, 400), (390, 844, 600)]
)
def test_canvas_and_layers_are_in_sight_at_once(page: Page, width: int, height: int, scrolled: int):
    page.set_viewport_size({"width": width, "height": height})
    page.goto("/maps?run=lenet&source=draw&hide=question")
    expect(page.get_by_test_id("maps-card-probabilities")).to_be_attached()
    wait_until_drawn(page)
    canvas, bar = page.get_by_test_id("picture-pad"), page.locator(".maps .bar")
    if width < height:
        assert box_of(bar)["y"] > box_of(canvas)["y"] + box_of(canvas)["height"]
    page.get_by_test_id("stMain").evaluate("(main, by) => main.scrollTo(0, by)", scrolled)
    expect(canvas).to_be_in_viewport(ratio=1)
    expect(page.locator(".input canvas")).to_be_in_viewport(ratio=1)
    seen = box_of(canvas)
    maps = [box_of(card) for card in page.locator(".maps .card .tiles").all()]
    top = seen["y"] + seen["height"] if width < height else 0
    assert len([box for box in maps if box["y"] >= top and box["y"] + box["height"] <= height]) >= 1 + (top == 0)


def test_a_layer_of_a_test_image_opens_without_the_server(page: Page):
    sent = count_sent(page)
    page.goto("/maps?run=lenet&image=test-115&hide=question")
    page.get_by_test_id("maps-card-conv2").locator("canvas").hover(position={"x": 8, "y": 8})
    expect(page.get_by_test_id("maps-pixel-value")).to_be_visible()  # once the network in the browser has looked
    wait_until_silent(page, sent)
    sent.clear()
    page.get_by_test_id("maps-open-conv2").click()
    page.get_by_test_id("maps-tiles").hover(position={"x": 30, "y": 30})
    shown = page.get_by_test_id("maps-pixel-value").get_attribute("data-value")
    page.get_by_test_id("maps-to-all").click()
    expect(page.get_by_test_id("maps-card-conv1")).to_be_visible()
    wait_until_silent(page, sent)
    assert sent == [] and shown is not None
