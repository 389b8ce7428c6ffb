"""A word in the corner of the page while an inspector takes longer than a moment over what the page asks."""

import threading
from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

from lib.i18n import _
from pages.kit.notices import is_fragment_run

_PLACE = "place-of-the-word-while-it-computes"


def keep_place_for_waiting() -> None:
    """Reserve the place of the word on this page."""
    st.session_state[_PLACE] = st.empty()


def say_slow() -> Callable[[], None]:
    """Say on the page whose script asks that the answer takes a while; return what takes that back.

    Do nothing where no page asks, as in an evaluation in the background, nor where a part of the page runs alone:
    that cannot draw outside of itself, and says what it waits for where it is.
    """
    context = get_script_run_ctx(suppress_warning=True)
    place = st.session_state.get(_PLACE) if context is not None else None
    if not isinstance(place, DeltaGenerator) or is_fragment_run():
        return lambda: None
    text = _("The server is still computing …")
    _draw(lambda: place.container(key="still-computing").markdown(f":material/hourglass_top: {text}"))
    return lambda: _draw(place.empty)


def _draw(act: Callable[[], object]) -> None:
    """Draw in a thread of its own: a cached function, which may be asking, refuses what is drawn elsewhere."""
    thread = threading.Thread(target=act)
    add_script_run_ctx(thread, get_script_run_ctx(suppress_warning=True))
    thread.start()
    thread.join()
