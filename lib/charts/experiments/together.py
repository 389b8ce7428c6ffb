"""Test error over how many networks read together: a point for each alone, and a line for all of them."""

from collections.abc import Mapping
from math import ceil, floor

import numpy as np

from lib.charts.experiments.looks import COLOURS, GREY
from lib.charts.figure import Figure, empty_figure
from lib.intervals import PERCENT

HEIGHT = 340


def error_by_count(alone: np.ndarray, together: np.ndarray, labels: Mapping[str, str]) -> Figure:
    """Return the chart.

    Args:
        alone: float [networks], the error of each, a share.
        together: float [networks], the error of the first 1, 2, … of them.
        labels: what the points "alone" and the line "together" are called, and the axes "across" and "up".
    """
    figure = empty_figure()
    counts = np.arange(1, len(together) + 1)
    hover = f"%{{y:.2f}}{PERCENT}<extra></extra>"
    figure.add_scatter(
        x=np.ones(len(alone)),
        y=100 * alone,
        mode="markers",
        marker={"size": 10, "color": GREY, "opacity": 0.75},
        name=labels["alone"],
        hovertemplate=hover,
    )
    figure.add_scatter(
        x=counts,
        y=100 * together,
        mode="lines+markers",
        line={"color": COLOURS[0], "width": 2.5},
        marker={"size": 10, "symbol": "square"},
        name=labels["together"],
        hovertemplate=hover,
    )
    shown = 100 * np.concatenate([alone, together])
    figure.update_xaxes(title_text=labels["across"], tickvals=counts, fixedrange=True)
    figure.update_yaxes(
        title_text=labels["up"],
        range=[floor(shown.min()) - 1, ceil(shown.max()) + 1],
        ticksuffix=" %",
        fixedrange=True,
    )
    figure.update_layout(
        height=HEIGHT,
        margin={"l": 10, "r": 10, "t": 20, "b": 10},
        legend={"orientation": "h", "yanchor": "top", "y": -0.25, "x": 0, "itemclick": False},
    )
    return figure
