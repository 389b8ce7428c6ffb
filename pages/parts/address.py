"""Keeps a widget's choice in the address by its plain value, so that a link means the same in every language.

Streamlit's own `bind="query-params"` writes the label that the learner reads, which is translated.
"""

from collections.abc import Sequence
from typing import Any

import streamlit as st

SEPARATOR = ","


def addressed(key: str, options: Sequence[str], default: str) -> dict[str, Any]:
    """Keyword arguments for a single-choice widget that starts at what the address says.

    What the address says is ignored where it is not one of `options`.
    """
    if st.session_state.get(key) not in options:
        wanted = st.query_params.get(key)
        st.session_state[key] = wanted if wanted in options else default
    return {"key": key, "on_change": _write, "args": (key,)}


def addressed_many(key: str, options: Sequence[str], default: Sequence[str]) -> dict[str, Any]:
    """The same for a widget of which several options can be chosen."""
    if key not in st.session_state:
        wanted = st.query_params.get(key)
        chosen = default if wanted is None else wanted.split(SEPARATOR)
        st.session_state[key] = [option for option in chosen if option in options]
    return {"key": key, "on_change": _write, "args": (key,)}


def _write(key: str) -> None:
    value = st.session_state[key]
    st.query_params[key] = value if isinstance(value, str) else SEPARATOR.join(value)
