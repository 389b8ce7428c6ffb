"""The Capsules page: lengths and drawings follow every gesture in the browser, with the network's own numbers."""

import re

import numpy as np
import pytest
import tensorflow as tf
from playwright.sync_api import Page, expect

from lib.datasets.transform import Transformation, transform_images
from lib.inspectors.questions.networks import load_network
from lib.inspectors.readings import Reading
from lib.runs import open_store
from tests.chromium import count_sent
from tests.e2e.waiting import wait_until_drawn
from tests.motion import box_of
from tests.notebooks import run_notebook
from tests.waiting import wait_for

PIXELS = """(canvas) => [...canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data]
  .filter((_, at) => at % 4 === 0)"""


def lengths_of(page: Page) -> list[float]:
    rows = page.locator("[data-testid^=capsule-length-]")
    return [float(one.get_attribute("data-value") or "nan") for one in rows.all()]


def move_a_number(page: Page) -> None:
    """Move a number with the keyboard, and wait until the capsule draws another picture."""
    moved, slider = page.get_by_test_id("capsules-moved"), page.get_by_test_id("number-5")
    drawn = moved.evaluate(PIXELS)
    slider.focus()
    for _ in range(30):
        slider.press("ArrowRight")
    page.wait_for_function(
        f"([one, before]) => ({PIXELS})(one).join() !== before",
        arg=[moved.element_handle(), ",".join(map(str, drawn))],
    )


def test_lengths_sliders_and_overview_follow_without_the_server(page: Page, keep_screenshot):
    sent = count_sent(page)
    page.goto("/capsules?run=capsnet_small")
    page.get_by_test_id("capsule-4").wait_for()
    wait_until_drawn(page)
    shown = lengths_of(page)
    moved = page.get_by_test_id("capsules-moved")
    page.wait_for_function("(one) => one.width === 28", arg=moved.element_handle())
    before = len(sent)
    move_a_number(page)
    page.get_by_test_id("capsules-span-0.5").click()
    expect(page).to_have_url(re.compile("span=0.5"))
    page.get_by_test_id("routing-fewer").click()
    expect(page).to_have_url(re.compile("iterations=2"))
    box = box_of(page.get_by_test_id("picture-pad"))
    page.mouse.move(box["x"] + 0.5 * box["width"], box["y"] + 0.2 * box["height"])
    page.mouse.down()
    page.mouse.move(box["x"] + 0.5 * box["width"], box["y"] + 0.8 * box["height"], steps=10)
    page.wait_for_function(
        "(one) => Number(one.dataset.value) > 0.3", arg=page.get_by_test_id("capsule-length-1").element_handle()
    )
    page.mouse.up()
    expect(page).to_have_url(re.compile("image=own-"))
    keep_screenshot(page, "capsules-drawing")
    assert len(sent) == before
    live = lengths_of(page)
    assert live != shown
    page.reload()  # the server routes the drawing that was kept
    page.get_by_test_id("capsule-4").wait_for()
    assert lengths_of(page) == pytest.approx(live, abs=2e-5)


def test_a_number_is_named_tried_on_other_digits_and_walked_from(page: Page, keep_screenshot):
    sent = count_sent(page)
    page.goto("/capsules?run=capsnet_small&class=4")
    page.get_by_test_id("walk-target").wait_for()
    wait_until_drawn(page)
    before = len(sent)
    page.get_by_test_id("names-number").select_option("9")
    page.get_by_test_id("names-test").click()
    expect(page.get_by_test_id("names-said")).to_contain_text("number 9 of capsule 4 changes the")
    expect(page.get_by_test_id("names-table").locator("tbody tr")).to_have_count(5)
    page.get_by_test_id("names-name").fill("lean")
    page.get_by_test_id("names-keep").click()
    expect(page.get_by_test_id("names-said")).to_have_text("The name is kept.")
    expect(page.locator(".slider-name").nth(8)).to_have_text("9 lean")
    page.get_by_test_id("walk-class").select_option("9")
    last = page.get_by_test_id("walk-8")
    page.wait_for_function(f"(one) => ({PIXELS})(one).some((level) => level > 128)", arg=last.element_handle())
    first = page.get_by_test_id("walk-0").evaluate(PIXELS)
    assert first == page.get_by_test_id("capsules-own").evaluate(PIXELS)
    keep_screenshot(page, "capsules-names")
    assert len(sent) == before
    page.reload()
    expect(page.locator(".slider-name").nth(8)).to_have_text("9 lean")


def test_where_the_browser_cannot_the_server_draws_what_is_moved(page: Page):
    page.add_init_script("window.capsuleLabNetworkFallback = 'memory'")
    page.goto("/capsules?run=capsnet_small&class=4")
    expect(page.get_by_test_id("routing-note")).to_contain_text("too little memory")
    moved = page.get_by_test_id("capsules-moved")
    page.wait_for_function("(one) => one.width === 28", arg=moved.element_handle())
    move_a_number(page)


