"""Any browser part alone in a real browser, mounted as Streamlit mounts it, but without a server."""

import base64
import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from lib.parts.declare import KIT, scripts

THEMES = {
    "light": {"background": "#ffffff", "text": "#1a2733", "primary": "#0b5cad", "border": "#cfd8e3"},
    "dark": {"background": "#0e1720", "text": "#e8eef4", "primary": "#6cb2f5", "border": "#33475b"},
}
MOUNT = """async ([module, json, packed]) => {
  window.part ??= (await import(URL.createObjectURL(new Blob([module], { type: "text/javascript" })))).default
  window.sent ??= []
  const data = packed === null ? json : Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0))
  window.part({ data, parentElement: document.getElementById("host"),
    setStateValue: (name, value) => window.sent.push([name, value]),
    setTriggerValue: (name, value) => window.sent.push([name, value]) })
}"""


def open_part(page: Page, folder: Path, data: dict[str, Any] | bytes, *, theme: str = "light") -> None:
    """Show the component in `folder` alone on `page`, at an address that scripts may change."""
    page.route("http://part.test/**", lambda route: route.fulfill(body="", content_type="text/html"))
    page.goto("http://part.test/page")
    style = "\n".join(path.read_text(encoding="utf-8") for path in (KIT / "shared.css", folder / "component.css"))
    colours = ";".join(f"--st-{name}-color:{colour}" for name, colour in THEMES[theme].items())
    html = (folder / "component.html").read_text(encoding="utf-8")
    page.set_content(
        f"<!doctype html><meta name=viewport content='width=device-width'><style>:root{{{colours}}}"
        f"body{{margin:12px;background:var(--st-background-color)}}{style}</style><div id=host>{html}</div>"
    )
    mount_part(page, folder, data)


def mount_part(page: Page, folder: Path, data: dict[str, Any] | bytes) -> None:
    """Give the mounted part new data, as another run of the page does."""
    module = "\n".join(path.read_text(encoding="utf-8") for path in scripts(folder))
    packed = isinstance(data, bytes)
    page.evaluate(MOUNT, [module, None if packed else data, base64.b64encode(data).decode() if packed else None])


def query(page: Page) -> dict[str, str]:
    """What the address bar says."""
    return json.loads(page.evaluate("JSON.stringify(Object.fromEntries(new URL(location.href).searchParams))"))
