"""Back and Forward: every choice is one step of the browser's history, and what it shows comes back with it."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.waiting import wait_until_answered
from tests.parts.frames import parts_seen, watch_parts

LENET = "LeNet · MNIST · 99.53\u00a0%"
SHOWCASE = "Small capsule network · MNIST · 99.59\u00a0%"


def expect_parameter(page: Page, name: str, value: str | None) -> None:
    """Wait until the address says this of a parameter."""
    page.wait_for_function(
        "([name, value]) => new URL(location.href).searchParams.get(name) === value", arg=[name, value]
    )


def box(page: Page, label: str) -> Locator:
    """Streamlit's select box of this label."""
    return page.get_by_test_id("stSelectbox").filter(has=page.get_by_text(label, exact=True)).first


def choose(page: Page, label: str, option: str) -> None:
    box(page, label).locator("input").first.click()
    page.get_by_role("option", name=option, exact=True).click()


def expect_choice(page: Page, label: str, option: str) -> None:
    """Wait until a select box shows this option, whether as text or in the field that filters the options."""
    page.wait_for_function(
        """([label, option]) => [...document.querySelectorAll("[data-testid=stSelectbox]")].some((box) =>
        [box.innerText, box.querySelector("input").value].join("\\n").startsWith(label)
        && [box.innerText, box.querySelector("input").value].join("\\n").split("\\n").includes(option))""",
        arg=[label, option],
    )


@pytest.fixture(autouse=True)
def no_script_breaks(page: Page) -> Iterator[None]:
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    yield
    assert not broken


def expect_step(page: Page, step: int) -> None:
    """Wait until Routing shows the step."""
    expect(page.locator(f'[data-testid="routing-name-{step}"][data-state="now"]')).to_be_visible()


def test_routing_goes_back_over_iterations_and_steps(page: Page):
    page.goto("/routing")
    following, iterations = page.get_by_test_id("routing-next"), page.get_by_label("Iterations", exact=True).first
    for step in ("1", "2"):
        following.click()
        expect_parameter(page, "step", step)
    iterations.fill("5")
    iterations.press("Enter")
    expect_parameter(page, "iterations", "5")
    wait_until_answered(page)
    watch_parts(page)
    page.go_back()
    expect_parameter(page, "iterations", None)
    expect_parameter(page, "step", "2")
    expect(iterations).to_have_value("3")
    expect_step(page, 2)
    page.go_back()
    expect_parameter(page, "step", "1")
    expect_step(page, 1)
    page.go_forward()
    expect_parameter(page, "step", "2")
    expect_step(page, 2)
    page.go_forward()
    expect(iterations).to_have_value("5")
    wait_until_answered(page)
    assert parts_seen(page) == [[True, True]]  # in no frame one of the two was absent, empty or doubled


def test_feature_maps_go_back_over_looks_and_runs(page: Page):
    page.goto("/maps")
    page.get_by_test_id("maps-to-all").wait_for()
    choose(page, "Run", LENET)
    expect_parameter(page, "run", "lenet")
    page.get_by_role("radio", name="What decides").or_(page.get_by_role("button", name="What decides")).click()
    expect_parameter(page, "look", "saliency")
    expect(page.get_by_test_id("maps-to-all")).to_have_count(0)
    page.go_back()
    expect(page.get_by_test_id("maps-to-all")).to_be_visible()
    expect_choice(page, "Run", LENET)
    page.go_back()
    expect_choice(page, "Run", SHOWCASE)
    page.go_forward()
    expect_choice(page, "Run", LENET)
    expect_parameter(page, "run", "lenet")


def test_train_goes_back_over_networks_and_runs_in_view(page: Page):
    page.goto("/train?whose=experiments&of_network=alexnet")
    heading = page.locator("h4").first
    expect(heading).to_contain_text("Small capsule network")
    choose(page, "Network", "LeNet")
    expect_parameter(page, "network", "lenet")
    page.get_by_role("button", name="LRN on or off (with LRN)").click()
    expect_parameter(page, "view", "compare-lrn-with")
    expect(heading).to_contain_text("with LRN")
    page.go_back()
    expect(heading).to_contain_text("Small capsule network")
    expect_choice(page, "Network", "LeNet")
    page.go_back()
    expect_choice(page, "Network", "Small capsule network")
    page.go_forward()
    page.go_forward()
    expect(heading).to_contain_text("with LRN")
    expect_choice(page, "Network", "LeNet")


