"""A question that wants a guess before the page shows what was found; the guess can be skipped."""

from collections.abc import Mapping

import streamlit as st

from lib.i18n import _

SKIPPED = "skipped"


def guessed(key: str, question: str, hint: str, choices: Mapping[str, str]) -> str | None:
    """The learner's guess (a key of `choices`, or `SKIPPED`); while there is none, the question and None.

    Args:
        key: tells this question from others in the session.
        question, hint, choices: translated texts.
    """
    guess = st.session_state.get(key)
    if guess is not None:
        return guess
    with st.container(border=True):
        st.markdown(f"#### {question}")
        st.caption(hint)
        with st.container(horizontal=True):
            for choice, text in choices.items():
                st.button(text, key=f"{key}-{choice}", on_click=_remember, args=(key, choice))
            skip = _("Skip and show the results")
            st.button(skip, key=f"{key}-skip", type="tertiary", on_click=_remember, args=(key, SKIPPED))
    return None


def _remember(key: str, guess: str) -> None:
    st.session_state[key] = guess
