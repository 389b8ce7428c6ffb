"""Samples of each class, and how many images it has."""

from collections.abc import Sequence

import numpy as np
import streamlit as st

from lib import catalog
from lib.charts.class_balance import class_balance
from lib.charts.contact_sheet import ClassRow, contact_sheet
from lib.csv_text import csv_text
from lib.datasets.head_boxes import Box
from lib.errors import N_, NP_
from lib.i18n import _, plural
from lib.inspectors.answers.data_look import DataLook
from pages.data.balance_text import describe_balance
from pages.data.heads import choose_boxes
from pages.kit.downloads import offer_csv
from pages.kit.figures import draw_figure
from pages.kit.texts import translate_class

SPLITS = {"fit": N_("to learn from"), "validation": N_("held out"), "test": N_("to test on")}


def show_samples(entry: catalog.DatasetEntry, seen: DataLook) -> None:
    """Draw a row of images a class; to learn from and to test on apart where they are made in different ways."""
    if not seen.test_samples:
        boxes = choose_boxes(entry, seen)
        _draw_rows(seen.class_names, seen.samples, seen.counts.sum(axis=0), boxes)
        return
    of_split = dict(zip(seen.splits, seen.counts, strict=True))
    st.markdown(_("A network learns from images like these."))
    _draw_rows(seen.class_names, seen.samples, of_split["fit"])
    st.markdown(_("It is tested on these, which are made in another way."))
    _draw_rows(seen.class_names, seen.test_samples, of_split["test"])


def _draw_rows(
    class_names: Sequence[str],
    samples: Sequence[np.ndarray],
    totals: np.ndarray,
    boxes: Sequence[Sequence[Box | None]] | None = None,
) -> None:
    """Draw a row a class: its name, its total and its samples, with boxes on them where there are any."""
    st.html(
        contact_sheet(
            [
                ClassRow(
                    translate_class(name),
                    plural(NP_("{count:,} image", "{count:,} images"), int(total)).format(count=int(total)),
                    images,
                    drawn,
                )
                for name, total, images, drawn in zip(
                    class_names, totals, samples, boxes or [()] * len(samples), strict=True
                )
            ]
        )
    )


def show_balance(seen: DataLook, labels_per_image: int) -> None:
    """Draw a bar a class, say what can be seen, and offer the numbers as CSV."""
    title = _("Are the classes balanced?")
    st.subheader(title, anchor=False)
    st.markdown(describe_balance(seen.class_names, seen.counts.sum(axis=0), labels_per_image))
    labels = {**{split: _(text) for split, text in SPLITS.items()}, "count": _("images")}
    names = [translate_class(name) for name in seen.class_names]
    draw_figure(class_balance(names, seen.counts, seen.splits, labels), title, key="class-balance")
    counts = [[name, *map(int, column)] for name, column in zip(seen.class_names, seen.counts.T, strict=True)]
    offer_csv(_("Numbers as CSV"), csv_text(["class", *seen.splits], counts), "classes.csv")
