"""How a training goes: loss and accuracy by step."""

from collections.abc import Mapping

import numpy as np
import plotly.graph_objects as go
from plotly.subplots import make_subplots

TRAIN, VALIDATION = "#7f9bb8", "#0b5cad"
HEIGHT = 300
Columns = Mapping[str, np.ndarray]


def training_curves(train: Columns, validation: Columns, total_steps: int, labels: Mapping[str, str]) -> go.Figure:
    """Loss on the left and accuracy on the right, over the steps.

    Args:
        train, validation: as `Metrics.read` gives them, thinned to what a screen can show.
        total_steps: where the axis ends, so that nothing moves while the curve grows.
        labels: texts for "loss", "accuracy", "train", "validation", "step".
    """
    figure = make_subplots(1, 2, subplot_titles=(labels["loss"], labels["accuracy"]), horizontal_spacing=0.09)
    for column, field in ((1, "loss"), (2, "accuracy")):
        figure.add_scatter(
            x=train["step"],
            y=train[field],
            name=labels["train"],
            line={"color": TRAIN, "width": 1.5},
            mode="lines",
            legendgroup="train",
            showlegend=column == 1,
            row=1,
            col=column,
        )
        figure.add_scatter(
            x=validation["step"],
            y=validation[field],
            name=labels["validation"],
            line={"color": VALIDATION, "width": 2.5},
            marker={"size": 7},
            mode="lines+markers",
            legendgroup="validation",
            showlegend=column == 1,
            row=1,
            col=column,
        )
    figure.update_xaxes(range=[0, total_steps], title_text=labels["step"], fixedrange=True)
    figure.update_yaxes(fixedrange=True)
    figure.update_yaxes(rangemode="tozero", col=1)
    accuracies = np.concatenate([train["accuracy"], validation["accuracy"]])
    lowest = float(np.nanmin(accuracies)) if len(accuracies) else 0.0
    # The last percents are what one wants to see, but the axis moves in tenths so that it rarely jumps.
    figure.update_yaxes(range=[min(0.9, np.floor(10 * lowest) / 10), 1.003], tickformat=".0%", col=2)
    figure.update_layout(
        height=HEIGHT,
        margin={"l": 10, "r": 10, "t": 40, "b": 10},
        legend={"orientation": "h", "yanchor": "bottom", "y": 1.12, "x": 0},
        uirevision="fixed",
    )
    return figure
