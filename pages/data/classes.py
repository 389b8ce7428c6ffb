"""Samples of each class, and how many images it has."""

import streamlit as st

from lib.charts.class_balance import class_balance
from lib.charts.contact_sheet import ClassRow, contact_sheet
from lib.csv_text import csv_text
from lib.errors import N_, NP_
from lib.i18n import _, plural
from lib.inspectors.answers.data_look import DataLook
from pages.data.balance_text import describe_balance
from pages.kit.downloads import offer_csv
from pages.kit.figures import draw_figure
from pages.kit.texts import translate_class

SPLITS = {"fit": N_("to learn from"), "validation": N_("held out"), "test": N_("to test on")}


def show_samples(seen: DataLook) -> None:
    """Draw a row of images a class."""
    totals = seen.counts.sum(axis=0)
    st.html(
        contact_sheet(
            [
                ClassRow(
                    translate_class(name),
                    plural(NP_("{count:,} image", "{count:,} images"), int(total)).format(count=int(total)),
                    samples,
                )
                for name, total, samples in zip(seen.class_names, totals, seen.samples, strict=True)
            ]
        )
    )


def show_balance(seen: DataLook, labels_per_image: int) -> None:
    """Draw a bar a class, say what can be seen, and offer the numbers as CSV."""
    st.subheader(_("Are the classes balanced?"), anchor=False)
    st.markdown(describe_balance(seen.class_names, seen.counts.sum(axis=0), labels_per_image))
    labels = {**{split: _(text) for split, text in SPLITS.items()}, "count": _("images")}
    names = [translate_class(name) for name in seen.class_names]
    draw_figure(class_balance(names, seen.counts, seen.splits, labels), key="class-balance")
    counts = [[name, *map(int, column)] for name, column in zip(seen.class_names, seen.counts.T, strict=True)]
    offer_csv(_("Numbers as CSV"), csv_text(["class", *seen.splits], counts), "classes.csv")
