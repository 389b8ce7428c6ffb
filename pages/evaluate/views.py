"""What an evaluation found: numbers, the confusion matrix, and a table of the classes."""

import numpy as np
import streamlit as st

from lib.charts.confusion import confusion_chart
from lib.charts.score_text import write_figures
from lib.csv_text import csv_text
from lib.errors import NP_
from lib.i18n import _, plural
from lib.inspectors.answers.evaluation import Evaluation
from lib.typed_text import in_markdown
from pages.kit.downloads import offer_csv
from pages.kit.figures import draw_figure
from pages.kit.texts import format_duration, format_percent, translate_class

NEARLY_RIGHT = (2, 5)


def show_numbers(found: Evaluation) -> None:
    """Draw accuracy with its interval, loss, number of images and time, and say the most important in words."""
    low, high = (100 * edge for edge in found.interval)
    with st.container(horizontal=True):
        st.metric(
            _("Accuracy"),
            format_percent(found.accuracy),
            help=_("The share of images that it reads right."),
        )
        st.metric(
            _("95 % interval"),
            _("{low:.2f} to {high:.2f} %").format(low=low, high=high),
            help=_(
                "With ever more such images, the accuracy would end up in this range in 95 of 100 cases (Wilson)."
            ),
        )
        _show_nearly_right(found)
        st.metric(
            _("Loss"),
            write_figures(found.loss, 4),
            help=_("What training tries to make small, averaged over the images."),
        )
        st.metric(_("Images"), f"{found.count:,}")
        st.metric(_("Time"), format_duration(found.seconds), help=_("How long it took to read all the images."))
    true, predicted, times = found.most_confused()
    reads = NP_("It reads {right:,} of {count:,} image right.", "It reads {right:,} of {count:,} images right.")
    said = [plural(reads, found.count).format(right=found.right, count=found.count)]
    if times:
        mistakes = NP_(
            "Most often it takes {true} for {predicted}: {times:,} time.",
            "Most often it takes {true} for {predicted}: {times:,} times.",
        )
        pair = {"true": found.class_names[true], "predicted": found.class_names[predicted]}
        names = {which: in_markdown(translate_class(name)) for which, name in pair.items()}
        said.append(plural(mistakes, times).format(times=times, **names))
    st.caption(" ".join(said))


def _show_nearly_right(found: Evaluation) -> None:
    """Draw how often the right class is among the first few, where an image has one label and there are more."""
    if found.images.labels.shape[1] > 1:
        return
    for first in NEARLY_RIGHT:
        if first < len(found.class_names):
            st.metric(
                _("Top {count}").format(count=first),
                format_percent(found.images.share_within(first)),
                help=_(
                    "In what share of the images the right class has one of the {count} highest scores."
                ).format(count=first),
            )


def show_confusion(found: Evaluation) -> None:
    """Draw the confusion matrix, and a switch that leaves out what was read right."""
    title = _("What it mistakes for what")
    st.subheader(title, anchor=False)
    help_text = _("Leaves out the diagonal, which outshines everything else.")
    only = st.toggle(_("Only the mistakes"), value=True, help=help_text)
    labels = {
        "true": _("true class"),
        "predicted": _("read as"),
        "count": _("images"),
        "hover": _("{true} read as {predicted}: {count} of its images, {share:.2f} %"),
    }
    names = list(map(translate_class, found.class_names))
    draw_figure(confusion_chart(found.confusion, names, labels, mistakes_only=only), title, key="confusion")


def show_classes(found: Evaluation, file_name: str) -> None:
    """Draw a sortable table with a row a class, and a button that downloads all numbers as CSV."""
    st.subheader(_("Class by class"), anchor=False)
    measured = found.per_class()
    as_percent = st.column_config.NumberColumn(format="%.2f %%")
    columns = {
        _("Class"): list(map(translate_class, found.class_names)),
        _("Images"): measured["count"],
        _("Read correctly"): measured["right"],
        _("Precision"): 100 * measured["precision"],
        _("Recall"): 100 * measured["recall"],
        "F1": 100 * measured["f1"],
    }
    st.dataframe(  # pyright: ignore[reportUnknownMemberType]  (Streamlit takes tables of libraries without types)
        columns,
        column_config={_("Precision"): as_percent, _("Recall"): as_percent, "F1": as_percent},
        hide_index=True,
        key="per-class",
    )
    st.caption(
        _(
            "Precision: of all images that it calls this class, the share that really are. Recall: of all images "
            "of this class, the share that it recognises. F1 is the harmonic mean of the two."
        )
    )
    offer_csv(_("Download as CSV"), confusion_csv(found), file_name)


def confusion_csv(found: Evaluation) -> str:
    """Return a line for each true class: its name, how often it was read as each class, precision, recall, F1."""
    header = ["true", *(f"read as {name}" for name in found.class_names), "precision", "recall", "f1"]
    measured = found.per_class()
    rows: list[list[object]] = []
    for number, name in enumerate(found.class_names):
        shares = (measured[key][number] for key in ("precision", "recall", "f1"))
        row = ("" if np.isnan(share) else f"{share:.6f}" for share in shares)
        rows.append([name, *found.confusion[number].tolist(), *row])
    return csv_text(header, rows)
