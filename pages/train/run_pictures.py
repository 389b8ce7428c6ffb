"""A run's curves, and the filters and reconstructions of its last snapshot."""

import time
from dataclasses import dataclass

import numpy as np
import streamlit as st

from lib import catalog
from lib.charts.curves import training_curve
from lib.charts.figure import Figure
from lib.charts.tiles import data_url, grey, grid, kernel_sheet
from lib.i18n import _, current_language
from lib.runs import Run, open_store
from lib.runs.loss_parts import weigh_loss_parts
from pages.kit.downloads import offer_csv
from pages.kit.figures import draw_figure

MOST_POINTS = 200
SHARED_SECONDS = 3
FIELDS = ("loss", "accuracy")
BOLD = "**"


def show_curves(run: Run) -> None:
    """Draw the curves of loss and accuracy, or a sentence until there are any."""
    if not run.step:
        st.caption(_("The curves begin with the first step."))
        return
    # While the run trains, all who watch share one figure for a few seconds; later there is only one.
    moment = int(time.time() / SHARED_SECONDS) if run.active else run.step
    for field, column in zip(FIELDS, st.columns(len(FIELDS)), strict=True):
        with column:
            figure = _curve(field, run.id, run.state, moment, current_language())
            draw_figure(figure, figure.layout.title.text, key=f"{field}-{run.id}")


def offer_numbers(run: Run) -> None:
    """Draw a button that downloads every measured point of the run, in both phases, as CSV."""
    if run.step:
        offer_csv(
            _("Numbers as CSV"),
            lambda: open_store().metrics.as_csv(run.id),
            f"{run.id}.csv",
            key=f"csv-{run.id}",
        )


@st.cache_resource(max_entries=64, show_spinner=False)
def _curve(field: str, run_id: str, state: str, moment: int, language: str) -> Figure:
    # State, moment and language are parts of the cache's key only. Nobody changes the figure, so that one object
    # serves everybody; copying it for each learner (cache_data) takes longer than drawing it.
    store = open_store()
    run = store.get(run_id)
    train = store.metrics.read(run_id, "train", most=MOST_POINTS)
    titles = {"margin_loss": _("margin loss"), "reconstruction_loss": _("reconstruction loss")}
    parts = weigh_loss_parts(train, run.loss_weights) if field == "loss" else {}
    return training_curve(
        field,
        train,
        store.metrics.read(run_id, "validation") if run.spec.has_validation else None,
        run.total_steps,
        {
            "loss": _("Loss"),
            "accuracy": _("Accuracy"),
            "train": _("training batches"),
            "validation": _("validation"),
            "step": _("step"),
        },
        {titles[name]: values for name, values in parts.items()},
    )


def show_snapshot(run: Run) -> None:
    """Draw the filters of the first convolution and the ten fixed reconstructions, if the network has them."""
    steps = open_store().files(run).snapshot_steps()
    if not steps:
        return
    pictures = _snapshot(run.id, steps[-1], run.finished)
    if pictures.filters:
        filters = _("**Filters of the first layer** after step {step:,}").format(step=steps[-1])
        st.markdown(filters)
        st.image(pictures.filters, alt=filters.replace(BOLD, ""))
        st.caption(
            _("Blue −{limit:.2f} to orange +{limit:.2f}, one scale for all; each tile is one filter.").format(
                limit=pictures.limit
            )
        )
    if pictures.reconstructions:
        pairs = catalog.dataset(run.spec.dataset).labels_per_image == 2
        drawn = _describe_drawn(pairs, is_held_out=run.spec.is_pictured_held_out)
        st.markdown(drawn)
        st.image(pictures.reconstructions, alt=drawn.replace(BOLD, ""))


def _describe_drawn(pairs: bool, *, is_held_out: bool) -> str:
    if not is_held_out:
        return (
            _("**Reconstructions** of ten pairs, two of each, drawn from its two longest capsules")
            if pairs
            else _("**Reconstructions** of a training image of each class, drawn from the winning capsule")
        )
    return (
        _("**Reconstructions** of ten held-out pairs, two of each, drawn from its two longest capsules")
        if pairs
        else _("**Reconstructions** of a held-out image of each class, drawn from the winning capsule")
    )


@dataclass(frozen=True)
class _Pictures:
    """A snapshot as data URLs; a network may have no convolution, or no decoder.

    As files on the server they would be gone, with the next snapshot, before a slow browser had asked for them.

    Attributes:
        limit: the weight whose colour is the full one.
    """

    filters: str | None
    limit: float
    reconstructions: str | None


@st.cache_data(max_entries=64, show_spinner=False)
def _snapshot(run_id: str, step: int, finished: float | None) -> _Pictures:
    store = open_store()
    snapshot = store.files(store.get(run_id)).load_snapshot(step)
    drawn = snapshot.reconstructions
    filters, limit = None, 0.0
    for kernel in list(snapshot.kernels.values())[:1]:
        sheet, limit = kernel_sheet(kernel.values)
        filters = data_url(np.asarray(sheet))
    reconstructions = None if drawn is None else data_url(np.asarray(grid(grey(drawn), 10, scale=2)))
    return _Pictures(filters, limit, reconstructions)
