"""How several trainings went, on one axis: a colour and a symbol a run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from lib.charts.experiments.looks import COLOURS, SYMBOLS
from lib.charts.figure import empty_figure, percent_axis
from lib.typed_text import in_figure

MOST = len(COLOURS)
"""How many runs can be told apart."""
TRAIN_OPACITY = 0.55
HEIGHT = 380
BELOW, MARGIN = 0.04, 0.03
Columns = Mapping[str, np.ndarray]


@dataclass(frozen=True)
class Curve:
    """One run's history: what `Metrics.read` gives for its two phases, and what it is called."""

    title: str
    train: Columns
    validation: Columns


def compare_curves(
    curves: Sequence[Curve], field: str, axis: str, phases: Sequence[str], labels: Mapping[str, str]
) -> go.Figure:
    """Return a chart with a thin line for each run's training batches, a thick one for its validations.

    Args:
        curves: at most `MOST`.
        field: "accuracy" or "loss", the measure.
        axis: "step" or "seconds", what it is drawn over.
        phases: which of "train" and "validation" to draw.
        labels: texts for the field and the axis.
    """
    figure = empty_figure()
    shown: list[np.ndarray] = []
    for number, (curve, colour, symbol) in enumerate(zip(curves, COLOURS, SYMBOLS, strict=False)):
        for phase in phases:
            columns = curve.train if phase == "train" else curve.validation
            shown.append(columns[field])
            look = (
                {"mode": "lines", "line": {"color": colour, "width": 1.5}, "opacity": TRAIN_OPACITY}
                if phase == "train"
                else {
                    "mode": "lines+markers",
                    "line": {"color": colour, "width": 2.5},
                    "marker": {"size": 9, "symbol": symbol},
                }
            )
            there = len(columns[axis]) > 0
            figure.add_scatter(
                # Without a point the trace would be missing in the legend, which would move when the first comes.
                x=columns[axis] if there else [None],
                y=columns[field] if there else [None],
                name=in_figure(curve.title),
                legendgroup=str(number),
                showlegend=phase == phases[-1],
                **look,
            )
    figure.update_xaxes(rangemode="tozero", title_text=labels[axis], fixedrange=True)
    figure.update_yaxes(fixedrange=True, rangemode="tozero")
    if field == "accuracy":
        figure.update_yaxes(**percent_axis(*_range_in_tenths(np.concatenate([*shown, np.zeros(0)]))))
    figure.update_layout(
        title={"text": labels[field], "font": {"size": 15}, "x": 0.01, "y": 0.98},
        height=HEIGHT,
        margin={"l": 10, "r": 10, "t": 40, "b": 10},
        legend={"orientation": "h", "yanchor": "top", "y": -0.2, "x": 0},
        uirevision="fixed",
    )
    return figure


def _range_in_tenths(measured: np.ndarray) -> tuple[float, float]:
    """Return the tenth below nearly all shares and the one above the highest, so that the axis rarely jumps.

    The first few batches may lie below: what one wants to compare are the last percents.
    """
    known = measured[~np.isnan(measured)]
    if not len(known):
        return 0.0, 1.0
    low = min(0.9, float(np.floor(10 * np.quantile(known, BELOW)) / 10))
    high = float(np.ceil(10 * known.max()) / 10)
    return low, high + MARGIN * (high - low)
