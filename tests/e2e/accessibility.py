"""What axe-core finds on a page by WCAG 2.2, levels A and AA, and what it does not look at."""

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

from tests.motion import finish_motion

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

NOT_OURS = {
    # Streamlit wraps each section of the navigation in a div between the list and its items.
    "list": "[data-testid=stSidebarNavItems]",
    "listitem": "[data-testid=stSidebarNavItems] li",
}
"""What Streamlit's own markup does, which neither theme nor style can change: by rule, the elements."""

FIND = """async ([tags, notOurs]) => {
  const wanted = { runOnly: tags, resultTypes: ["violations"], elementRef: true, selectors: false, preload: false }
  const { violations } = await axe.run(document, wanted)
  return violations.flatMap(({ id, nodes }) => nodes
    .filter(({ element }) => !(id in notOurs && element.matches(notOurs[id])))
    .map(({ element, any, all, none }) =>
      `${id}: ${[...any, ...all, ...none][0]?.message} ${element.outerHTML.slice(0, 160)}`))
}"""
"""Without each element's selector, and without loading style sheets and sounds again, it takes a quarter less."""

CHART_TEXTS = """() => {
  const { Color, getContrast } = axe.commons.color
  const read = (text) => {
    const colour = new Color()
    colour.parseString(text)
    return colour
  }
  const texts = ":is(.xtick, .ytick) text, .xtitle, .ytitle, .legendtext"
  const behind = read(getComputedStyle(document.querySelector("[data-testid=stApp]")).backgroundColor)
  return [...document.querySelectorAll(".js-plotly-plot")].flatMap((chart) => [...chart.querySelectorAll(texts)])
    .map((text) => [text.textContent, getContrast(behind, read(getComputedStyle(text).fill))])
    .filter(([, contrast]) => contrast < 4.5)
    .map(([text, contrast]) => `chart: ${text} has a contrast of ${contrast.toFixed(2)}`)
}"""
"""axe reads the colour of a text, and that of a drawing's is its fill."""


LEAST = 44
"""Pixels of a control that a finger can hit, each way: WCAG 2.5.5, enhanced."""
ON_THEIR_OWN = ", ".join(
    (
        "[data-dense]",  # a row of many; each has a larger way to the same
        "[data-testid=stTooltipHoverTarget] *",  # what a field means, beside its name
        "[data-testid=stHeaderActionElements] *",  # a link to a heading within a text
        "[data-testid=stElementToolbar] *",  # Streamlit's tools over a table, drawn while it is pointed at
        "[data-testid=stMultiSelect] *",  # the field as a whole is the target
        "[data-testid=stDataFrame] *",  # a canvas; these stand for its cells
        "input[type=file], [role=slider]",  # their own label is the target; the thumb of a slider moves along it
    )
)
"""Controls that are smaller, and why."""
SMALL = """([least, onTheirOwn]) => {
  const main = document.querySelector("[data-testid=stMain]")
  const parts = [...main.querySelectorAll("[data-testid^=stBidiComponent]")]
  const roots = [main, ...parts.flatMap(({ shadowRoot }) => shadowRoot ?? [])]
  const controls = "button, a[href], select, summary, input, [role=button], [role=tab]"
  const target = (one) => one.matches("[type=checkbox], [type=radio]") && one.closest("label") || one
  return roots.flatMap((root) => [...root.querySelectorAll(controls)])
    .filter((one) => one.checkVisibility({ visibilityProperty: true }))
    .filter((one) => !one.closest("[inert]") && !one.matches(onTheirOwn))
    .map((one) => [one.outerHTML.slice(0, 120), target(one).getBoundingClientRect()])
    .filter(([, { width, height }]) => Math.min(width, height) > 1 && Math.min(width, height) < least - 0.5)
    .map(([html, { width, height }]) => `${width.toFixed(0)} × ${height.toFixed(0)}: ${html}`)
}"""


def find_small_controls(page: Page) -> list[str]:
    """Return a line for every control that is too small for a finger."""
    finish_motion(page)
    return page.evaluate(SMALL, [LEAST, ON_THEIR_OWN])


@cache
def _axe() -> str:
    return AXE.read_text("utf-8")


def find_barriers(page: Page) -> list[str]:
    """Return a line for everything on the page that breaks a rule."""
    finish_motion(page)
    page.evaluate(_axe())
    return [*page.evaluate(FIND, [TAGS, NOT_OURS]), *page.evaluate(CHART_TEXTS)]
