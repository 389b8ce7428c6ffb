"""Many turned images, over the dial: accuracy with its interval, and how well a linear map predicts vectors."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lib.charts.experiments.looks import COLOURS, SYMBOLS
from lib.charts.figure import Figure, empty_figure, percent_axis
from lib.intervals import wilson
from lib.typed_text import in_figure

HEIGHT = 320
BAND = 0.18
"""Opacity of the interval."""


@dataclass(frozen=True)
class Axes:
    """What the axes are called, and where the one across has marks."""

    across: str
    up: str
    ticks: Sequence[float]


@dataclass(frozen=True)
class Measured:
    """What was measured of one network, at each value of the dial in order.

    Attributes:
        title: what the network is called.
        value: [k] of the dial.
        right: [k], of how many images it names the right class.
        images: [k], how many it read.
        change, vector: [k], R² of a linear map; NaN where it is not known.
    """

    title: str
    value: np.ndarray
    right: np.ndarray
    images: np.ndarray
    change: np.ndarray
    vector: np.ndarray

    @property
    def accuracy(self) -> np.ndarray:
        """The share [k] that it reads right."""
        return self.right / self.images

    @property
    def edges(self) -> np.ndarray:
        """The 95 % interval [k, 2] of each accuracy."""
        return np.array([wilson(*one) for one in zip(self.accuracy, self.images, strict=True)])


def accuracy_over_dial(measured: Sequence[Measured], axes: Axes) -> Figure:
    """Return a line for each network, and around it the 95 % interval of each accuracy."""
    figure = empty_figure()
    for number, one in enumerate(measured):
        (low, high), colour, values = one.edges.T, COLOURS[number], one.value
        figure.add_scatter(
            x=np.concatenate([values, values[::-1]]),
            y=np.concatenate([high, low[::-1]]),
            fill="toself",
            fillcolor=colour,
            opacity=BAND,
            line={"width": 0},
            hoverinfo="skip",
            showlegend=False,
        )
        figure.add_scatter(x=values, y=one.accuracy, name=in_figure(one.title), **_look(number))
    return _settle(figure, axes, **percent_axis(0.0, 1.0))


def predicted_over_dial(measured: Sequence[Measured], axes: Axes, vector: str) -> Figure:
    """Return for each network the R² of the change, and thin and dotted that of the vector after it.

    Args:
        vector: what the dotted lines are called, with {network} in it.
    """
    figure = empty_figure()
    for number, one in enumerate(measured):
        figure.add_scatter(x=one.value, y=one.change, name=in_figure(one.title), **_look(number))
        figure.add_scatter(
            x=one.value,
            y=one.vector,
            name=in_figure(vector.format(network=one.title)),
            mode="lines",
            line={"color": COLOURS[number], "width": 2, "dash": "dot"},
        )
    return _settle(figure, axes, range=[-0.2, 1.05])


def _look(number: int) -> dict[str, object]:
    colour = COLOURS[number]
    marker = {"size": 7, "symbol": SYMBOLS[number]}
    return {"mode": "lines+markers", "line": {"color": colour, "width": 2.5}, "marker": marker}


def _settle(figure: Figure, axes: Axes, **upwards: object) -> Figure:
    figure.update_xaxes(title_text=axes.across, tickvals=list(axes.ticks), fixedrange=True)
    figure.update_yaxes(title_text=axes.up, fixedrange=True, **upwards)
    figure.update_layout(
        height=HEIGHT,
        margin={"l": 10, "r": 10, "t": 20, "b": 10},
        legend={"orientation": "h", "yanchor": "top", "y": -0.25, "x": 0},
        uirevision="fixed",
    )
    return figure
