"""The stepper alone in a real browser."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

import lib.parts.routing_stepper as routing_stepper
from lib.i18n import DEFAULT
from lib.inspectors.answers.routing_observation import RoutingObservation
from lib.models.capsules.routing import routing_kind
from lib.parts.packing import Payload
from lib.parts.routed import Checkpoint, Choices
from lib.parts.routing_stepper import payload
from tests.parts.mounted import mount_part, open_part, wait_for_query

FOLDER = Path(routing_stepper.__file__).parent


CHECKPOINTS = (Checkpoint("00000020", "20"), Checkpoint("00000010", "10"))
"""Without a network for the browser, so that the server has to answer."""


def choices(routing: RoutingObservation, **others: Any) -> Choices:
    """Return what there is to choose where a run was trained with as many iterations as `routing` has."""
    is_one_pass = routing_kind(routing.kind).is_one_pass
    usual = {
        "run": routing.kind,
        "picture": "test-0",
        "checkpoint": CHECKPOINTS[0].name,
        "checkpoints": CHECKPOINTS,
        "trained_with": None if is_one_pass else len(routing.outputs),
    }
    return Choices(**usual | others)


def sent(routing: RoutingObservation, view: dict[str, Any] | None = None, **others: Any) -> Payload:
    """Return the payload that `routing_stepper` sends for this routing; `others` are `choices`."""
    return payload(
        routing,
        geometry=routing.geometry,
        classes=routing.class_names,
        choices=choices(routing, **others),
        view=view or {},
    )


def open_stepper(page: Page, data: Payload, *, theme: str = "light", language: str = DEFAULT) -> None:
    """Show the stepper alone on `page`."""
    open_part(page, FOLDER, data, theme=theme, language=language)


def mount(page: Page, data: Payload, *, language: str = DEFAULT) -> None:
    """Give the mounted stepper new data."""
    mount_part(page, FOLDER, data, language=language)


def value(page: Page, test_id: str) -> float:
    """Return the unrounded number that an element shows."""
    shown = page.get_by_test_id(test_id).get_attribute("data-value")
    assert shown is not None, f"{test_id} shows no number"
    return float(shown)


def text(page: Page, test_id: str) -> str:
    return page.get_by_test_id(test_id).inner_text()


def step_on(page: Page) -> None:
    """Go one step further, and skip a question on the way."""
    page.get_by_test_id("routing-next").click()
    skip = page.get_by_test_id("routing-skip")
    if skip.is_visible():
        skip.click()


def address_at(page: Page, step: int) -> dict[str, str]:
    """Return the parameters of the address once it has this step; it is written a few times a second."""
    return wait_for_query(page, f"query.step === '{step}'")
