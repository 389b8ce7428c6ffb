"""Any browser part alone in a real browser, mounted as Streamlit mounts it, but without a server."""

import base64
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Locator, Page, TimeoutError

from lib.i18n import DEFAULT
from lib.parts.packing import Payload
from lib.parts.part import script_of
from lib.parts.served import address_of
from tests.parts.origin import ORIGIN

THEMES = {
    "light": {"background": "#ffffff", "text": "#1a2733", "primary": "#0b5cad", "border": "#cfd8e3"},
    "dark": {"background": "#0e1720", "text": "#e8eef4", "primary": "#6cb2f5", "border": "#33475b"},
}
MOUNT = """async ([module, packed]) => {
  window.part ??= (await import(URL.createObjectURL(new Blob([module], { type: "text/javascript" })))).default
  window.sent ??= []
  const hear = (name, { visit, value }) => {
    window.sent.push([name, value])
    window.visitOfSent = visit
  }
  const data = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0))
  window.cleanUp = await window.part({ data, parentElement: document.getElementById("host"),
    setStateValue: hear, setTriggerValue: hear })
}"""


def open_part(
    page: Page,
    folder: Path,
    data: Payload,
    *,
    theme: str = "light",
    language: str = DEFAULT,
    address: Mapping[str, str] | None = None,
) -> None:
    """Show the part in `folder` alone on `page`, at an address with these parameters, which scripts may change.

    The page's context has `through_origin()` as its proxy.
    """
    page.goto(f"{ORIGIN}page?{urlencode(address or {})}")
    colours = ";".join(f"--st-{name}-color:{colour}" for name, colour in THEMES[theme].items())
    page.set_content(
        f"<!doctype html><meta name=viewport content='width=device-width'><style>:root{{{colours}}}"
        f"body{{margin:12px;background:var(--st-background-color)}}</style><div id=host></div>"
    )
    mount_part(page, folder, data, language=language)


def mount_part(
    page: Page, folder: Path, data: Payload, *, language: str = DEFAULT, visit: int | None = None
) -> None:
    """Give the mounted part new data, as another run of the page does, and wait until it is drawn."""
    packed = base64.b64encode(data.packed(language, visit)).decode()
    page.evaluate(MOUNT, [script_of(folder.name), packed])


def unmount_part(page: Page) -> int:
    """Take the part off the page, as leaving it does, and return how many elements are left in it."""
    script = """() => {
      const host = document.getElementById("host")
      host.replaceWith(host.cloneNode(false))
      window.cleanUp()
      return host.childElementCount
    }"""
    return page.evaluate(script)


def call_module(page: Page, module: str, function: str, *arguments: Any) -> Any:
    """Return what an exported function of a part's module, such as `kit/dom.js`, gives for JSON-able arguments."""
    script = "async ([address, name, given]) => (await import(new URL(address, document.baseURI)))[name](...given)"
    return page.evaluate(script, [address_of(module), function, arguments])


def import_modules(page: Page, *modules: str) -> None:
    """Open a page where `window.modules` has all that these modules of parts export."""
    page.goto(f"{ORIGIN}page")
    script = """async (addresses) => {
      const all = addresses.map((address) => import(new URL(address, document.baseURI)))
      window.modules = Object.assign({}, ...await Promise.all(all))
    }"""
    page.evaluate(script, [address_of(module) for module in modules])


def number_in(element: Locator, name: str = "value") -> float:
    """Return the number in a `data-…` attribute of an element; NaN if it has none."""
    return float(element.get_attribute(f"data-{name}") or "nan")


def query(page: Page) -> dict[str, str]:
    """Return the parameters of the address."""
    return json.loads(page.evaluate("JSON.stringify(Object.fromEntries(new URL(location.href).searchParams))"))


def expect_query(page: Page, expected: dict[str, str]) -> None:
    """Wait until the address has just these parameters: a part writes it when what is done has come to rest.

    Raises:
        AssertionError: says what it has instead.
    """
    wanted = json.dumps(sorted(map(list, expected.items())), separators=(",", ":"), ensure_ascii=False)
    script = "(wanted) => JSON.stringify([...new URL(location.href).searchParams].sort()) === wanted"
    try:
        page.wait_for_function(script, arg=wanted)
    except TimeoutError:
        assert query(page) == expected


def expect_parameter(page: Page, name: str, expected: str) -> None:
    """Wait until the address has this value for one parameter; as `expect_query`, whatever else stands there."""
    script = "([name, wanted]) => new URL(location.href).searchParams.get(name) === wanted"
    try:
        page.wait_for_function(script, arg=[name, expected])
    except TimeoutError:
        assert query(page).get(name) == expected


def wait_for_query(page: Page, condition: str) -> dict[str, str]:
    """Wait until a condition on `query`, in JavaScript, holds for the address, and return its parameters."""
    read = "const query = Object.fromEntries(new URL(location.href).searchParams)"
    page.wait_for_function(f"() => {{ {read}; return {condition} }}")
    return query(page)
