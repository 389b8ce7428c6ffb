"""What was measured, drawn: four charts with their words, a table with the definitions, and a file."""

from collections.abc import Sequence

import streamlit as st

from lib.charts.experiments.table import cards_table
from lib.charts.figure import percent_axis
from lib.charts.routed import (
    Iterations,
    Row,
    interval_of,
    iterations_chart,
    middle_of,
    row_chart,
    share_axis,
)
from lib.errors import N_
from lib.i18n import _
from lib.inspectors.answers.routing_measure import RoutingMeasure
from lib.models.common_options import count_routing_iterations
from lib.parts.chart_files import chart_files
from pages.is_it_routing.notebook import cells_of
from pages.is_it_routing.words import (
    WAYS,
    Measured,
    by_iterations,
    count_wrong,
    csv_of,
    rows_of,
    say_changes,
    say_fewer,
)
from pages.kit import state
from pages.kit.figures import draw_figure

ERRORS, ITERATIONS, SPREADS, ENTROPIES = (
    f"routed-{name}" for name in ("errors", "iterations", "spreads", "entropies")
)
CHARTS = {
    ERRORS: N_("What the answers owe to the couplings"),
    ITERATIONS: N_("With one to ten iterations"),
    SPREADS: N_("How much a coupling varies"),
    ENTROPIES: N_("How evenly a capsule shares out its vote"),
}
"""The charts, and what stands above each."""


def show_results(measured: Sequence[Measured]) -> None:
    """Draw what is known of each network."""
    left, right = st.columns(2, gap="medium")
    with left:
        _show_errors(measured)
    with right:
        _show_iterations(measured)
    st.caption("\n".join(f"- {say_changes(*one)}" for one in measured))
    left, right = st.columns(2, gap="medium")
    with left:
        _show_spreads(measured)
    with right:
        _show_entropies(measured)
    if not state.is_hidden("table"):
        columns = [_("measure"), *(reader.title for reader, _found in measured)]
        st.html(cards_table(_("Every measure, and what it is"), columns, rows_of(measured), names_beside=True))
    chart_files(
        "routing-measures",
        title=_("How much routings depend on the picture"),
        charts={key: _(title) for key, title in CHARTS.items()},
        csv=csv_of(measured),
        cells=cells_of([reader for reader, _found in measured]),
        key="routing-files",
    )


def _head(key: str) -> None:
    st.markdown(f"**{_(CHARTS[key])}**")


def _show_errors(measured: Sequence[Measured]) -> None:
    _head(ERRORS)
    rows = [Row(reader.title, [_errors(found, way) for way in WAYS]) for reader, found in measured]
    figure = row_chart(rows, [_(name) for name in WAYS.values()], title_text=_("read wrong"), **share_axis())
    draw_figure(
        figure,
        _("Share read wrong as routed and with other couplings, a row for each network"),
        key=ERRORS,
    )
    st.caption(
        _(
            "Lines: the 95 % interval over {images:,} images, of a network trained once; the axis is logarithmic. "
            "The weights were learned with the routing: this says what a network uses, not how well one reads "
            "that was trained with equal couplings."
        ).format(images=max(found.images for _reader, found in measured))
    )


def _errors(found: RoutingMeasure, way: str) -> tuple[float, float, float] | None:
    return interval_of(count_wrong(found, way), found.images) if way in found.right else None


def _show_iterations(measured: Sequence[Measured]) -> None:
    _head(ITERATIONS)
    lines = [
        Iterations(reader.title, list(counts), list(counts.values()), found.images, trained_with)
        for reader, found in measured
        if (counts := by_iterations(reader, found))
        and (trained_with := count_routing_iterations(reader.run.spec.model)) is not None
    ]
    if not lines:
        st.caption(_("None of these networks iterates: each routes in one pass."))
        return
    figure = iterations_chart(lines, _("iterations"), _("read wrong"), _("as in training"))
    draw_figure(
        figure,
        _("Share read wrong over the number of iterations, a line for each network"),
        key=ITERATIONS,
    )
    st.caption(
        _(
            "Only networks that iterate. One iteration leaves every coupling equal. The ring marks the number in "
            "training; lines: the 95 % interval; the axis is logarithmic."
        )
    )
    for reader, found in measured:
        if told := say_fewer(reader, found):
            st.caption(told)


def _show_spreads(measured: Sequence[Measured]) -> None:
    _head(SPREADS)
    rows = [
        Row(reader.title, [(value, value, value) for value in (found.numbers.within, found.numbers.between)])
        for reader, found in measured
    ]
    legend = [_("within a class"), _("between the classes")]
    figure = row_chart(rows, legend, title_text=_("standard deviation of a coupling"), rangemode="tozero")
    draw_figure(
        figure,
        _("Spread of the couplings within and between classes, a row for each network"),
        key=SPREADS,
    )
    st.caption(
        _(
            "If a coupling were the same for every picture, both would be 0. Where the spread between classes is "
            "larger, couplings tell which class it is more than how it is written."
        )
    )


def _show_entropies(measured: Sequence[Measured]) -> None:
    _head(ENTROPIES)
    rows = [
        Row(reader.title, [(found.numbers.entropy, *middle_of(found.numbers.entropies, 0.9))])
        for reader, found in measured
    ]
    axis = percent_axis(0.0, 1.02)
    figure = row_chart(
        rows, [_("entropy of the couplings")], title_text=_("share of the largest possible"), **axis
    )
    draw_figure(figure, _("Entropy of the couplings, a row for each network"), key=ENTROPIES)
    st.caption(
        _(
            "100 % means that every class gets the same share. Point: the mean over capsules and images; line: "
            "nine tenths of them lie on it."
        )
    )
