"""The stepper alone in a real browser."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

import lib.parts.routing_stepper as routing_stepper
from lib.inspectors.answers.routing_observation import RoutingObservation
from lib.parts.routing_stepper import ROUTING_LABELS, payload, routing_code
from tests.parts.mounted import mount_part, open_part, query

FOLDER = Path(routing_stepper.__file__).parent


def sent(routing: RoutingObservation, view: dict[str, Any] | None = None, labels=ROUTING_LABELS) -> bytes:
    """What `routing_stepper` sends for this routing."""
    return payload(
        routing,
        geometry=routing.geometry,
        classes=routing.class_names,
        labels=labels,
        view=view or {},
        code=routing_code(routing.kind),
    )


def open_stepper(page: Page, data: bytes, *, theme: str = "light") -> None:
    """Show the stepper alone on `page`."""
    open_part(page, FOLDER, data, theme=theme)


def mount(page: Page, data: bytes) -> None:
    """Give the mounted stepper new data."""
    mount_part(page, FOLDER, data)


def value(page: Page, test_id: str) -> float:
    """The unrounded number that an element shows."""
    shown = page.get_by_test_id(test_id).get_attribute("data-value")
    assert shown is not None, f"{test_id} shows no number"
    return float(shown)


def text(page: Page, test_id: str) -> str:
    return page.get_by_test_id(test_id).inner_text()


def step_on(page: Page) -> None:
    """One step further, without an answer to a question on the way."""
    page.get_by_test_id("routing-next").click()
    skip = page.get_by_test_id("routing-skip")
    if skip.is_visible():
        skip.click()


def address(page: Page) -> dict[str, str]:
    """The view as the address bar has it."""
    page.wait_for_timeout(250)  # it is written a few times a second
    return query(page)
