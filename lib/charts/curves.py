"""How a training goes: one measure by step, on the training batches and on the held-out images."""

from collections.abc import Mapping

import numpy as np
import plotly.graph_objects as go

from lib.charts.figure import empty_figure, percent_axis

TRAIN, VALIDATION = "#7f9bb8", "#2f7fd0"
PARTS = ("#d97706", "#8b6fc0")
HEIGHT = 280
Columns = Mapping[str, np.ndarray]


def training_curve(
    field: str,
    train: Columns,
    validation: Columns | None,
    total_steps: int,
    labels: Mapping[str, str],
    parts: Columns | None = None,
) -> go.Figure:
    """Return a chart of one measure over the steps: a thin line for the batches, a thick one for the validation.

    Args:
        field: "loss" or "accuracy", a column of `train` and `validation`.
        train, validation: as `Metrics.read` gives them, thinned to what a screen can show; None for a run that
            holds no image out.
        total_steps: where the axis ends, so that nothing moves while the curve grows.
        labels: texts for the field, "train", "validation" and "step".
        parts: what the measure on the batches is the sum of, by the text to show; dotted.
    """
    figure = empty_figure()
    figure.add_scatter(
        x=train["step"],
        y=train[field],
        name=labels["train"],
        line={"color": TRAIN, "width": 1.5},
        mode="lines",
    )
    if validation is not None:
        figure.add_scatter(
            # Without a point the trace would be missing in the legend, which would move when the first one comes.
            x=validation["step"] if len(validation["step"]) else [None],
            y=validation[field] if len(validation["step"]) else [None],
            name=labels["validation"],
            line={"color": VALIDATION, "width": 2.5},
            marker={"size": 7},
            mode="lines+markers",
        )
    for (text, values), colour in zip((parts or {}).items(), PARTS, strict=False):
        line = {"color": colour, "width": 1.2, "dash": "dot"}
        figure.add_scatter(x=train["step"], y=values, name=text, line=line, mode="lines")
    figure.update_xaxes(range=[0, total_steps], title_text=labels["step"], fixedrange=True)
    figure.update_yaxes(fixedrange=True, rangemode="tozero")
    if field == "accuracy":
        measured = np.concatenate([train[field], *([] if validation is None else [validation[field]])])
        lowest = float(np.nanmin(measured)) if len(measured) else 0.0
        # The last percents are what one wants to see, but the axis moves in tenths so that it rarely jumps.
        figure.update_yaxes(**percent_axis(min(0.9, float(np.floor(10 * lowest) / 10)), 1.003))
    figure.update_layout(
        title={"text": labels[field], "font": {"size": 15}, "x": 0.01, "y": 0.97},
        height=HEIGHT,
        margin={"l": 10, "r": 10, "t": 76, "b": 10},
        legend={"orientation": "h", "yanchor": "bottom", "y": 1.0, "x": 0},
        uirevision="fixed",
        showlegend=True,
    )
    return figure
