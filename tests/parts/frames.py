"""What a browser draws of the parts of a page, looked at in every frame."""

import json

from playwright.sync_api import Page

HOST = "#host"
ON_PAGE = "[data-testid=stMain] [data-testid^=stBidiComponent]"
WATCH = """(selector) => {
  window.framesSeen = new Set()
  const look = () => {
    const roots = [...document.querySelectorAll(selector)]
      .flatMap((place) => [...(place.shadowRoot ?? place).querySelectorAll(".lab:not(.notice)")])
    const isShown = (root) => root.childElementCount > 0 && root.checkVisibility()
    window.framesSeen.add(JSON.stringify(roots.map(isShown)))
    window.nextLook = requestAnimationFrame(look)
  }
  look()
}"""
STOP = """() => new Promise((resolve) => {
  requestAnimationFrame(() => requestAnimationFrame(() => {
    cancelAnimationFrame(window.nextLook)
    resolve([...window.framesSeen])
  }))
})"""


def watch_parts(page: Page, places: str = ON_PAGE) -> None:
    """Look in every frame from now on which parts stand in these places, until `parts_seen`."""
    page.evaluate(WATCH, places)


def parts_seen(page: Page) -> list[list[bool]]:
    """Return what was seen, each once: of every part in its place, whether it shows anything."""
    return [json.loads(seen) for seen in page.evaluate(STOP)]