def test_architecture_goes_back_over_networks_and_looks(page: Page):
    page.goto("/architecture")
    code = page.get_by_text("These are the very lines that run")
    choose(page, "Network", "LeNet")
    expect_parameter(page, "network", "lenet")
    page.get_by_role("radio", name="The code").or_(page.get_by_role("button", name="The code")).click()
    expect(code).to_be_visible()
    page.go_back()
    expect(code).to_have_count(0)
    expect_choice(page, "Network", "LeNet")
    page.go_back()
    expect_choice(page, "Network", "Capsule network of the paper")
    page.go_forward()
    page.go_forward()
    expect(code).to_be_visible()


def test_two_digits_go_back_over_pairs_and_places(page: Page):
    page.goto("/overlap")
    first = page.get_by_test_id("overlap-first")
    expect(first).to_have_accessible_name(re.compile("−3 to the right"))
    page.get_by_role("button", name="Another pair").click()
    page.wait_for_function("new URL(location.href).searchParams.has('first')")
    wait_until_answered(page)  # else its answer would follow the next choice
    expect(first).to_have_accessible_name(re.compile("−3 to the right"))
    page.get_by_test_id("overlap-apart").click()
    expect_parameter(page, "first_at", "-4,-4")
    page.get_by_test_id("overlap-together").click()
    expect_parameter(page, "first_at", "0,0")
    page.go_back()
    expect(first).to_have_accessible_name(re.compile("−4 to the right"))
    page.go_back()
    expect(first).to_have_accessible_name(re.compile("−3 to the right"))
    page.go_back()
    expect_parameter(page, "first", None)
    page.go_forward()
    page.go_forward()
    page.go_forward()
    expect_parameter(page, "first_at", "0,0")
    expect(first).to_have_accessible_name(re.compile(" 0 to the right"))


def test_a_door_on_start_is_one_step_whatever_was_just_chosen(page: Page):
    page.goto("/")
    page.get_by_test_id("journey-next").click()
    page.get_by_test_id("journey-choose").click()
    iterations = page.get_by_test_id("journey-iterations")
    iterations.fill("5")
    iterations.press("Enter")
    expect_parameter(page, "iterations", "5")
    left, entries = page.url, page.evaluate("history.length")
    page.get_by_role("button", name="Step through routing").click()
    page.get_by_test_id("routing-next").wait_for()
    wait_until_answered(page)
    assert page.evaluate("history.length") == entries + 1
    page.go_back()
    page.get_by_test_id("journey-next").wait_for()
    assert parse_qs(urlsplit(page.url).query) == parse_qs(urlsplit(left).query)


def test_the_language_alone_is_no_step_of_the_history(page: Page):
    page.goto("/train?lang=zh")
    page.get_by_role("link", name="架构").click()
    page.wait_for_function("location.pathname === '/architecture' && location.search === '?lang=zh'")
    page.go_back()
    page.wait_for_function("location.pathname === '/train' && location.search === '?lang=zh'")


def test_hidden_controls_are_not_drawn_and_what_is_gone_is_said(page: Page, keep_screenshot):
    page.goto("/routing?run=long-gone&hide=run,lang,iterations&iterations=99")
    expect(page.get_by_text("This link asks for the run “long-gone”")).to_be_visible()
    expect(page.get_by_text("number of iterations “99”")).to_be_visible()
    page.get_by_test_id("routing-next").wait_for()
    expect(page.get_by_test_id("stSelectbox")).to_have_count(0)
    expect(page.get_by_text("简体中文")).to_have_count(0)
    expect(page.get_by_label("Iterations", exact=True)).to_be_hidden()
    keep_screenshot(page, "gone-link")
