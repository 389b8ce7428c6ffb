"""Runs the notebooks that pages save, without Jupyter."""

import contextlib
import io
import json
from typing import Any

from playwright.sync_api import Locator


def save_notebook(button: Locator) -> list[str]:
    """Press the button, and return the code cells of the notebook that the browser saves."""
    with button.page.expect_download() as download:
        button.click()
    cells = json.loads(download.value.path().read_text(encoding="utf-8"))["cells"]
    return [cell["source"] for cell in cells if cell["cell_type"] == "code"]


def run_cells(cells: list[str]) -> tuple[dict[str, Any], str]:
    """Run code cells one after the other; return what they define, and what they print."""
    found: dict[str, Any] = {}
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        for cell in cells:
            exec(cell, found)
    return found, said.getvalue()


def run_notebook(button: Locator) -> dict[str, Any]:
    """Press the button, run the cells of the notebook that the browser saves, and return what they define."""
    found, _said = run_cells(save_notebook(button))
    return found
