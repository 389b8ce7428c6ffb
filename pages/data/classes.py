"""Samples of each class, and how many images each has."""

import streamlit as st

from lib.charts.class_balance import class_balance
from lib.charts.contact_sheet import ClassRow, contact_sheet
from lib.csv_text import csv_text
from lib.errors import N_, NP_
from lib.i18n import _, plural
from lib.inspectors.answers.data_look import DataLook
from pages.kit.downloads import offer_csv
from pages.kit.texts import class_name

SPLITS = {"fit": N_("to learn from"), "validation": N_("held out"), "test": N_("to test on")}
ALIKE = 1.5
"""Up to how many times as many images one class may have as another to call them alike."""


def show_samples(seen: DataLook) -> None:
    """A row of images a class."""
    totals = seen.counts.sum(axis=0)
    st.html(
        contact_sheet(
            [
                ClassRow(
                    class_name(name),
                    plural(NP_("{count:,} image", "{count:,} images"), int(total)).format(count=int(total)),
                    samples,
                )
                for name, total, samples in zip(seen.class_names, totals, seen.samples, strict=True)
            ]
        )
    )


def show_balance(seen: DataLook) -> None:
    """A bar a class, what to see in it, and the numbers to take along."""
    totals = seen.counts.sum(axis=0)
    largest, smallest = int(totals.argmax()), int(totals.argmin())
    st.subheader(_("Are the classes balanced?"), anchor=False)
    values = {
        "most": class_name(seen.class_names[largest]),
        "largest": int(totals[largest]),
        "least": class_name(seen.class_names[smallest]),
        "smallest": int(totals[smallest]),
        "share": float(totals[largest] / totals.sum()),
    }
    sentence = (
        _("Nearly: from {smallest:,} images of {least} to {largest:,} of {most}.")
        if totals[largest] <= ALIKE * totals[smallest]
        else _("No: {largest:,} images of {most}, but only {smallest:,} of {least}.")
    )
    guess = _(
        "Always saying “{most}” would be right on {share:.0%} of them; that is what an accuracy has to beat."
    )
    st.markdown(f"{sentence.format(**values)} {guess.format(**values)}")
    st.plotly_chart(
        class_balance(
            [class_name(name) for name in seen.class_names],
            seen.counts,
            seen.splits,
            {**{split: _(text) for split, text in SPLITS.items()}, "count": _("images")},
        ),
        config={"displayModeBar": False},
        key="class-balance",
    )
    counts = [[name, *map(int, column)] for name, column in zip(seen.class_names, seen.counts.T, strict=True)]
    offer_csv(_("Numbers as CSV"), csv_text(["class", *seen.splits], counts), "classes.csv")
