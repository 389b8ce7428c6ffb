"""Buttons that download what a page shows."""

from collections.abc import Callable

import streamlit as st


def offer_csv(label: str, content: str | Callable[[], str], file_name: str, *, key: str | None = None) -> None:
    """Draw a button that downloads a table.

    Args:
        label: a translated text.
        content: the file, or a function that makes it when the button is pressed.
        key: tells apart buttons that have the same label.
    """
    st.download_button(
        label, content, file_name, "text/csv", icon=":material/download:", on_click="ignore", key=key
    )
