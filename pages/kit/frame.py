"""What surrounds every page: the browser tab's title, the navigation, the language, and errors in words."""

import logging
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from lib import i18n
from lib.errors import LearnerError
from lib.i18n import _
from lib.parts.address_bar import address_bar
from lib.settings import ASSETS
from pages.kit import state
from pages.kit.declaration import Section
from pages.kit.discovery import all_pages, first_page, pages_of
from pages.kit.fragment import say_errors
from pages.kit.notices import keep_place_for_notices
from pages.kit.texts import say, tab_title
from pages.kit.waiting import keep_place_for_waiting

_log = logging.getLogger(__name__)

PICTURES = ASSETS / "pictures"
SIDEBAR_WIDTH = 232
STYLE = Path(__file__).with_name("frame.css")


def show_page() -> None:
    """Draw the navigation and run the chosen page."""
    st.set_page_config(page_icon=str(PICTURES / "icon.svg"), layout="wide", initial_sidebar_state=SIDEBAR_WIDTH)
    st.logo(str(PICTURES / "logo.svg"), icon_image=str(PICTURES / "icon.svg"), size="large")
    st.html(STYLE)
    state.settle_language()
    sections = {_(section.value): list(map(_entry, pages_of(section))) for section in Section}
    page = st.navigation({title: pages for title, pages in sections.items() if pages}, expanded=True)
    name = page.url_path or first_page()
    st.set_page_config(tab_title(all_pages()[name], _))
    state.begin(name, all_pages()[name])
    state.publish()  # what a widget changed; the browser makes no second step of what follows from it
    with st.sidebar:
        _choose_language()
        parts = all_pages()[name].state
        address_bar(state.visit_number(), parts.usual_of_parts(), parts.read_of_parts(), parts.shared_with_parts())
    keep_place_for_notices()
    keep_place_for_waiting()
    try:
        with say_errors():
            page.run()
    finally:
        state.publish()


def _choose_language() -> None:
    if not state.is_hidden(i18n.QUERY_KEY):
        st.segmented_control(
            _("Language"),
            i18n.find_languages(),
            format_func=i18n.own_name,
            label_visibility="collapsed",
            width="stretch",
            required=True,
            **state.bind(i18n.QUERY_KEY, i18n.current_language()),
        )


def _entry(name: str) -> StreamlitPage:
    """Return the page of this name as Streamlit's navigation takes it."""
    page = all_pages()[name]
    return st.Page(
        f"pages/{name}/page.py", url_path=name, title=_(page.title), icon=page.icon, default=page.is_first
    )


def say_unexpected(error: Exception) -> bool:
    """Show a sentence in place of the traceback, log that on the server, and return True: it was dealt with.

    What has a sentence of its own comes here from a button's callback, which runs before the page does.
    """
    if isinstance(error, LearnerError):
        st.error(say(error), icon=":material/error:")
        return True
    _log.error("A page broke off.", exc_info=error)
    st.error(_("Something went wrong on this page. Reload it; if it happens again, tell your teacher."))
    return True
