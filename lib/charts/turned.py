"""Many turned images, over the dial: accuracy with its interval, and how well a linear map predicts vectors."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lib.charts.experiments.looks import COLOURS
from lib.charts.figure import Figure, empty_figure
from lib.charts.shares import Axes, Line, look_of, settle, shares_over_dial
from lib.intervals import wilson
from lib.typed_text import in_figure


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
    lines = [Line(one.title, one.value, one.right, one.images, number) for number, one in enumerate(measured)]
    return shares_over_dial(lines, axes)


def predicted_over_dial(measured: Sequence[Measured], axes: Axes, vector: str) -> Figure:
    """Return for each network the R² of the change, and thin and dotted that of the vector after it.

    Args:
        vector: what the dotted lines are called, with {network} in it.
    """
    figure = empty_figure()
    for number, one in enumerate(measured):
        figure.add_scatter(x=one.value, y=one.change, name=in_figure(one.title), **look_of(number))
        figure.add_scatter(
            x=one.value,
            y=one.vector,
            name=in_figure(vector.format(network=one.title)),
            mode="lines",
            line={"color": COLOURS[number], "width": 2, "dash": "dot"},
        )
    return settle(figure, axes, range=[-0.2, 1.05])