def test_a_wrong_reading_is_said_and_the_right_capsule_can_draw(page: Page):
    page.goto("/capsules?run=capsnet_small&image=test-4740")
    summary = page.get_by_test_id("capsules-summary")
    expect(summary).to_contain_text("It is wrong: the picture shows")
    label = page.locator(".length-row b.labelled").inner_text()
    page.get_by_test_id(f"capsule-{label}").click()
    expect(summary).to_contain_text(f"The numbers and drawings below are those of capsule {label}.")
    expect(page.locator(".picture-grid")).to_contain_text(f"Drawn from {label}")


def test_the_notebook_computes_what_the_page_shows(page: Page):
    page.goto("/capsules?run=capsnet_small&iterations=2&image=test-3")
    page.get_by_test_id("capsule-0").wait_for()
    slider = page.get_by_test_id("number-2")
    slider.focus()
    slider.press("ArrowRight")
    found = run_notebook(page.get_by_test_id("capsules-notebook"))
    assert lengths_of(page) == pytest.approx(list(found["lengths"]), abs=1e-5)
    losses = page.get_by_test_id("capsules-losses").locator("[data-value]")
    assert found["margin"] == pytest.approx(float(losses.nth(2).get_attribute("data-value") or "nan"), abs=1e-5)
    moved = page.locator(".slider").nth(1).get_attribute("data-value")
    assert found["numbers"][1] == pytest.approx(float(moved or "nan"), abs=1e-6)
    drawn = page.get_by_test_id("capsules-moved")

    def differs() -> float:
        return float(np.abs(np.array(drawn.evaluate(PIXELS)).reshape(28, 28) - 255 * found["drawn"][..., 0]).max())

    wait_for(lambda: differs() <= 1)  # the network draws what was moved last


def test_a_neuron_and_a_capsule_read_the_turned_picture_without_the_server(page: Page, keep_screenshot):
    sent = count_sent(page)
    page.goto("/capsules?run=capsnet_small&class=4&hide=question")
    neuron, capsule = page.get_by_test_id("neuron-says"), page.get_by_test_id("capsule-says")
    expect(neuron).to_have_attribute("data-value", re.compile(r"\d"))
    wait_until_drawn(page)
    assert float(capsule.get_attribute("data-value") or "nan") == pytest.approx(lengths_of(page)[4], abs=1e-5)
    before = len(sent)
    page.get_by_test_id("neuron-turn").fill("40")
    expect(page).to_have_url(re.compile("turned=40"))
    expect(page.get_by_test_id("neuron-summary")).to_contain_text("Turned by 40°: the neuron of 4 says")
    keep_screenshot(page, "capsules-neuron")
    assert len(sent) == before
    image = Reading.of(open_store().get("lenet").spec).test_pixels(115)
    turned = transform_images(np.rint(255 * image).astype(np.uint8)[None], Transformation(degrees=40))
    received = np.uint8(page.get_by_test_id("neuron-picture").evaluate(PIXELS)).reshape(28, 28, 1)
    assert np.abs(received.astype(int) - turned[0]).max() <= 1
    for run_id, shown in (("lenet", neuron), ("capsnet_small", capsule)):
        network, _ = load_network(run_id, "")
        outputs = network.layer_outputs(tf.constant(received[None].astype(np.float32) / 255))
        scores = outputs[network.score_name].numpy()[0]
        assert float(shown.get_attribute("data-value") or "nan") == pytest.approx(scores[4], abs=1e-4)
    found = run_notebook(page.get_by_test_id("neuron-notebook"))
    said = [float(one.get_attribute("data-value") or "nan") for one in (neuron, capsule)]
    assert said == pytest.approx([found["scores"][1], found["lengths"][1]], abs=1e-5)
    assert float(capsule.get_attribute("data-angle") or "nan") == pytest.approx(found["angle"], abs=1e-2)


def test_a_link_opens_the_moved_numbers_the_pixel_and_the_walk(page: Page):
    page.goto("/capsules?run=capsnet_small&class=4")
    page.get_by_test_id("walk-target").wait_for()
    wait_until_drawn(page)
    drawn = page.get_by_test_id("capsules-moved")
    own = drawn.evaluate(PIXELS)
    page.get_by_test_id("number-5").fill("0.3")
    page.wait_for_function(
        f"([one, own]) => ({PIXELS})(one).join() !== own.join()", arg=[drawn.element_handle(), own]
    )
    drawn.press("ArrowUp")
    page.get_by_test_id("walk-class").select_option("9")
    expect(page).to_have_url(re.compile("moved=5.*pixel=14%2C15.*to="))
    shown, walked = drawn.evaluate(PIXELS), page.locator(".walk .tool span").last.inner_text()
    page.goto(page.url)
    expect(page.get_by_test_id("capsules-pixel").locator(".pixel-bar")).to_have_count(16)
    expect(page.locator(".walk .tool span").last).to_have_text(walked)
    page.wait_for_function(
        f"([one, shown]) => ({PIXELS})(one).every((level, at) => Math.abs(level - shown[at]) <= 1)",
        arg=[drawn.element_handle(), shown],
    )
    moved = page.locator(".slider").nth(4).get_attribute("data-value")
    assert float(moved or "nan") == pytest.approx(0.3, abs=1e-4)
