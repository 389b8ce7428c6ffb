"""Plotly's figures on a page."""

import streamlit as st

from lib.charts.figure import Figure


def draw_figure(figure: Figure, *, key: str) -> None:
    """Draw a figure without Plotly's own buttons."""
    # Streamlit's type names figures of other libraries too, which have no types.
    st.plotly_chart(figure, key=key, config={"displayModeBar": False})  # pyright: ignore[reportUnknownMemberType]
