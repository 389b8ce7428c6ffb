"""The stepper in a real browser, mounted as Streamlit mounts it, but without a server."""

import base64
import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

import lib.components.routing_stepper as routing_stepper
from lib.components.declare import SHARED, scripts
from lib.components.routing_stepper import ROUTING_LABELS, payload, routing_code
from lib.probe.observation import RoutingObservation

FOLDER = Path(routing_stepper.__file__).parent
THEMES = {
    "light": {"background": "#ffffff", "text": "#1a2733", "primary": "#0b5cad", "border": "#cfd8e3"},
    "dark": {"background": "#0e1720", "text": "#e8eef4", "primary": "#6cb2f5", "border": "#33475b"},
}
MOUNT = """async ([module, packed]) => {
  window.stepper ??= (await import(URL.createObjectURL(new Blob([module], { type: "text/javascript" })))).default
  const data = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0))
  window.stepper({ data, parentElement: document.getElementById("host") })
}"""


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
    """Show the stepper alone on `page`, which needs an address that scripts may change."""
    page.route("http://stepper.test/**", lambda route: route.fulfill(body="", content_type="text/html"))
    page.goto("http://stepper.test/routing")
    style = "\n".join(
        path.read_text(encoding="utf-8") for path in (SHARED / "shared.css", FOLDER / "component.css")
    )
    colours = ";".join(f"--st-{name}-color:{colour}" for name, colour in THEMES[theme].items())
    html = (FOLDER / "component.html").read_text(encoding="utf-8")
    page.set_content(
        f"<!doctype html><meta name=viewport content='width=device-width'><style>:root{{{colours}}}"
        f"body{{margin:12px;background:var(--st-background-color)}}{style}</style><div id=host>{html}</div>"
    )
    mount(page, data)


def mount(page: Page, data: bytes) -> None:
    """Give the mounted stepper new data, as another run of the page does."""
    module = "\n".join(path.read_text(encoding="utf-8") for path in scripts(FOLDER))
    page.evaluate(MOUNT, [module, base64.b64encode(data).decode()])


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
    return json.loads(page.evaluate("JSON.stringify(Object.fromEntries(new URL(location.href).searchParams))"))
