"""Which run the Train page looks at; it is in the address as `view`."""

from collections.abc import Sequence

import streamlit as st

from pages.kit import state

KEY = "view"


def view_run(run_id: str, *, leave: Sequence[str] = ()) -> None:
    """Bring a run into view, and say so in the address.

    Args:
        leave: what the address says no longer.
    """
    for key in leave:
        state.put(key, None)
    state.put(KEY, run_id)
    st.rerun()
