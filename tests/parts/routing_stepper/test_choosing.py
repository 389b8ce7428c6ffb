"""Another number of iterations, checkpoint, run or picture in the stepper, where only the server can route."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, ViewportSize, expect

from lib.parts.packing import Payload
from lib.parts.routed import Checkpoint
from tests.parts.mounted import expect_parameter, expect_query, open_part, wait_for_query
from tests.parts.routing_stepper.kinds import CAPSULE, CLASS, MATRICES, ROUTED, VECTORS, VIEWPORT, at_pair
from tests.parts.routing_stepper.page import CHECKPOINTS, FOLDER, mount, open_stepper, sent, text
from tests.parts.routing_stepper.traces import routed

pytestmark = pytest.mark.xdist_group("stepper")

PAIR = {"capsule": CAPSULE + 1, "class": CLASS}
MISSING = tuple(replace(checkpoint, network=f"networks/{checkpoint.name}") for checkpoint in CHECKPOINTS)
"""Checkpoints whose networks do not arrive."""


@pytest.fixture
def viewport() -> ViewportSize:
    return VIEWPORT


def dynamic(iterations: int = 3, picture: str = "test-0", checkpoint: int = 0, **others: Any) -> Payload:
    """Return the payload of a network that was trained with three iterations."""
    seen = routed("dynamic", VECTORS, iterations)
    if picture != "test-0":
        seen = replace(seen, image=np.roll(seen.image, 3))
    view = {**PAIR, **others.pop("view", {})}
    named = {"picture": picture, "checkpoint": CHECKPOINTS[checkpoint].name, "trained_with": 3}
    return sent(seen, view, **named | others)


def asked(page: Page, times: int) -> None:
    """Wait until the server was asked so often."""
    page.wait_for_function("(times) => window.sent.length === times", arg=times)
    assert page.evaluate("window.sent") == [["asks", True]] * times


def test_iterations_go_by_buttons_and_by_the_field(page: Page):
    open_stepper(page, dynamic())
    number = page.get_by_label("Iterations", exact=True)
    fewer = page.get_by_role("button", name="One iteration fewer")
    more = page.get_by_role("button", name="One iteration more")
    expect(number).to_have_value("3")
    expect(number).to_have_accessible_description(
        "This network was trained with 3. What happens with 1, or with 10?"
    )
    more.click()
    expect(number).to_have_value("4")
    assert wait_for_query(page, "query.iterations === '4'")["capsule"] == str(CAPSULE + 1)
    number.fill("12")
    number.press("Enter")
    expect(number).to_have_value("10")
    expect(more).to_have_attribute("aria-disabled", "true")
    more.press("Enter")
    expect(number).to_have_value("10")
    number.press("ArrowDown")
    wait_for_query(page, "query.iterations === '9'")
    number.fill("1")
    number.press("Enter")
    expect(fewer).to_have_attribute("aria-disabled", "true")
    number.fill("3")
    number.press("Enter")
    wait_for_query(page, "!('iterations' in query)")  # as it was trained
    expect(page.get_by_test_id("routing-waiting")).to_have_text("")


def test_the_server_is_asked_once_and_what_it_sends_keeps_step_and_pair(page: Page):
    open_stepper(page, dynamic(view={"step": 7}))
    page.get_by_test_id("routing-more").click()
    page.get_by_test_id("routing-more").click()
    asked(page, 1)
    expect(page.get_by_test_id("routing-waiting")).to_have_text("The network routes the picture …")
    expect(page.get_by_test_id("routing-note")).to_contain_text(
        "This network is too large to be sent to a browser"
    )
    assert text(page, "routing-summary").startswith("Iteration 2: squash")
    mount(page, dynamic(5, view={"step": 7}))
    expect(page.locator(".iterations > div")).to_have_count(5)
    expect(page.get_by_test_id("routing-waiting")).to_have_text("")
    assert text(page, "routing-summary").startswith("Iteration 2: squash")
    expect_query(
        page,
        {
            "step": "7",
            "capsule": str(CAPSULE + 1),
            "class": str(CLASS),
            "iterations": "5",
        },
    )
    asked(page, 1)


def test_a_step_that_is_gone_comes_back_with_its_iteration(page: Page):
    open_stepper(page, dynamic(view={"step": 7}))
    for iterations, summary in ((1, "Iteration 1: update"), (3, "Iteration 2: squash")):
        page.get_by_label("Iterations", exact=True).fill(str(iterations))
        page.get_by_label("Iterations", exact=True).press("Enter")
        mount(page, dynamic(iterations, view={"step": 7}))
        assert text(page, "routing-summary").startswith(summary)


def test_where_the_network_does_not_arrive_the_part_says_so_and_asks(page: Page):
    open_stepper(page, dynamic(checkpoints=MISSING))
    page.get_by_test_id("routing-more").click()
    asked(page, 1)
    expect(page.get_by_test_id("routing-note")).to_contain_text("so the server answers, a moment later.")
    mount(page, dynamic(4, checkpoints=MISSING))
    expect(page.locator(".iterations > div")).to_have_count(4)


def test_another_checkpoint(page: Page):
    open_stepper(page, dynamic(view={"step": 7}))
    checkpoint = page.get_by_label("Checkpoint", exact=True)
    assert checkpoint.locator("option").all_inner_texts() == ["20", "10"]
    checkpoint.select_option("10")
    asked(page, 1)
    expect_parameter(page, "checkpoint", CHECKPOINTS[1].name)
    mount(page, dynamic(checkpoint=1, view={"step": 7}))
    assert text(page, "routing-summary").startswith("Iteration 2: squash")
    checkpoint.select_option("20")
    wait_for_query(page, "!('checkpoint' in query)")


def test_one_checkpoint_and_one_pass_leave_nothing_to_choose(page: Page):
    open_stepper(page, sent(ROUTED["self_attention"], checkpoints=(Checkpoint(CHECKPOINTS[0].name, "step 20"),)))
    assert page.get_by_test_id("routing-checkpoint").is_hidden()
    assert page.get_by_test_id("routing-iterations").is_hidden()
    assert page.get_by_text("This kind routes in one pass.").is_visible()


def test_another_run_begins_with_its_own_iterations(page: Page):
    open_stepper(page, dynamic(5))
    mount(page, sent(routed("em", MATRICES, 2)))
    expect(page.get_by_test_id("routing-iterations")).to_have_value("2")
    page.get_by_test_id("routing").press("ArrowRight")
    wait_for_query(page, "query.step === '1' && !('iterations' in query)")
    assert page.evaluate("window.sent ?? []") == []


def test_another_picture_keeps_step_and_pair_up_to_its_question(page: Page):
    open_stepper(page, dynamic(view={"step": 14}))
    mount(page, dynamic(picture="test-1", view={"step": 14}))
    assert text(page, "routing-summary").startswith("Iteration 2: update")  # the last step before the question
    assert text(page, "routing-pair").startswith(f"Capsule {CAPSULE + 1} → {CLASS}")
    assert page.get_by_test_id("routing-question").is_hidden()
    page.get_by_test_id("routing-next").click()
    page.get_by_test_id("routing-skip").click()
    page.get_by_test_id("routing").press("End")
    mount(page, dynamic(view={"step": 14}))
    assert text(page, "routing-summary").startswith("Iteration 2: update")  # it was never asked about this one
    mount(page, dynamic(picture="test-1", view={"step": 14}))
    assert text(page, "routing-summary").startswith("Iteration 3: update")  # and about that one it was


def test_a_question_that_waits_goes_with_its_picture(page: Page):
    open_stepper(page, dynamic(view={"step": 9}))
    page.get_by_test_id("routing-next").click()
    expect(page.get_by_test_id("routing-question")).to_be_visible()
    mount(page, dynamic(picture="test-1", view={"step": 9}))
    expect(page.get_by_test_id("routing-question")).to_be_hidden()
    assert text(page, "routing-summary").startswith("Iteration 2: update")


def test_the_keyboard_stays_where_it_is_while_pictures_change(page: Page):
    open_stepper(page, at_pair("dynamic"))
    page.get_by_test_id("routing-more").focus()
    mount(page, dynamic(picture="test-1"))
    assert page.evaluate("document.activeElement.dataset.testid") == "routing-more"


def test_a_link_may_hide_them(page: Page):
    open_part(page, FOLDER, dynamic(), address={"hide": "iterations,checkpoint"})
    assert page.get_by_test_id("routing-iterations").is_hidden()
    assert page.get_by_test_id("routing-checkpoint").is_hidden()
    assert page.get_by_text("This network was trained with").is_hidden()
