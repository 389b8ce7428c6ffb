"""Which run the Train page looks at; it is in the address as `view`."""

from collections.abc import Sequence

import streamlit as st

KEY = "view"


def view_run(run_id: str, *, leave: Sequence[str] = ()) -> None:
    """Bring a run into view, and say so in the address.

    Args:
        leave: what the address says no longer.
    """
    for key in leave:
        st.query_params.pop(key, None)
    st.query_params[KEY] = run_id
    st.rerun()


def viewed_run() -> str:
    """The id in the address, or ""."""
    return st.query_params.get(KEY, "")
