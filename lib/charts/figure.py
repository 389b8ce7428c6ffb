"""What every Plotly figure begins with."""

import plotly.graph_objects as go

Figure = go.Figure


def empty_figure() -> Figure:
    """Return a figure without Plotly's default template: 16 kB that the app's theme replaces anyway.

    The template is slow to check and to send, too.
    """
    return go.Figure(layout={"template": {"layout": {}}})
