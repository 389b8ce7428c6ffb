"""Which run the Train page looks at; it is in the address as `view`."""

import streamlit as st

KEY = "view"


def view_run(run_id: str) -> None:
    """Bring a run into view, and say so in the address."""
    st.query_params[KEY] = run_id
    st.rerun()


def viewed_run() -> str:
    """The id in the address, or ""."""
    return st.query_params.get(KEY, "")
