"""Plotly's figures on a page."""

import streamlit as st

from lib.charts.figure import Figure


def draw_figure(figure: Figure, alt: str, *, key: str) -> None:
    """Draw a figure without Plotly's own buttons.

    Args:
        alt: what it shows, translated, for those who cannot see it; what it says stands beside it as text.
    """
    # Streamlit's type names figures of other libraries too, which have no types.
    st.plotly_chart(figure, key=key, alt=alt, config={"displayModeBar": False})  # pyright: ignore[reportUnknownMemberType]
