"""Serves the HTML document of each page, which tells Streamlit's front end where its server is.

Without that the front end guesses: on `/maps` it asks for `/maps/_stcore/health` first, and the browser writes two
errors into its console on every link to a page.
"""

from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from streamlit import file_util

from lib.parts.served import base_path
from pages.kit.discovery import all_pages

HEAD = "<head>"
SCRIPT = "<script>window.__streamlit = {{ BACKEND_BASE_URL: new URL({path}, location.origin).href }}</script>"
"""What Streamlit's front end calls a host's settings; read before its own scripts."""
OF_A_PAGE = 'location.pathname.replace(/[^/]*$/, "")'
OF_THE_ROOT = "location.pathname"
NOT_KEPT = {"Cache-Control": "no-cache"}


@cache
def document(server_path: str) -> str:
    """Return Streamlit's HTML document with the address of the server in it.

    Args:
        server_path: the server's path as JavaScript: `OF_A_PAGE` or `OF_THE_ROOT`. It is found from the address in
            the browser, as a proxy may serve the app below a path that the app does not know.

    Raises:
        RuntimeError: if Streamlit's document has no head.
    """
    found = (Path(file_util.get_static_dir()) / "index.html").read_text()
    if HEAD not in found:
        raise RuntimeError("Streamlit's index.html has no <head> for the address of the server")
    return found.replace(HEAD, HEAD + SCRIPT.format(path=server_path), 1)


def page_routes() -> list[Route]:
    """Return the routes of the root and of every page, below the base path of the app."""
    root = base_path()
    # Not "/lab" itself: Streamlit leads from there to "/lab/", where relative addresses lie below it.
    return [Route(f"{root}/", _answer_root), *(Route(f"{root}/{name}", _answer_page) for name in all_pages())]


async def _answer_root(_request: Request) -> Response:
    return HTMLResponse(document(OF_THE_ROOT), headers=NOT_KEPT)


async def _answer_page(_request: Request) -> Response:
    return HTMLResponse(document(OF_A_PAGE), headers=NOT_KEPT)
