"""What axe-core finds on a page by WCAG 2.2, levels A and AA, and what it does not look at."""

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

NOT_OURS = {
    # Streamlit wraps each section of the navigation in a div between the list and its items.
    "list": "[data-testid=stSidebarNavItems]",
    "listitem": "[data-testid=stSidebarNavItems] li",
}
"""What Streamlit's own markup does, which neither theme nor style can change: by rule, the elements."""

FIND = """async ([tags, notOurs]) => {
  const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ["violations"], elementRef: true })
  return violations.flatMap(({ id, nodes }) => nodes
    .filter(({ element }) => !(id in notOurs && element.matches(notOurs[id])))
    .map(({ element, any, all, none }) =>
      `${id}: ${[...any, ...all, ...none][0]?.message} ${element.outerHTML.slice(0, 160)}`))
}"""
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


@cache
def _axe() -> str:
    return AXE.read_text("utf-8")


def find_barriers(page: Page) -> list[str]:
    """Return a line for everything on the page that breaks a rule."""
    page.evaluate(_axe())
    return [*page.evaluate(FIND, [TAGS, NOT_OURS]), *page.evaluate(CHART_TEXTS)]
