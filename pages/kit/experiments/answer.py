"""What a page says of the learner's guess once the runs are shown."""

from collections.abc import Mapping

import streamlit as st

from lib.i18n import _
from pages.kit.guess import SKIPPED

SAME = "same"
"""The guess that there is no clear difference; any other guess names an arm."""


def say_guess(guess: str, choices: Mapping[str, str]) -> None:
    """Say what the learner guessed, unless the question was skipped.

    Args:
        choices: the possible guesses in words, translated, by their keys.
    """
    if guess != SKIPPED:
        st.markdown(_("You guessed: **{guess}**.").format(guess=choices[guess]))


def say_agreement(guess: str, found: str | None) -> None:
    """Say whether the runs agree with the guess.

    Args:
        found: the guess that the runs confirm, or None while they decide nothing.
    """
    if guess == SKIPPED or found is None:
        return
    agree, differ = _("Our runs agree with your guess."), _("Our runs do not agree with your guess.")
    st.markdown(agree if found == guess else differ)
