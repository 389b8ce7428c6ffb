"""Keeps a widget's choice in the address by its plain value, so that a link means the same in every language.

Streamlit's own `bind="query-params"` writes the label that the learner reads, which is translated.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from lib.i18n import _

SEPARATOR = ","


def addressed(key: str, options: Sequence[str], default: str, of: str = "") -> dict[str, Any]:
    """Keyword arguments for a single-choice widget that starts at what the address says.

    What the address says is ignored where it is not one of `options`.

    Args:
        of: what the choice is made for, such as a run; for another one it begins anew.
    """
    if st.session_state.setdefault(f"{key}-of", of) != of:
        st.session_state[f"{key}-of"] = of
        before = st.session_state.pop(key, None)
        if before is not None and st.query_params.get(key) == before:
            del st.query_params[key]
    if st.session_state.get(key) not in options:
        wanted = st.query_params.get(key)
        st.session_state[key] = wanted if wanted in options else default
    return {"key": key, "on_change": _write, "args": (key,)}


def choose_of(
    label: str, titles: Mapping[str, str], key: str, default: str = "", *, labelled: bool = False
) -> str:
    """A row of buttons of which one is on, the first unless `default` or the address says another.

    Args:
        titles: by option, marked for translation.
        labelled: whether the label is shown; it is always read aloud.
    """
    options = list(titles)
    return str(
        st.segmented_control(
            label,
            options,
            format_func=lambda option: _(titles[option]),
            required=True,
            label_visibility="visible" if labelled else "collapsed",
            **addressed(key, options, default or options[0]),
        )
    )


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
