"""Samples of each class, and how many images it has."""

import streamlit as st

from lib.charts.class_balance import class_balance
from lib.charts.contact_sheet import ClassRow, contact_sheet
from lib.csv_text import csv_text
from lib.errors import N_, NP_
from lib.i18n import _, plural
from lib.inspectors.answers.data_look import DataLook
from lib.typed_text import in_markdown
from pages.kit.downloads import offer_csv
from pages.kit.figures import draw_figure
from pages.kit.texts import translate_class

SPLITS = {"fit": N_("to learn from"), "validation": N_("held out"), "test": N_("to test on")}
ALIKE = 1.5
"""The classes count as balanced if none has more than so many times as many images as another."""


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


def show_balance(seen: DataLook) -> None:
    """Draw a bar a class, say what can be seen, and offer the numbers as CSV."""
    totals = seen.counts.sum(axis=0)
    largest, smallest = int(totals.argmax()), int(totals.argmin())
    st.subheader(_("Are the classes balanced?"), anchor=False)
    values = {
        "most": in_markdown(translate_class(seen.class_names[largest])),
        "largest": int(totals[largest]),
        "least": in_markdown(translate_class(seen.class_names[smallest])),
        "smallest": int(totals[smallest]),
        "share": float(totals[largest] / totals.sum()),
    }
    if totals[largest] <= ALIKE * totals[smallest]:
        nearly = NP_(
            "Nearly: from {smallest:,} image of {least} to {largest:,} of {most}.",
            "Nearly: from {smallest:,} images of {least} to {largest:,} of {most}.",
        )
        sentence = plural(nearly, int(totals[smallest]))
    else:
        no = NP_(
            "No: {largest:,} image of {most}, but only {smallest:,} of {least}.",
            "No: {largest:,} images of {most}, but only {smallest:,} of {least}.",
        )
        sentence = plural(no, int(totals[largest]))
    guess = _(
        "Always saying “{most}” would be right on {share:.0%} of them; that is what an accuracy has to beat."
    )
    st.markdown(f"{sentence.format(**values)} {guess.format(**values)}")
    labels = {**{split: _(text) for split, text in SPLITS.items()}, "count": _("images")}
    names = [translate_class(name) for name in seen.class_names]
    draw_figure(class_balance(names, seen.counts, seen.splits, labels), key="class-balance")
    counts = [[name, *map(int, column)] for name, column in zip(seen.class_names, seen.counts.T, strict=True)]
    offer_csv(_("Numbers as CSV"), csv_text(["class", *seen.splits], counts), "classes.csv")
