"""What an evaluation found, drawn: numbers, confusion matrix, a table by class."""

import numpy as np
import streamlit as st

from lib.charts.confusion import confusion_chart
from lib.csv_text import csv_text
from lib.i18n import _
from lib.inspectors.answers.evaluation import Evaluation
from pages.kit.downloads import offer_csv
from pages.kit.texts import class_name, duration


def show_numbers(found: Evaluation) -> None:
    """Accuracy with its interval, loss, how many images, how long; and all of it in a sentence."""
    low, high = (100 * edge for edge in found.interval)
    with st.container(horizontal=True):
        st.metric(
            _("Accuracy"),
            f"{100 * found.accuracy:.2f} %",
            help=_("The share of images that it reads right."),
        )
        st.metric(
            _("95 % interval"),
            _("{low:.2f} to {high:.2f} %").format(low=low, high=high),
            help=_("Where the accuracy on endlessly many such images lies, in 95 of 100 cases (Wilson)."),
        )
        st.metric(_("Loss"), f"{found.loss:.4g}", help=_("The mean of what training makes small."))
        st.metric(_("Images"), f"{found.count:,}")
        st.metric(_("It read for"), duration(found.seconds))
    true, predicted, times = found.most_confused()
    said = _("It reads {right:,} of {count:,} images right.").format(right=found.right, count=found.count)
    if times:
        said += " " + _("Most often it takes {true} for {predicted}: {times:,} times.").format(
            true=class_name(found.class_names[true]),
            predicted=class_name(found.class_names[predicted]),
            times=times,
        )
    st.caption(said)


def show_confusion(found: Evaluation) -> None:
    """The heat map, and a switch that leaves out what was read right."""
    st.subheader(_("What it takes for what"), anchor=False)
    only = st.toggle(_("Only the mistakes"), value=True, help=_("Leaves out the diagonal, which outshines all."))
    labels = {
        "true": _("true class"),
        "predicted": _("read as"),
        "count": _("images"),
        "hover": _("{true} read as {predicted}: {count} images, {share:.2f} % of its class"),
    }
    st.plotly_chart(
        confusion_chart(found.confusion, list(map(class_name, found.class_names)), labels, mistakes_only=only),
        key="confusion",
        config={"displayModeBar": False},
    )


def show_classes(found: Evaluation, file_name: str) -> None:
    """A row a class, sortable, and everything as CSV."""
    st.subheader(_("Class by class"), anchor=False)
    measured = found.per_class()
    percent = st.column_config.NumberColumn(format="percent")
    st.dataframe(
        {
            _("Class"): list(map(class_name, found.class_names)),
            _("Images"): measured["count"],
            _("Read right"): measured["right"],
            _("Precision"): measured["precision"],
            _("Recall"): measured["recall"],
            "F1": measured["f1"],
        },
        column_config={_("Precision"): percent, _("Recall"): percent, "F1": percent},
        hide_index=True,
        key="per-class",
    )
    st.caption(
        _(
            "Precision: of what it calls this class, the share that is. Recall: of what is this class, the share "
            "that it calls so. F1 is their harmonic mean."
        )
    )
    offer_csv(_("Download as CSV"), confusion_csv(found), file_name)


def confusion_csv(found: Evaluation) -> str:
    """A line a true class: its name, how often it was read as each class, precision, recall, F1."""
    header = ["true", *(f"read as {name}" for name in found.class_names), "precision", "recall", "f1"]
    measured = found.per_class()
    rows = []
    for number, name in enumerate(found.class_names):
        shares = (measured[key][number] for key in ("precision", "recall", "f1"))
        row = ("" if np.isnan(share) else f"{share:.6f}" for share in shares)
        rows.append([name, *found.confusion[number].tolist(), *row])
    return csv_text(header, rows)
