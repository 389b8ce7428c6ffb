"""What stands around every page: its name, the navigation, the language, and errors in words."""

import logging

import streamlit as st

from lib import i18n
from lib.i18n import _
from lib.settings import ASSETS
from pages.parts.address import addressed
from pages.parts.errors_said import errors_said

PAGES = {
    "start": "pages/start.py",
    "routing": "pages/routing.py",
    "convolution": "pages/convolution.py",
    "maps": "pages/maps.py",
    "filters": "pages/filters.py",
    "architecture": "pages/architecture.py",
    "data": "pages/data.py",
    "train": "pages/train.py",
    "evaluate": "pages/evaluate.py",
    "predict": "pages/predict.py",
    "overlap": "pages/overlap.py",
    "compare": "pages/compare.py",
    "paper": "pages/paper.py",
}

_log = logging.getLogger(__name__)

PICTURES = ASSETS / "pictures"
SIDEBAR_WIDTH = 232
# Wide screens are for the drawings; Streamlit keeps 5rem free on both sides.
STYLE = """<style>@media (min-width: 900px) {
.stMainBlockContainer {padding-left: 2.5rem; padding-right: 2.5rem}
.stMainBlockContainer h1 {padding-top: 0}
}
/* Streamlit's own words on size, in English only and about the server's limit; ours stand above. */
[data-testid="stFileUploaderDropzoneInstructions"] {display: none}
</style>"""


def show_page() -> None:
    """Draw the navigation and run the chosen page."""
    st.set_page_config(
        "Capsule Lab", page_icon=str(PICTURES / "icon.svg"), layout="wide", initial_sidebar_state=SIDEBAR_WIDTH
    )
    st.logo(str(PICTURES / "logo.svg"), icon_image=str(PICTURES / "icon.svg"), size="large")
    st.html(STYLE)
    # Before the first text: from the address, or still known from the page before, whose address is gone.
    language = addressed(i18n.QUERY_KEY, list(i18n.LANGUAGES), i18n.browser_language())
    if i18n.current_language() not in (i18n.browser_language(), st.query_params.get(i18n.QUERY_KEY)):
        st.query_params[i18n.QUERY_KEY] = i18n.current_language()
    page = st.navigation(
        {
            "": [st.Page(PAGES["start"], title=_("Start"), icon=":material/home:", default=True)],
            _("See capsules"): [
                st.Page(PAGES["routing"], title=_("Routing"), icon=":material/hub:"),
                st.Page(PAGES["overlap"], title=_("Two digits"), icon=":material/join_inner:"),
            ],
            _("See convolution"): [
                st.Page(PAGES["convolution"], title=_("Convolution lab"), icon=":material/grid_on:"),
                st.Page(PAGES["maps"], title=_("Feature maps"), icon=":material/layers:"),
                st.Page(PAGES["filters"], title=_("Filter evolution"), icon=":material/movie:"),
            ],
            _("Choose"): [
                st.Page(PAGES["architecture"], title=_("Architecture"), icon=":material/schema:"),
                st.Page(PAGES["data"], title=_("Data"), icon=":material/photo_library:"),
            ],
            _("Train, evaluate, predict"): [
                st.Page(PAGES["train"], title=_("Train"), icon=":material/model_training:"),
                st.Page(PAGES["evaluate"], title=_("Evaluate"), icon=":material/fact_check:"),
                st.Page(PAGES["predict"], title=_("Predict"), icon=":material/draw:"),
            ],
            _("Compare"): [
                st.Page(PAGES["compare"], title=_("Compare"), icon=":material/balance:"),
                st.Page(PAGES["paper"], title=_("Paper lab"), icon=":material/science:"),
            ],
        },
        expanded=True,
    )
    with st.sidebar:
        st.segmented_control(
            _("Language"),
            list(i18n.LANGUAGES),
            format_func=i18n.LANGUAGES.__getitem__,
            label_visibility="collapsed",
            width="stretch",
            required=True,
            **language,
        )
    with errors_said():
        page.run()


def say_unexpected(error: Exception) -> bool:
    """A sentence in place of a traceback, which goes to the server's log."""
    _log.error("A page broke off.", exc_info=error)
    st.error(_("Something went wrong on this page. Reload it; if it happens again, tell your teacher."))
    return True
