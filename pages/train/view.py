"""Choosing the run that the Train page looks at; the address names it under `view`."""

from collections.abc import Sequence

import streamlit as st

from pages.kit import state
from pages.kit.parameters import RUN
from pages.kit.travel import take_along

KEY = "view"


def view_run(run_id: str, *, leave: Sequence[str] = ()) -> None:
    """Show a run on the Train page, name it in the address, and take it along to other pages.

    Args:
        leave: parameters that the address then has no longer.
    """
    for key in leave:
        state.put(key, None)
    state.put(KEY, run_id)
    take_along(RUN, run_id)
    st.rerun()
