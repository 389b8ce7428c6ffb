"""How much routings depend on the picture: errors with other couplings, entropies and spreads, by network."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lib.charts.experiments.looks import COLOURS, GREY, SYMBOLS
from lib.charts.figure import Figure, empty_figure
from lib.intervals import PERCENT, wilson
from lib.typed_text import in_figure

ROW_HEIGHT = 66
HEIGHT = 400
LEAST = 5e-4
"""Where the logarithmic axes of shares begin: nothing read wrong stands there."""
MARKS = (0.001, 0.01, 0.1, 1.0)

Point = tuple[float, float, float]
"""A value, and the ends of the line through it."""


@dataclass(frozen=True)
class Row:
    """The points of one network on an axis.

    Attributes:
        title: what the network is called.
        points: by what is measured, in the order of the legend; None where there is none.
    """

    title: str
    points: Sequence[Point | None]


def share_axis() -> dict[str, object]:
    """Return the settings of a logarithmic axis for shares, marked in percent."""
    return {
        "type": "log",
        "range": [np.log10(LEAST), np.log10(1.15)],
        "tickvals": list(MARKS),
        "ticktext": [f"{100 * mark:g}{PERCENT}" for mark in MARKS],
        "fixedrange": True,
    }


def row_chart(rows: Sequence[Row], legend: Sequence[str], **across: object) -> Figure:
    """Return a chart with one row a network, its title above its points: so the axis has a phone's full width.

    Args:
        legend: what the points are called.
        across: settings of the axis.
    """
    figure = empty_figure()
    least = LEAST if across.get("type") == "log" else -np.inf
    places = np.arange(len(rows))[::-1].astype(float)
    for number, name in enumerate(legend):
        known = [
            (place - 0.2 * number, *(max(least, end) for end in point))
            for place, row in zip(places, rows, strict=True)
            if (point := row.points[number]) is not None
        ]
        y, values, low, high = np.array(known).reshape(-1, 4).T
        figure.add_scatter(
            x=values,
            y=y,
            error_x=_line(values, low, high) | {"color": COLOURS[number], "thickness": 2, "width": 4},
            mode="markers",
            cliponaxis=False,
            marker={"symbol": SYMBOLS[number], "size": 11, "color": COLOURS[number]},
            name=name,
            hovertemplate="%{x:.4g}<extra></extra>",
        )
    for row, place in zip(rows, places, strict=True):
        at = {"x": 0, "xref": "paper", "xanchor": "left", "y": place + 0.27}
        figure.add_annotation(text=in_figure(row.title), showarrow=False, font={"size": 13}, **at)
        figure.add_hline(y=place - 0.56, line={"color": "#8885", "width": 1})
    figure.update_xaxes(**{"fixedrange": True, **across})
    figure.update_yaxes(visible=False, range=[-0.56, len(rows) - 0.5], fixedrange=True)
    return _settle(figure, ROW_HEIGHT * len(rows) + 110)


@dataclass(frozen=True)
class Iterations:
    """How many of so many images a network reads wrong, by the number of iterations.

    Attributes:
        title: what the network is called.
        counts, wrong: of the same length.
        trained_with: the number of iterations in training.
    """

    title: str
    counts: Sequence[int]
    wrong: Sequence[int]
    images: int
    trained_with: int


def iterations_chart(lines: Sequence[Iterations], across: str, up: str, trained: str) -> Figure:
    """Return a line for each network with its intervals; a ring marks the number of iterations in training.

    Args:
        across, up: what the axes are called.
        trained: what the ring is called.
    """
    figure = empty_figure()
    for number, line in enumerate(lines):
        points = np.array([interval_of(wrong, line.images) for wrong in line.wrong])
        values, low, high = np.maximum(points, LEAST).T
        figure.add_scatter(
            x=np.array(line.counts) + 0.06 * (number - (len(lines) - 1) / 2),
            y=values,
            error_y=_line(values, low, high) | {"thickness": 1.2, "width": 3},
            mode="lines+markers",
            name=in_figure(line.title),
            line={"color": COLOURS[number], "width": 2.5},
            marker={"size": 8, "symbol": SYMBOLS[number]},
            hovertemplate="%{y:.4g}<extra></extra>",
        )
    usual = [line.wrong[line.counts.index(line.trained_with)] / line.images for line in lines]
    figure.add_scatter(
        x=[line.trained_with for line in lines],
        y=np.maximum(usual, LEAST),
        mode="markers",
        name=trained,
        marker={"size": 17, "symbol": "circle-open", "color": GREY, "line": {"width": 2.5}},
        hoverinfo="skip",
    )
    figure.update_xaxes(title_text=across, dtick=1, fixedrange=True)
    figure.update_yaxes(title_text=up, **share_axis())
    return _settle(figure, HEIGHT)


def interval_of(wrong: int, images: int) -> Point:
    """Return a share of errors and the ends of its 95 % interval."""
    share = wrong / images
    return share, *wilson(share, images)


def middle_of(histogram: np.ndarray, share: float) -> tuple[float, float]:
    """Return between what values the middle share of a histogram over [0, 1] lies, evenly within a bin."""
    total = np.concatenate([[0], np.cumsum(histogram)]) / max(1, histogram.sum())
    low, high = np.interp([(1 - share) / 2, (1 + share) / 2], total, np.linspace(0, 1, len(total)))
    return float(low), float(high)


def _line(values: np.ndarray, low: np.ndarray, high: np.ndarray) -> dict[str, object]:
    """Return the line through each value from `low` to `high`, as Plotly takes it."""
    return {"type": "data", "symmetric": False, "array": high - values, "arrayminus": values - low}


def _settle(figure: Figure, height: int) -> Figure:
    figure.update_layout(
        height=height,
        margin={"l": 8, "r": 12, "t": 44, "b": 8},
        legend={"orientation": "h", "yanchor": "bottom", "y": 1.0, "x": 0, "itemclick": False},
        showlegend=True,
        uirevision="fixed",
    )
    return figure
