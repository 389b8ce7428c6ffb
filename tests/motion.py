"""Ends what moves on a page, so that no test measures a colour, a size or a place on its way."""

from playwright.sync_api import FloatRect, Locator, Page

FINISH = """() => {
  const inside = (root) => [...root.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ?? [])
  const roots = (root) => [root, ...inside(root).flatMap(roots)]
  const hasAnEnd = ({ effect }) => Number.isFinite(effect.getComputedTiming().endTime)
  const everywhere = roots(document)
  for (let round = 0; round < 20; round += 1) {
    const moving = everywhere.flatMap((root) => root.getAnimations()).filter(hasAnEnd)
    if (!moving.length) return
    for (const animation of moving) animation.finish()
  }
  throw new Error("What moves on this page begins again and again.")
}"""
"""The end of one transition can begin another: that of an element inside, which inherits the colour."""


def finish_motion(page: Page) -> None:
    """Take each transition and animation on the page that has an end to it, those in browser parts too."""
    page.evaluate(FINISH)


def box_of(element: Locator) -> FloatRect:
    """Return where an element is once nothing moves: `x`, `y`, `width` and `height` in CSS pixels of the window.

    Raises:
        AssertionError: if it is not drawn.
    """
    element.wait_for()
    finish_motion(element.page)
    box = element.bounding_box()
    assert box is not None, f"{element} is not drawn"
    return box
