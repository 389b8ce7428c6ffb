"""The curves of the runs that are compared, over one axis."""

import time
from collections.abc import Sequence

import streamlit as st

from lib.charts.experiments.curves import Curve, compare_curves
from lib.charts.figure import Figure
from lib.csv_text import csv_text
from lib.errors import N_
from lib.i18n import _, current_language, join_list
from lib.runs import Run, open_store
from lib.typed_text import in_markdown
from pages.compare.choice import Compared
from pages.kit.choices import buttons, pills_several
from pages.kit.downloads import offer_csv
from pages.kit.figures import draw_figure
from pages.kit.texts import format_percent
from pages.train.run_pictures import MOST_POINTS, SHARED_SECONDS

FIELDS = {"accuracy": N_("Accuracy"), "loss": N_("Loss")}
AXES = {"step": N_("steps"), "seconds": N_("seconds of training")}
PHASES = {"train": N_("training batches"), "validation": N_("validation")}
COLUMNS = ("step", "seconds", "accuracy", "loss")


def show_curves(compared: Compared) -> None:
    """Draw one measure of all the runs; the learner chooses measure, axis and phases."""
    runs = [open_store().get(run_id) for run_id in compared]
    if not any(run.step for run in runs):
        st.caption(_("The curves begin with the first step."))
        return
    field, axis, phases = _choices()
    # While something trains, all who watch share one picture every few seconds; later there is only one.
    moment = int(time.time() / SHARED_SECONDS) if any(run.active for run in runs) else 0
    steps = tuple(run.step for run in runs if not run.active)
    figure = _figure(tuple(compared.items()), field, axis, phases, steps, moment, current_language())
    draw_figure(figure, f"{_(FIELDS[field])} · {_(AXES[axis])}", key="compare-curves")
    st.caption(_summary(compared, runs))
    offer_csv(_("Numbers of the curves as CSV"), lambda: points_csv(_curves(compared)), "capsule-lab-curves.csv")


def _choices() -> tuple[str, str, tuple[str, ...]]:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        field, axis = (
            buttons(title, key, texts, labelled=True)
            for title, key, texts in ((_("Measure"), "measure", FIELDS), (_("Horizontal axis"), "over", AXES))
        )
        phases = pills_several(
            _("Phases"), "phases", list(PHASES), list(PHASES), in_words=lambda name: _(PHASES[name])
        )
    return field, axis, tuple(phases) or tuple(PHASES)


@st.cache_resource(max_entries=64, show_spinner=False)
def _figure(
    compared: tuple[tuple[str, str], ...],
    field: str,
    axis: str,
    phases: tuple[str, ...],
    steps: tuple[int, ...],
    moment: int,
    language: str,
) -> Figure:
    # The steps, the moment and the language are parts of the cache's key only.
    labels = {name: _(text) for name, text in (FIELDS | AXES).items()}
    return compare_curves(_curves(dict(compared)), field, axis, phases, labels)


def _curves(compared: Compared) -> list[Curve]:
    metrics = open_store().metrics
    return [
        Curve(
            label,
            metrics.read(run_id, "train", most=MOST_POINTS),
            metrics.read(run_id, "validation", most=MOST_POINTS),
        )
        for run_id, label in compared.items()
    ]


def _summary(compared: Compared, runs: list[Run]) -> str:
    """Return in words how to read the curves, and where they ended."""
    ends = join_list(
        [
            f"{in_markdown(label)} {format_percent(run.validation_accuracy)}"
            for label, run in zip(compared.values(), runs, strict=True)
            if run.validation_accuracy is not None
        ]
    )
    thin = _("Thin: training batches, averaged to at most {most} points. Thick: images held out from training.")
    said = [thin.format(most=MOST_POINTS)]
    if ends:
        said.append(_("Last validation: {accuracies}.").format(accuracies=ends))
    if without := [
        in_markdown(label)
        for label, run in zip(compared.values(), runs, strict=True)
        if not run.spec.has_validation
    ]:
        said.append(_("Without validation, as no image was held out: {runs}.").format(runs=join_list(without)))
    return " ".join(said)


def points_csv(curves: Sequence[Curve]) -> str:
    """Return a header, then a line for every point that is drawn."""
    rows: list[tuple[object, ...]] = []
    for curve in curves:
        for phase, columns in (("train", curve.train), ("validation", curve.validation)):
            points = zip(*(columns[name].tolist() for name in COLUMNS), strict=True)
            rows += [(curve.title, phase, *point) for point in points]
    return csv_text(("run", "phase", *COLUMNS), rows)
