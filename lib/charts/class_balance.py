"""How many images each class has, as bars divided by what they are for."""

from collections.abc import Mapping, Sequence

import numpy as np
import plotly.graph_objects as go

from lib.charts.figure import empty_figure
from lib.typed_text import in_figure

COLOURS = {"fit": "#2f7fd0", "validation": "#8fb8e2", "test": "#d97706"}
ROW_HEIGHT = 30


def class_balance(
    class_names: Sequence[str], counts: np.ndarray, splits: Sequence[str], labels: Mapping[str, str]
) -> go.Figure:
    """Return a chart with one bar a class, divided by split.

    Args:
        counts: [splits, classes].
        splits: names in `COLOURS`.
        labels: texts for each split and for "count".
    """
    figure = empty_figure()
    names = list(map(in_figure, class_names))[::-1]
    for split, values in zip(splits, counts, strict=True):
        figure.add_bar(
            x=values[::-1],
            y=names,
            orientation="h",
            name=labels[split],
            marker={"color": COLOURS[split]},
            hovertemplate="%{y}: %{x:,}<extra>%{fullData.name}</extra>",
        )
    figure.update_xaxes(title_text=labels["count"], fixedrange=True, rangemode="tozero", tickformat=",")
    figure.update_yaxes(type="category", fixedrange=True, ticksuffix="  ")
    figure.update_layout(
        barmode="stack",
        height=ROW_HEIGHT * len(names) + 110,
        margin={"l": 8, "r": 8, "t": 40, "b": 8},
        legend={"orientation": "h", "yanchor": "bottom", "y": 1.0, "x": 0, "itemclick": False},
        showlegend=True,
    )
    return figure
