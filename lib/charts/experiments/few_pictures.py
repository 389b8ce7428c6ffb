"""Test accuracy over the number of pictures that networks learned from: a point a run, a line by the means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor

import numpy as np

from lib.charts.experiments.looks import COLOURS, SYMBOLS
from lib.charts.figure import Figure, empty_figure, percent_axis
from lib.typed_text import in_figure

HEIGHT = 340


@dataclass(frozen=True)
class LearnedFrom:
    """The accuracies of one network's runs, shares, by how many pictures they learned from.

    Attributes:
        title: what the network is called.
    """

    title: str
    accuracies: Mapping[int, np.ndarray]


def accuracy_over_pictures(networks: Sequence[LearnedFrom], across: str, up: str) -> Figure:
    """Return the chart, with a logarithmic axis of pictures.

    Args:
        across, up: what the axes are called.
    """
    figure = empty_figure()
    counts = sorted({count for one in networks for count in one.accuracies})
    lowest = min((float(shares.min()) for one in networks for shares in one.accuracies.values()), default=0.0)
    for number, one in enumerate(networks):
        known = sorted(one.accuracies)
        means = [float(one.accuracies[count].mean()) for count in known]
        shown = {"name": in_figure(one.title), "legendgroup": str(number)}
        colour = COLOURS[number]
        figure.add_scatter(x=known, y=means, mode="lines", line={"color": colour, "width": 2.5}, **shown)
        figure.add_scatter(
            x=[count for count in known for _run in one.accuracies[count]],
            y=[float(share) for count in known for share in one.accuracies[count]],
            mode="markers",
            marker={"size": 10, "symbol": SYMBOLS[number], "color": colour, "opacity": 0.75},
            showlegend=False,
            **shown,
        )
    figure.update_xaxes(
        title_text=across,
        type="log",
        tickvals=counts,
        ticktext=[f"{count:,}" for count in counts],
        fixedrange=True,
    )
    figure.update_yaxes(title_text=up, fixedrange=True, **percent_axis(floor(10 * lowest) / 10, 1.0))
    figure.update_layout(
        height=HEIGHT,
        margin={"l": 10, "r": 10, "t": 20, "b": 10},
        legend={"orientation": "h", "yanchor": "top", "y": -0.25, "x": 0, "itemclick": False},
        uirevision="fixed",
    )
    return figure
