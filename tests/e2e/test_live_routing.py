"""Another number of iterations is routed in the browser, without the server and with the server's numbers."""

import re

import numpy as np
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.chromium import count_sent
from tests.e2e.waiting import wait_until_drawn
from tests.motion import box_of
from tests.notebooks import run_notebook

ITERATIONS = (1, 3, 10)
STEPS = 5


def numbers(page: Page) -> dict[str, list[float]]:
    """Return every number that the stepper shows after its last step, by what shows it."""
    stepper = page.get_by_test_id("routing")
    stepper.press("End")
    skip = page.get_by_test_id("routing-skip")
    if skip.is_visible():
        skip.click()
        stepper.press("End")
    expect(page.get_by_test_id("routing-next")).to_be_disabled()
    found: dict[str, list[float]] = {}
    for name, value in _read_until_still(stepper):
        found.setdefault(name, []).append(value)
    return found


def _read_until_still(stepper: Locator) -> list[tuple[str, float]]:
    """Return each number and what shows it, once nothing is drawn anew any more."""
    read = """(root) => [...root.querySelectorAll("[data-value]")].map((one) =>
      [one.closest("[data-testid]").dataset.testid, Number(one.dataset.value)])"""
    before, shown = None, stepper.evaluate(read)
    while shown != before:
        stepper.page.wait_for_timeout(200)
        before, shown = shown, stepper.evaluate(read)
    return shown


def choose(page: Page, iterations: int) -> None:
    field = page.get_by_label("Iterations", exact=True)
    field.fill(str(iterations))
    field.press("Enter")
    expect(page.locator(".step-tick")).to_have_count(iterations * STEPS)


def test_iterations_come_from_the_network_in_the_browser_and_are_the_servers(page: Page, keep_screenshot):
    sent = count_sent(page)
    page.goto("/routing?run=capsnet_small&capsule=112&class=4&order=longest")
    page.get_by_test_id("routing-next").wait_for()
    wait_until_drawn(page)
    choose(page, 2)  # the network is there
    before, live = len(sent), dict[int, dict[str, list[float]]]()
    for iterations in ITERATIONS:
        choose(page, iterations)
        live[iterations] = numbers(page)
    keep_screenshot(page, "routing-live")
    assert len(sent) == before
    page.route("**/networks/**", lambda route: route.abort())
    for iterations in ITERATIONS:
        page.goto(f"/routing?run=capsnet_small&capsule=112&class=4&order=longest&iterations={iterations}")
        page.get_by_test_id("routing-next").wait_for()
        answered = numbers(page)
        assert live[iterations].keys() == answered.keys() >= {"routing-capsule-111", "routing-length-4"}
        for name, values in answered.items():
            assert live[iterations][name] == pytest.approx(values, rel=1e-4, abs=1e-5), name


def test_where_the_browser_cannot_the_server_routes_what_the_address_says(page: Page):
    page.route("**/networks/capsnet_small/*", lambda route: route.fulfill(status=404))
    page.goto("/routing?run=capsnet_small&step=7")  # an address, which Streamlit goes on sending as it is
    page.get_by_test_id("routing-next").wait_for()
    choose(page, 5)
    expect(page.get_by_test_id("routing-note")).to_contain_text("The network did not arrive, so the server")
    expect(page).to_have_url(re.compile("iterations=5"))
    expect(page.get_by_test_id("routing-summary")).to_contain_text("Iteration 2: squash")
    page.get_by_role("button", name="Another").click()
    expect(page).to_have_url(re.compile("image=test-"))
    expect(page.locator(".step-tick")).to_have_count(5 * STEPS)
    expect(page.get_by_test_id("routing-summary")).to_contain_text("Iteration 2: squash")


def test_a_seven_and_a_drawing_are_routed_without_the_server_and_step_and_pair_stay(page: Page, keep_screenshot):
    sent = count_sent(page)
    page.goto("/routing?run=capsnet_small&step=6&capsule=20&class=3")
    page.get_by_test_id("routing-next").wait_for()
    wait_until_drawn(page)
    before = len(sent)
    page.get_by_test_id("picture-class").select_option("7")
    expect(page.get_by_test_id("picture-said")).to_have_text("Labelled 7")
    expect(page).to_have_url(re.compile("step=6&capsule=20&class=3&image=test-"))
    summary = page.get_by_test_id("routing-summary")
    expect(summary).to_contain_text("Iteration 2: weighted sum")
    expect(summary).to_contain_text("7")
    number, of_class = page.get_by_test_id("picture-number"), page.get_by_test_id("picture-class")
    number.fill("9999")
    expect(page.get_by_test_id("picture-said")).to_have_text("Labelled 6")
    expect(of_class).to_have_value("")  # it is no "test image 9999 of class 7"
    box = box_of(page.get_by_test_id("picture-pad"))
    page.mouse.move(box["x"] + 0.5 * box["width"], box["y"] + 0.2 * box["height"])
    page.mouse.down()
    page.mouse.move(box["x"] + 0.5 * box["width"], box["y"] + 0.8 * box["height"], steps=10)
    length = page.get_by_test_id("routing-length-1")
    page.wait_for_function("(one) => Number(one.dataset.value) > 0.3", arg=length.element_handle())
    keep_screenshot(page, "routing-drawing")
    page.mouse.up()
    expect(page).to_have_url(re.compile("step=6&capsule=20&class=3&image=own-"))
    page.get_by_test_id("routing-more").click()
    expect(page).to_have_url(re.compile("iterations=4"))
    assert len(sent) == before
    page.reload()  # the server routes the drawing that was kept
    expect(summary).to_contain_text("Iteration 2: weighted sum")
    expect(page.get_by_test_id("picture-said")).to_have_text("Your own picture")
    expect(page.locator(".step-tick")).to_have_count(4 * STEPS)


def test_the_notebook_computes_what_the_page_shows(page: Page):
    page.goto(
        "/routing?run=capsnet_small&iterations=4&image=test-115&capsule=88&class=4&step=19&off=3-5&hide=question"
    )
    page.get_by_test_id("routing-notebook").wait_for()
    found = run_notebook(page.get_by_test_id("routing-notebook"))
    i, j = found["i"], found["j"]
    assert (i, j, found["iterations"], list(found["silent"])) == (87, 4, 4, [2, 3, 4])
    computed = {f"routing-length-{name}": length for name, length in enumerate(found["lengths"][-1])} | {
        "routing-pair-coupling": found["couplings"][-1, i, j],
        "routing-pair-agreement": found["agreements"][-1, i, j],
        "routing-pair-sum": np.linalg.norm(found["sums"][-1, j]),
        "routing-plane-share": found["share"],
        "routing-entropy-of-all": found["entropies"][-1].mean(),
        "routing-entropy-of-one": found["entropies"][-1, i],
    }
    for name, number in computed.items():
        shown = page.get_by_test_id(name).get_attribute("data-value")
        assert float(shown or "nan") == pytest.approx(float(number), abs=1e-5), name
