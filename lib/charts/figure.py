"""What every Plotly figure begins with."""

from math import ceil, floor

import plotly.graph_objects as go

from lib.intervals import write_percent

Figure = go.Figure


def empty_figure() -> Figure:
    """Return a figure without Plotly's default template: 16 kB that the app's theme replaces anyway.

    The template is slow to check and to send, too.
    """
    return go.Figure(layout={"template": {"layout": {}}})


def percent_axis(low: float, high: float) -> dict[str, object]:
    """Return an axis's settings for shares from `low` to `high`, marked in percent as everywhere: "90 %".

    Plotly's own format would write "90%".
    """
    steps = 50 if high - low < 0.15 else 20 if high - low < 0.35 else 10 if high - low < 0.65 else 5
    marks = [number / steps for number in range(ceil(low * steps - 1e-9), floor(high * steps + 1e-9) + 1)]
    return {
        "range": [low, high],
        "tickmode": "array",
        "tickvals": marks,
        "ticktext": [write_percent(mark, 0) for mark in marks],
    }
