"""Notices at the top of a page: why a link does not show what it asks for.

What only the scripts of a browser part know is said above the part, by `lib/parts/kit/notice.js`.
"""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib.i18n import _
from lib.parts.labels import GONE
from lib.typed_text import in_markdown

_PLACE = "notices-of-the-page"


def keep_place_for_notices() -> None:
    """Reserve the top of the page for notices."""
    st.session_state[_PLACE] = st.container()


def say_gone(title: str, wanted: str, instead: str = "") -> None:
    """Say which thing a link asks for is not here, and what is shown instead.

    Args:
        title: what kind of thing it is, translated: "checkpoint".
        wanted, instead: its name, and the name of what is shown; "" for `instead` if that is not known.
    """
    text = _(GONE)
    if instead:
        text = _(
            "This link asks for the {title} “{wanted}”, which is not available here. Shown instead: “{instead}”."
        )
    say_on_top(text.format(title=title, wanted=in_markdown(wanted), instead=in_markdown(instead)))


def say_on_top(text: str) -> None:
    """Show a translated text, Markdown, at the top of the page; in a rerun of a fragment it is there already."""
    if not is_fragment_run():
        st.session_state[_PLACE].warning(text, icon=":material/link_off:")


def is_fragment_run() -> bool:
    """Return whether this script run draws fragments only, without the page around them."""
    context = get_script_run_ctx(suppress_warning=True)
    return context is not None and bool(context.fragment_ids_this_run)
