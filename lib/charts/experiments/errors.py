"""Test errors of several networks as points on one axis: the published one and each of our runs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from lib.charts.experiments.looks import COLOURS, GREY, SYMBOLS
from lib.charts.figure import empty_figure
from lib.intervals import PERCENT

SIZES = ("classroom", "paper")
ROW_HEIGHT = 74
OFFSETS = {"published": 0.2, "classroom": -0.04, "paper": -0.28}


@dataclass(frozen=True)
class ErrorRow:
    """One network's errors as shares: the paper's and its spread, where there are any, and ours by size."""

    title: str
    published: float | None
    spread: float | None
    errors: Mapping[str, np.ndarray]


def error_chart(rows: Sequence[ErrorRow], labels: Mapping[str, str]) -> go.Figure:
    """Return a chart with one row a network, its title above its points: so the axis has a phone's full width.

    Args:
        labels: texts for "published", each size and "error", the axis.
    """
    figure = empty_figure()
    positions = np.arange(len(rows))[::-1].astype(float)
    figure.add_scatter(
        x=[None if row.published is None else 100 * row.published for row in rows],
        y=positions + OFFSETS["published"],
        error_x={
            "array": [100 * (row.spread or 0.0) for row in rows],
            "color": GREY,
            "thickness": 2.5,
            "width": 6,
        },
        mode="markers",
        marker={"symbol": "diamond", "size": 13, "color": GREY},
        name=labels["published"],
        text=[row.title for row in rows],
        hovertemplate=f"%{{text}}<br>%{{x:.3g}}{PERCENT}<extra></extra>",
    )
    for size, colour, symbol in zip(SIZES, COLOURS, SYMBOLS, strict=False):
        errors = [row.errors.get(size, np.array([])) for row in rows]
        x = 100 * np.concatenate(errors)
        figure.add_scatter(
            x=x if len(x) else [None],
            y=np.repeat(positions + OFFSETS[size], [len(values) for values in errors]) if len(x) else [None],
            mode="markers",
            marker={"symbol": symbol, "size": 12, "color": colour, "opacity": 0.75},
            name=labels[size],
            hovertemplate=f"%{{x:.2f}}{PERCENT}<extra></extra>",
        )
    for row, position in zip(rows, positions, strict=True):
        figure.add_annotation(
            x=0,
            xref="paper",
            xanchor="left",
            y=position + 0.43,
            text=row.title,
            showarrow=False,
            align="left",
            font={"size": 13},
        )
        figure.add_hline(y=position - 0.46, line={"color": "#8885", "width": 1})
    largest = max(
        [(row.published or 0.0) + (row.spread or 0.0) for row in rows]
        + [float(v.max()) for row in rows for v in row.errors.values() if len(v)]
    )
    figure.update_xaxes(title_text=labels["error"], range=[0, 108 * largest], fixedrange=True, ticksuffix=" %")
    figure.update_yaxes(visible=False, range=[-0.5, len(rows) - 0.35], fixedrange=True)
    figure.update_layout(
        height=ROW_HEIGHT * len(rows) + 110,
        margin={"l": 8, "r": 8, "t": 44, "b": 8},
        legend={"orientation": "h", "yanchor": "bottom", "y": 1.0, "x": 0, "itemclick": False},
        showlegend=True,
    )
    return figure
