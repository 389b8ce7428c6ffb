"""What is said at the top of a page of a link to what is not there."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib.i18n import _

_PLACE = "notices-of-the-page"


def keep_place_for_notices() -> None:
    """Reserve the top of the page."""
    st.session_state[_PLACE] = st.container()


def say_gone(title: str, wanted: str, instead: str = "") -> None:
    """Say what a link asked for that is not here, and what is shown instead."""
    text = _("This link asks for the {title} “{wanted}”, which is not available here.")
    if instead:
        text = _(
            "This link asks for the {title} “{wanted}”, which is not available here. Shown instead: “{instead}”."
        )
    say_on_top(text.format(title=title, wanted=wanted, instead=instead))


def say_on_top(text: str) -> None:
    """Say at the top of the page why a link does not show what it asks for."""
    if not runs_alone():  # else it stands there since the whole page ran
        st.session_state[_PLACE].warning(text, icon=":material/link_off:")


def runs_alone() -> bool:
    """Whether this script run is one of fragments, without the page around them."""
    context = get_script_run_ctx(suppress_warning=True)
    return context is not None and bool(context.fragment_ids_this_run)
