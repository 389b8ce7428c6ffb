"""How each image of the split was read, as a table and as a file."""

from collections.abc import Sequence

import numpy as np
import streamlit as st

from lib.csv_text import csv_text
from lib.i18n import _
from lib.inspectors.answers.evaluation import Evaluation
from pages.kit.downloads import offer_csv
from pages.kit.texts import translate_class

BETWEEN = " + "


def show_every_image(found: Evaluation, file_name: str) -> None:
    """Draw a switch that shows a row an image, sortable, and a button that downloads all of them as CSV."""
    st.subheader(_("Image by image"), anchor=False)
    with st.container(horizontal=True):
        is_shown = st.toggle(_("Show as a table"), key="every-image-shown")
        only = is_shown and st.toggle(_("Only what it read wrong"), key="every-image-wrong")
    if is_shown:
        _draw_table(found, np.flatnonzero(~found.images.right) if only else np.arange(found.count))
    offer_csv(_("Every image as CSV"), lambda: images_csv(found), file_name, key="every-image")


def _draw_table(found: Evaluation, chosen: np.ndarray) -> None:
    images = found.images
    columns = {
        _("Image"): chosen,
        _("Shows"): _names(found, images.labels[chosen]),
        _("Read as"): _names(found, images.answers[chosen]),
        _("Score"): images.scores[chosen].min(axis=1),
        _("Place of the right class"): images.places[chosen],
        _("Read right"): images.right[chosen],
    }
    st.dataframe(  # pyright: ignore[reportUnknownMemberType]  (Streamlit takes tables of libraries without types)
        columns,
        column_config={_("Score"): st.column_config.NumberColumn(format="%.4f")},
        hide_index=True,
        key="every-image-table",
    )


def _names(found: Evaluation, classes: np.ndarray) -> list[str]:
    """Return what classes [images, k] are called, one text an image."""
    names = list(map(translate_class, found.class_names))
    return [_join(names, row) for row in classes]


def _join(names: Sequence[str], classes: np.ndarray) -> str:
    return BETWEEN.join([names[int(number)] for number in classes])


def images_csv(found: Evaluation) -> str:
    """Return a line an image: its number, what it shows, what was read, the scores, the place of what it shows."""
    images, names = found.images, found.class_names
    header = ["image", "shows", "read as", found.score_name, "place of the right class", "read right"]

    every = zip(images.labels, images.answers, images.scores, images.places, images.right, strict=True)
    rows = (
        [
            number,
            _join(names, shows),
            _join(names, read),
            BETWEEN.join(f"{score:.6f}" for score in scores),
            place,
            int(right),
        ]
        for number, (shows, read, scores, place, right) in enumerate(every)
    )
    return csv_text(header, rows)
