"""What was measured on many turned test images: two charts, their words, a table and a file."""

from collections.abc import Sequence
from dataclasses import replace
from math import isnan

import numpy as np
import streamlit as st

from lib.charts.shares import Axes
from lib.charts.turned import Measured, accuracy_over_dial, predicted_over_dial
from lib.csv_text import csv_text
from lib.errors import NP_
from lib.i18n import _, plural
from lib.inspectors.answers.turned_curve import NUMBERS, VALUES
from lib.intervals import PERCENT, write_percent
from lib.parts.chart_files import chart_files
from lib.parts.turned_picture.labels import DIAL_NAMES
from lib.typed_text import in_markdown
from pages.kit.figures import draw_figure
from pages.kit.runs.readers import Reader
from pages.turn.notebook import cells_of

UNITS = {"turn": "°", "size": PERCENT}
"""Behind the number; others stand in pixels, or have no unit."""
WITHOUT_UNIT = ("shear",)
HALF = 0.5
TICKS = 8
ACCURACY, LINEAR = "turned-accuracy", "turned-linear"
"""The charts."""


def show_measured(measured: Sequence[Measured], readers: Sequence[Reader], dial: str, count: int) -> None:
    """Draw the curves, their words and their numbers; nothing if none is known yet.

    Args:
        measured: what is known of those of the `readers` of which anything is.
    """
    if not measured:
        return
    across = _title_of(dial)
    ticks = VALUES[dial][:: max(1, len(VALUES[dial]) // TICKS)]
    axes = Axes(across, _("accuracy"), ticks)
    words = " ".join(_say_half(one, dial) for one in measured)
    left, right = st.columns(2, gap="medium")
    with left:
        heading = _("How many are read right")
        st.markdown(f"**{heading}**")
        figure = accuracy_over_dial(measured, axes)
        draw_figure(figure, _("Accuracy over the dial, a line for each network"), key=ACCURACY)
        images = max(int(one.images.max()) for one in measured)
        shaded = NP_(
            "{count:,} test image; shaded: the 95 % interval.", "{count:,} test images; shaded: the 95 % interval."
        )
        st.caption(f"{plural(shaded, images).format(count=images)} {words}")
    with right:
        predicted = _("How well a linear map predicts what becomes of the vector")
        st.markdown(f"**{predicted}**")
        if all(np.isnan(one.change).all() for one in measured):
            st.caption(_("Too few images for that: choose more."))
        else:
            figure = predicted_over_dial(measured, replace(axes, up="R²"), _("{network}: the vector itself"))
            draw_figure(figure, _("R² over the dial, two lines for each network"), key=LINEAR)
            st.caption(_say_how_predicted(images))
    rows = _rows_of(measured, dial)
    with st.expander(_("Curves as a table")):
        st.table(rows)  # pyright: ignore[reportUnknownMemberType]  (Streamlit takes tables of libraries without types)
    chart_files(
        f"turned-{dial}-{count}",
        title=_("{count:,} test images, changed by the dial “{dial}”").format(
            count=count, dial=_(DIAL_NAMES[dial])
        ),
        charts={ACCURACY: f"{heading} – {across}", LINEAR: f"{predicted} – {across}"},
        csv=_csv_of(measured),
        cells=cells_of(readers, dial, count),
        key="turned-files",
    )


def _title_of(dial: str) -> str:
    """Return what the axis across is called."""
    name = _(DIAL_NAMES[dial])
    if dial in WITHOUT_UNIT:
        return name
    return _("{dial} ({unit})").format(dial=name, unit=UNITS.get(dial, _("pixels")).strip())


def _say_how_predicted(images: int) -> str:
    return _(
        "For each class a linear map from {numbers} numbers of the picture as it is to those of the changed one, "
        "fitted on {fitted:,} images and checked on the other {checked:,}: the vector of the class’s capsule, or "
        "the first principal axes of the last layer before the answer. Solid: R² of the change; 1 is exact, 0 no "
        "better than the mean of the class. A vector that vanishes changes predictably too; so the dotted line "
        "asks for the vector itself."
    ).format(numbers=NUMBERS, fitted=(images + 1) // 2, checked=images // 2)


def _say_half(one: Measured, dial: str) -> str:
    """Say from where to where a network reads at least half of the images right; "" if that is not known yet."""
    values, accuracy = one.value, one.accuracy
    middle = int(abs(values - (100 if dial == "size" else 0)).argmin())
    if accuracy[middle] < HALF:
        return ""
    low = high = middle
    while low > 0 and accuracy[low - 1] >= HALF:
        low -= 1
    while high < len(values) - 1 and accuracy[high + 1] >= HALF:
        high += 1
    words = _("{network} reads at least half of them right from {low} to {high}.")
    edges = {"low": _place(float(values[low]), dial), "high": _place(float(values[high]), dial)}
    return words.format(network=in_markdown(one.title), **edges)


def _place(value: float, dial: str) -> str:
    return f"{value:g}{UNITS.get(dial, '')}".replace("-", "−")


def _rows_of(measured: Sequence[Measured], dial: str) -> list[dict[str, object]]:
    """Return a row for each value of the dial, with a network's numbers beside each other."""
    rows: dict[float, dict[str, object]] = {}
    for value in sorted({float(value) for one in measured for value in one.value}):
        rows[value] = {_(DIAL_NAMES[dial]): _place(value, dial)}
        for one in measured:
            places = np.flatnonzero(one.value == value)
            rows[value][one.title] = _share(one, places[0]) if len(places) else "–"
            title = _("{network}: R² of change, of vector").format(network=one.title)
            rows[value][title] = _predicted(one, places[0]) if len(places) else "–"
    return list(rows.values())


def _share(one: Measured, at: int) -> str:
    low, high = 100 * one.edges[at]
    return f"{write_percent(float(one.accuracy[at]), 1)} ({low:.1f} – {high:.1f}{PERCENT})"


def _predicted(one: Measured, at: int) -> str:
    both = (float(one.change[at]), float(one.vector[at]))
    return " · ".join("–" if isnan(value) else f"{value:.2f}".replace("-", "−") for value in both)


def _csv_of(measured: Sequence[Measured]) -> str:
    names = ["network", "value", "right", "images", "low", "high", "R2 of change", "R2 of vector"]
    rows = [
        [one.title, *numbers]
        for one in measured
        for numbers in zip(one.value, one.right, one.images, *one.edges.T, one.change, one.vector, strict=True)
    ]
    return csv_text(names, rows)
