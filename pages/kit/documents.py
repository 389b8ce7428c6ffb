"""Serves the HTML document of each page: in its language, under its title, with the address of the server in it.

Without the address Streamlit's front end guesses: on `/maps` it asks for `/maps/_stcore/health` first, and the
browser writes two errors into its console on every link to a page. Language and title hold until the first run of
the page; from then on `lib/parts/address_bar.py` and `pages/kit/frame.py` keep them. The document also brings what
translates the front end's own words, and what lets a folder be dropped on it.
"""

import json
from functools import cache
from html import escape
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from streamlit import file_util

from lib import i18n
from lib.parts.served import address_of, base_path
from pages.kit.declaration import Page
from pages.kit.discovery import all_pages, first_page
from pages.kit.streamlit_words import forms_of_words
from pages.kit.texts import tab_title

HEAD, LANGUAGE, TITLE = "<head>", 'lang="en"', "<title>Streamlit</title>"
SCRIPT = "<script>window.__streamlit = {{ BACKEND_BASE_URL: new URL({path}, location.origin).href }}</script>"
"""What Streamlit's front end calls a host's settings; read before its own scripts."""
WORDS = """<script type="application/json" id="capsule-lab-words">{words}</script>
<script type="module" src="{translate}"></script>
<script type="module" src="{folders}"></script>"""
"""Streamlit's own words in every language, the script that keeps them in the page's, and that for folders."""
OF_A_PAGE = 'location.pathname.replace(/[^/]*$/, "")'
OF_THE_ROOT = "location.pathname"
NOT_KEPT = {"Cache-Control": "no-cache"}


@cache
def document(page: Page, server_path: str, language: str) -> str:
    """Return Streamlit's HTML document with the page's title, the language and the address of the server in it.

    Args:
        page: the page that opens first in it.
        server_path: the server's path as JavaScript: `OF_A_PAGE` or `OF_THE_ROOT`. It is found from the address in
            the browser, as a proxy may serve the app below a path that the app does not know.
        language: one of `find_languages()`.

    Raises:
        RuntimeError: if Streamlit's document has no place for one of them.
    """
    text = (Path(file_util.get_static_dir()) / "index.html").read_text()
    title = escape(tab_title(page, i18n.catalogue(language).gettext))
    wanted = {
        HEAD: HEAD + SCRIPT.format(path=server_path) + _words(),
        LANGUAGE: f'lang="{language}"',
        TITLE: f"<title>{title}</title>",
    }
    for place, filled in wanted.items():
        if place not in text:
            raise RuntimeError(f"Streamlit's index.html has no {place} to replace by {filled}")
        text = text.replace(place, filled, 1)
    return text


@cache
def _words() -> str:
    words = json.dumps(forms_of_words(), ensure_ascii=False).replace("<", "\\u003c")
    scripts = {name: address_of(f"framework/{name}.js") for name in ("translate", "folders")}
    return WORDS.format(words=words, **scripts)


def page_routes() -> list[Route]:
    """Return the routes of the root and of every page, below the base path of the app."""
    root = base_path()
    # Not "/lab" itself: Streamlit leads from there to "/lab/", where relative addresses lie below it.
    return [Route(f"{root}/", _answer_root), *(Route(f"{root}/{name}", _answer_page) for name in all_pages())]


async def _answer_root(request: Request) -> Response:
    return _answer(request, first_page(), OF_THE_ROOT)


async def _answer_page(request: Request) -> Response:
    return _answer(request, request.url.path.rpartition("/")[2], OF_A_PAGE)


def _answer(request: Request, name: str, server_path: str) -> Response:
    accepted, chosen = request.headers.get(i18n.ACCEPTED, ""), request.query_params.get(i18n.QUERY_KEY)
    text = document(all_pages()[name], server_path, i18n.language_of(accepted, chosen))
    return HTMLResponse(text, headers=NOT_KEPT)
