"""A question to the learner, who guesses before the page shows the answer, or skips the guess.

Where the address hides the control `question`, none is asked: each counts as skipped as long as it is hidden, and
nothing is remembered of that. The questions of browser parts do the same (`lib/parts/kit/question.js`).
"""

from collections.abc import Mapping

import streamlit as st

from lib.i18n import _
from pages.kit import state

SKIPPED = "skipped"
QUESTION = "question"
"""The name that `hide` in the address has for every question."""


def ask_for_guess(key: str, question: str, hint: str, choices: Mapping[str, str]) -> str | None:
    """Return the learner's guess, a key of `choices` or `SKIPPED`; until there is one, ask and return None.

    A page that asks declares the control `QUESTION`.

    Args:
        key: tells this question from the session's others.
        question, hint, choices: translated texts.
    """
    if state.is_hidden(QUESTION):
        return SKIPPED
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
