"""The published errors beside ours: a chart, a table and its numbers as CSV."""

from collections.abc import Mapping, Sequence

import streamlit as st

from lib.charts.experiments.errors import ErrorRow, error_chart
from lib.charts.experiments.table import Cell, cards_table
from lib.csv_text import csv_text
from lib.errors import NP_
from lib.experiments.paper.arms import ARMS
from lib.experiments.paper.claims import FAMILIES, Claim
from lib.experiments.paper.paper_arm import SIZES, PaperArm
from lib.experiments.paper.published import TEST_SIZE, Published
from lib.experiments.paper.results import paper_result
from lib.i18n import _, join_clauses, plural
from lib.intervals import in_percent, write_percent
from lib.runs import Run
from pages.kit.downloads import offer_csv
from pages.kit.experiments.basis import describe_basis
from pages.kit.figures import draw_figure
from pages.paper.texts import describe_trials, format_ours, format_published
from pages.paper.together import Members, errors_together

HEADER = (
    *("experiment", "size", "architecture", "dataset", "seed", "test_error_percent", "test_images", "steps"),
    *("batch_size", "seconds", "run", "published_error_percent", "published_spread", "published_trials"),
)


def _family(family: str) -> list[PaperArm]:
    return [entry for entry in ARMS.values() if entry.family == family]


def show_chart(runs: Sequence[Run], claim: Claim, members: Mapping[str, Members]) -> None:
    """Draw every run's error as a point, and that of `members` together; say in a sentence what can be seen."""
    family = claim.family
    rows = [
        ErrorRow(
            _(entry.title),
            entry.published and entry.published.error,
            entry.published and entry.published.spread,
            {size: paper_result(runs, entry, size).errors for size in SIZES},
        )
        for entry in _family(family)
    ]
    if claim.together:
        rows.append(ErrorRow(_(claim.yes), claim.together.error, None, errors_together(members)))
    st.subheader(_(FAMILIES[family]), anchor=False)
    labels = {"published": _("the paper (± its spread)"), "error": _("test error")}
    labels |= {size: _("{size}, one point a run").format(size=_(title)) for size, title in SIZES.items()}
    draw_figure(error_chart(rows, labels), _(FAMILIES[family]), key=f"paper-{family}")
    count = sum(len(paper_result(runs, entry, size).runs) for entry in _family(family) for size in SIZES)
    error, title = min((row.published, row.title) for row in rows if row.published is not None)
    said = _("The paper’s lowest error is {error:g} % ({title}).").format(error=100 * error, title=title)
    shown = NP_("{count} of our own runs is shown.", "{count} of our own runs are shown.")
    st.caption(f"{said} {plural(shown, count).format(count=count)}")


def _published_cell(published: Published | None) -> Cell:
    if published is None:
        return format_published(None), _("not in the paper")
    return format_published(published), join_clauses([describe_trials(published), _(published.where)])


def show_table(runs: Sequence[Run], claim: Claim, members: Mapping[str, Members]) -> None:
    """Draw a row a network: the published error, ours at both sizes with spread and budget, the paper's budget."""
    columns = [_("Network"), _("Published"), *(_(title) for title in SIZES.values()), _("The paper’s budget")]
    rows: list[list[Cell]] = []
    for entry in _family(claim.family):
        ours = [paper_result(runs, entry, size) for size in SIZES]
        rows.append(
            [
                (_(entry.title), _(entry.note)),
                _published_cell(entry.published),
                *((format_ours(found), describe_basis(found)) for found in ours),
                ("", _(entry.published.budget) if entry.published else ""),
            ]
        )
    if claim.together:
        together = errors_together(members)
        ours = [(write_percent(float(together[size][0])) if size in together else "–", "") for size in SIZES]
        rows.append([(_(claim.yes), ""), _published_cell(claim.together), *ours, ("", _(claim.together.budget))])
    st.html(cards_table(_("Test errors: mean ± sample standard deviation over seeds"), columns, rows))


def offer_results(runs: Sequence[Run]) -> None:
    """Draw a button that downloads all runs of all experiments as CSV, beside the published numbers."""
    offer_csv(_("Download as CSV"), results_csv(runs), "capsule-lab-paper.csv")


def results_csv(runs: Sequence[Run]) -> str:
    """Return a line for each run, and one without a run for each experiment that has none."""
    rows: list[tuple[object, ...]] = []
    for entry in ARMS.values():
        published = _published_values(entry.published)
        for size in SIZES:
            found, spec = paper_result(runs, entry, size), entry.at(size).spec
            start = (entry.name, size, spec.architecture, spec.dataset)
            for run, error in zip(found.runs, found.errors, strict=True):
                training = run.spec.training
                measured = (training.seed, f"{100 * error:.4f}", TEST_SIZE, run.step, training.batch_size)
                rows.append((*start, *measured, f"{run.seconds:.1f}", run.id, *published))
            if not found.runs:
                blank = ("", "", TEST_SIZE, "", spec.training.batch_size, "", "")
                rows.append((*start, *blank, *published))
    return csv_text(HEADER, rows)


def _published_values(published: Published | None) -> tuple[float | None, float | None, int | None]:
    """Return error and spread in percent, and the trials."""
    if published is None:
        return None, None, None
    spread = None if published.spread is None else in_percent(published.spread)
    return in_percent(published.error), spread, published.trials
