"""Keys that step: those of a presenter's clicker too, and without a click into the part first."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page

from lib.parts.labels import FOLDER
from lib.parts.packing import Payload
from lib.parts.served import address_of
from tests.parts import test_digit_journey
from tests.parts.convolution_lab import page as lab_page
from tests.parts.mounted import open_part, wait_for_query
from tests.parts.routing_stepper import page as stepper_page
from tests.parts.routing_stepper.kinds import ROUTED
from tests.parts.time_machine import page as machine_page

ARROWS, PAGES = ("ArrowLeft", "ArrowRight"), ("PageUp", "PageDown")


@dataclass(frozen=True)
class Stepping:
    """A part in the middle of its steps, and what the address says here and at the step before."""

    payload: Callable[[], Payload]
    parameter: str
    before: str
    here: str
    keys: tuple[tuple[str, str], ...] = (PAGES, ARROWS)


PARTS = {
    "digit_journey": Stepping(
        lambda: test_digit_journey.payload_of(view={"step": "iteration-2"}),
        "step",
        "iteration-1",
        "iteration-2",
    ),
    "routing_stepper": Stepping(lambda: stepper_page.sent(ROUTED["dynamic"], {"step": "5"}), "step", "4", "5"),
    "time_machine": Stepping(lambda: machine_page.sent(step="9"), "step", "4", "9"),
    # Arrows move the place there, once one of the pictures has the focus.
    "convolution_lab": Stepping(lambda: lab_page.sent(at="3,5"), "at", "3,4", "3,5", keys=(PAGES,)),
}


def opened(page: Page, name: str) -> Stepping:
    """Open a part of which nothing has the focus."""
    open_part(page, FOLDER / name, PARTS[name].payload(), address={"hide": "question"})
    assert page.evaluate("document.activeElement === document.body")
    return PARTS[name]


def wait_for(page: Page, part: Stepping, value: str) -> None:
    wait_for_query(page, f"query.{part.parameter} === '{value}'")


@pytest.mark.parametrize("name", PARTS)
def test_pages_and_arrows_step_without_a_click_first(page: Page, name: str):
    part = opened(page, name)
    for back, on in part.keys:
        page.keyboard.press(back)
        wait_for(page, part, part.before)
        page.keyboard.press(on)
        wait_for(page, part, part.here)


def test_a_field_keeps_its_keys_and_a_link_leaves_them_to_the_part(page: Page):
    part = opened(page, "routing_stepper")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<input><a href=#>Routing</a>')")
    page.locator("body > input").focus()
    for key in ("PageUp", "ArrowLeft", " "):
        page.keyboard.press(key)
    page.locator("a").focus()
    page.keyboard.press("PageUp")
    wait_for(page, part, part.before)  # one step, not three


def test_of_two_parts_that_step_neither_takes_the_keys_of_the_page(page: Page):
    part = opened(page, "routing_stepper")
    listen = """async (address) => {
      const { listenToKeys } = await import(address)
      window.stop = listenToKeys(document.createElement("p"), () => {})
    }"""
    page.evaluate(listen, f"/{address_of('kit/keys.js')}")
    page.keyboard.press("PageUp")
    page.evaluate("window.stop()")
    page.keyboard.press("PageUp")
    wait_for(page, part, part.before)  # one step, not two
