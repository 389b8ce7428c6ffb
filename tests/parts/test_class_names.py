"""The names of classes that learners chose can be long: each is read whole, on up to two lines."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page

from lib.inspectors.answers.routing_observation import RoutingObservation
from lib.parts.packing import Payload
from tests.parts.class_capsules import page as capsules_page
from tests.parts.hand_router import page as router_page
from tests.parts.mounted import open_part
from tests.parts.routing_stepper import page as stepper_page
from tests.parts.routing_stepper.kinds import ROUTED

NAMES = ("american bulldog", "Ankle boot", "british shorthair", "Abyssinian", "圆形的红苹果", *"56789")
CUT = """all => all.filter((one) => one.checkVisibility()
  && (one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight + 1))
  .map((one) => one.textContent)"""
LEFT = "all => all.map((one) => one.getBoundingClientRect().left)"


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(
    ("folder", "sent"),
    [
        (capsules_page.FOLDER, capsules_page.sent),
        (router_page.FOLDER, router_page.sent),
        (stepper_page.FOLDER, stepper_page.sent),
    ],
    ids=lambda one: getattr(one, "name", ""),
)
def test_no_name_is_cut(page: Page, folder: Path, sent: Callable[[RoutingObservation], Payload], width: int):
    page.set_viewport_size({"width": width, "height": 844})
    open_part(page, folder, sent(replace(ROUTED["dynamic"], class_names=NAMES)))
    names = page.locator(".class-name")
    assert names.count() >= len(NAMES)
    assert names.evaluate_all(CUT) == []


def test_the_sliders_of_names_of_any_length_begin_at_one_place(page: Page):
    open_part(page, router_page.FOLDER, router_page.sent(replace(ROUTED["dynamic"], class_names=NAMES)))
    places = page.locator(".slider-track").evaluate_all(LEFT)
    assert len(places) == len(NAMES) and len(set(places)) == 1
