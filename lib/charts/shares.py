"""Shares of many images over the values of a dial, each with its interval."""

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
class Line:
    """The line of a network.

    Attributes:
        title: what it is called.
        values: [k] of the dial.
        counted: [k], how many images count.
        images: [k], of how many.
        look: which colour and symbol it has.
        is_dotted: whether it is drawn thin and dotted, without its interval.
    """

    title: str
    values: np.ndarray
    counted: np.ndarray
    images: np.ndarray
    look: int
    is_dotted: bool = False

    @property
    def shares(self) -> np.ndarray:
        """The share [k] of the images that count."""
        return self.counted / self.images

    @property
    def edges(self) -> np.ndarray:
        """The 95 % interval [k, 2] of each share."""
        return np.array([wilson(*one) for one in zip(self.shares, self.images, strict=True)])


def shares_over_dial(lines: Sequence[Line], axes: Axes) -> Figure:
    """Return each line, and around those that are not dotted the 95 % interval of each share."""
    figure = empty_figure()
    for line in lines:
        values = line.values
        if line.is_dotted:
            look = {"mode": "lines", "line": {"color": COLOURS[line.look], "width": 2, "dash": "dot"}}
        else:
            look = look_of(line.look)
            low, high = line.edges.T
            figure.add_scatter(
                x=np.concatenate([values, values[::-1]]),
                y=np.concatenate([high, low[::-1]]),
                fill="toself",
                fillcolor=COLOURS[line.look],
                opacity=BAND,
                mode="lines",
                line={"width": 0},
                hoverinfo="skip",
                showlegend=False,
            )
        figure.add_scatter(x=values, y=line.shares, name=in_figure(line.title), **look)
    return settle(figure, axes, **percent_axis(0.0, 1.0))


def look_of(number: int) -> dict[str, object]:
    """Return the look of a network's line."""
    marker = {"size": 7, "symbol": SYMBOLS[number]}
    return {"mode": "lines+markers", "line": {"color": COLOURS[number], "width": 2.5}, "marker": marker}


def settle(figure: Figure, axes: Axes, **upwards: object) -> Figure:
    """Give a figure over a dial its axes and its size, and return it."""
    figure.update_xaxes(title_text=axes.across, tickvals=list(axes.ticks), fixedrange=True)
    figure.update_yaxes(title_text=axes.up, fixedrange=True, **upwards)
    figure.update_layout(
        height=HEIGHT,
        margin={"l": 10, "r": 10, "t": 20, "b": 10},
        legend={"orientation": "h", "yanchor": "top", "y": -0.25, "x": 0},
        uirevision="fixed",
    )
    return figure
