"""What of the stepper is in sight: beside a sidebar on a projector, and under a finger."""

from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.motion import box_of
from tests.parts.origin import through_origin
from tests.parts.routing_stepper.kinds import ROUTED
from tests.parts.routing_stepper.page import open_stepper, sent

pytestmark = pytest.mark.xdist_group("stepper")

ABOVE = 160  # pixels that the page has above the part


@pytest.fixture
def viewport() -> ViewportSize:
    return {"width": 968, "height": 720}


def test_most_of_the_stage_is_in_sight_on_a_projector_and_a_question_moves_nothing(page: Page):
    open_stepper(page, sent(ROUTED["dynamic"], {"step": 9}))
    stage = box_of(page.locator(".stage"))
    assert 720 - ABOVE - stage["y"] > 0.7 * stage["height"]
    page.get_by_test_id("routing-next").click()
    expect(page.get_by_test_id("routing-question")).to_be_visible()
    assert box_of(page.locator(".stage")) == stage


def test_next_stays_in_sight_however_far_the_page_is_scrolled(page: Page):
    open_stepper(page, sent(ROUTED["dynamic"]))
    page.evaluate("window.scrollTo(0, 500)")
    expect(page.get_by_test_id("routing-next")).to_be_in_viewport(ratio=1)
    page.get_by_test_id("routing-next").click()
    expect(page.get_by_test_id("routing-step-1")).to_have_attribute("data-state", "now")


def test_a_tick_is_high_enough_for_a_finger(browser: Browser):
    context = browser.new_context(
        proxy=through_origin(), viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    open_stepper(page, sent(ROUTED["dynamic"]))
    assert box_of(page.get_by_test_id("routing-step-4"))["height"] == 44
    context.close()


def test_a_finger_can_hit_every_primary_capsule_and_every_class(browser: Browser):
    context = browser.new_context(
        proxy=through_origin(), viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    open_stepper(page, sent(ROUTED["dynamic"]))
    for targets, count in ((page.locator(".capsule"), 12), (page.locator(".class .box"), 10)):
        expect(targets).to_have_count(count)
        sizes = [box_of(one) for one in targets.all()]
        assert min(min(size["width"], size["height"]) for size in sizes) >= 44
        assert all(above["y"] + above["height"] <= below["y"] + 0.5 for above, below in pairwise(sizes))
    context.close()
