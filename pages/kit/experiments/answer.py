"""What is said of a guess once the runs have been looked at."""

from collections.abc import Mapping

import streamlit as st

from lib.i18n import _
from pages.kit.guess import SKIPPED

SAME = "same"
"""The choice that there is no clear difference; the other choices are the arms."""


def say_guess(guess: str, choices: Mapping[str, str]) -> None:
    """Say what the learner guessed, unless the question was skipped.

    Args:
        choices: what could be guessed, translated, by its key.
    """
    if guess != SKIPPED:
        st.markdown(_("You guessed: **{guess}**.").format(guess=choices[guess]))


def say_agreement(guess: str, found: str | None) -> None:
    """Say whether the runs agree with the guess.

    Args:
        found: the choice that the runs speak for, or None while they say nothing.
    """
    if guess == SKIPPED or found is None:
        return
    agree, differ = _("Our runs agree with your guess."), _("Our runs say otherwise than you guessed.")
    st.markdown(agree if found == guess else differ)
