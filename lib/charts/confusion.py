"""What a network takes for what: a heat map of true classes by predicted classes."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

from lib.charts.figure import empty_figure
from lib.typed_text import in_figure

COLOURS = "cividis"
MOST_NUMBERS = 12
"""Up to so many classes the counts are written into the cells."""
MOST_APART = 50
"""Up to so many classes there are gaps between the cells."""
HEIGHT, CLASS_HEIGHT = 460, 8
"""Pixels: of the chart at least, and of each class where there are many."""


def confusion_chart(
    confusion: np.ndarray, class_names: Sequence[str], labels: Mapping[str, str], *, mistakes_only: bool
) -> go.Figure:
    """Return a heat map with a row for each true class and a column for each predicted one.

    Args:
        confusion: [classes, classes], how often (true, predicted).
        labels: texts for "true", "predicted", "count" (the scale), and "hover" with the placeholders {true},
            {predicted}, {count} and {share}.
        mistakes_only: leave the diagonal empty, so that the scale is for what was read wrong.
    """
    counts, names = confusion.astype(float), list(map(in_figure, class_names))
    shown = np.where(np.eye(len(counts), dtype=bool), np.nan, counts) if mistakes_only else counts
    totals = counts.sum(axis=1, keepdims=True)
    shares = np.divide(counts, totals, out=np.zeros_like(counts), where=totals > 0)
    hover = [
        [
            labels["hover"].format(
                true=true, predicted=predicted, count=int(counts[row, column]), share=100 * shares[row, column]
            )
            for column, predicted in enumerate(names)
        ]
        for row, true in enumerate(names)
    ]
    figure = empty_figure()
    written = len(counts) <= MOST_NUMBERS
    gap = 1 if len(counts) <= MOST_APART else 0  # of smaller cells, the gaps would be all that is seen
    figure.add_heatmap(
        z=shown,
        x=names,
        y=names,
        customdata=hover,
        hovertemplate="%{customdata}<extra></extra>",
        colorscale=COLOURS,
        zmin=0,
        zmax=max(1.0, float(np.nanmax(shown)) if np.isfinite(shown).any() else 1.0),
        text=np.where(np.isnan(shown) | (shown == 0), "", counts.astype(int).astype(str)) if written else None,
        texttemplate="%{text}" if written else None,
        hoverongaps=False,
        xgap=gap,
        ygap=gap,
        colorbar={"title": {"text": labels["count"], "side": "right"}, "thickness": 12},
    )
    axis: dict[str, Any] = {"type": "category", "fixedrange": True, "showgrid": False, "zeroline": False}
    figure.update_xaxes(title_text=labels["predicted"], side="bottom", **axis)
    figure.update_yaxes(title_text=labels["true"], autorange="reversed", **axis)
    figure.update_layout(height=max(HEIGHT, CLASS_HEIGHT * len(counts)), margin={"l": 8, "r": 8, "t": 8, "b": 8})
    return figure
