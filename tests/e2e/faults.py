"""What goes wrong in a page without a word to the learner, and buttons that are called alike."""

from collections import Counter

from playwright.sync_api import ConsoleMessage, Page, Request, Response

NAMES = """() => {
  const main = document.querySelector("[data-testid=stMain]")
  const kinds = ["stButton", "stDownloadButton", "stPopover", "stButtonGroup", "stLinkButton"]
  const pages = kinds.flatMap((kind) => [...main.querySelectorAll(`[data-testid=${kind}] button`)])
  const parts = [...main.querySelectorAll("[data-testid^=stBidiComponent]")]
    .flatMap(({ shadowRoot }) => [...shadowRoot?.querySelectorAll("button") ?? []])
  return [...pages, ...parts].filter((button) => button.checkVisibility() && !button.role)
    .map((button) => button.ariaLabel ?? button.textContent.trim())
}"""
"""What pages and browser parts call their buttons; those in Streamlit's own fields and tables are not ours."""


def listen(page: Page) -> list[str]:
    """Return a list that gets a line for each fault from now on: errors in the console, requests that fail."""
    found: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            found.append(f"{message.text} ({message.location.get('url')})")

    def look(response: Response) -> None:
        if response.status >= 400:
            found.append(f"{response.status} {response.url}")

    def miss(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # what was on its way when the page was left
            found.append(f"{request.failure} {request.url}")

    page.on("console", hear)
    page.on("response", look)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("requestfailed", miss)
    return found


def find_equal_names(page: Page) -> list[str]:
    """Return the names that more than one button has."""
    return [name for name, count in Counter(page.evaluate(NAMES)).items() if count > 1]
