"""Finding the pages: every folder of `pages/` that has a `page.py` and declares a `PAGE`.

`python -m pages.kit.discovery` prints every parameter of every page's address as a Markdown table.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

from pages.kit.declaration import Page, Section

PAGES = Path(__file__).parents[1]


@cache
def all_pages() -> Mapping[str, Page]:
    """Return every page by the name of its folder, in the order of the navigation."""
    folders = (path.parent.name for path in PAGES.glob("*/page.py"))
    found: dict[str, Page] = {name: import_module(f"{PAGES.name}.{name}").PAGE for name in folders}
    order = list(Section)
    return dict(sorted(found.items(), key=lambda item: (order.index(item[1].section), item[1].place, item[0])))


def pages_of(section: Section) -> Mapping[str, Page]:
    """Return the pages of one section, in order."""
    return {name: page for name, page in all_pages().items() if page.section is section}


def first_page() -> str:
    """Return the name of the page that opens where the address names none."""
    return next(name for name, page in all_pages().items() if page.is_first)


def table_of_addresses() -> str:
    """Return a Markdown table of every parameter of every page, and of the controls that `hide` can name too."""
    lines = ["| page | parameter | chooses | may say | usually |", "|---|---|---|---|---|"]
    for name, page in all_pages().items():
        for one in page.state:
            values = one.values.replace("|", "or")
            lines.append(f"| {name} | `{one.name}` | {one.title} | {values} | {one.usual} |")
        lines += [f"| {name} | | control `{control}`, for `hide` | | |" for control in page.state.controls]
    return "\n".join(lines)


if __name__ == "__main__":
    print(table_of_addresses())
