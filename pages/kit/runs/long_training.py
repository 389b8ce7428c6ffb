"""The question before a training that keeps others waiting."""

import streamlit as st

from lib.i18n import _
from pages.kit.texts import format_duration

UNASKED_SECONDS = 600.0
"""A training that takes longer starts only after a confirmation."""


def confirm_long_training(seconds: float, key: str = "long-training") -> bool:
    """Return whether a training of so many seconds may start; draw a checkbox where that has to be confirmed.

    Args:
        key: of the checkbox. For another duration it is empty again.
    """
    if seconds <= UNASKED_SECONDS:
        return True
    duration = format_duration(seconds)
    label = _("Start it anyway: it takes about {time}, and others have to wait").format(time=duration)
    return st.checkbox(label, key=f"{key}-{duration}")
