"""Pictures that a learner gave more than once, the same or nearly so: shown, and not repaired."""

import numpy as np
import streamlit as st

from lib.charts.contact_sheet import ClassRow, contact_sheet
from lib.datasets.own.manifest import NAME, Manifest, class_folder
from lib.datasets.own.repeats import Repeat
from lib.datasets.splits.photo_split import read_square
from lib.datasets.storage.sources import dataset_folder
from lib.errors import NP_, LearnerError
from lib.i18n import _, join_list, plural
from pages.data.own_classes.thumbnails import SIDE

MOST_SHOWN, MOST_BESIDE = 12, 6


def show_repeats(manifest: Manifest) -> None:
    """Say which pictures of a data set were given more than once, with each of them and its classes."""
    if not manifest.repeats:
        return
    text = NP_(
        "{count} picture was given in different classes, or to learn from and to test on. It is kept on one side "
        "of the division. Take it out where it is wrong, then make the data set again.",
        "{count} pictures were given in different classes, or to learn from and to test on. Each is kept on one "
        "side of the division. Take them out where they are wrong, then make the data set again.",
    )
    count = len(manifest.repeats)
    st.warning(plural(text, count).format(count=count), icon=":material/content_copy:")
    _show_rows([_row(manifest, repeat) for repeat in manifest.repeats[:MOST_SHOWN]], count)


def show_near(manifest: Manifest) -> None:
    """Say which pictures of a data set are nearly the same, and show some of each group."""
    if not manifest.near:
        return
    text = NP_(
        "{count} picture was given more than once, nearly the same: saved again, cropped or made brighter "
        "perhaps. Keep one of them, unless the others are meant.",
        "{count} pictures were given more than once, nearly the same: saved again, cropped or made brighter "
        "perhaps. Keep one of each, unless the others are meant.",
    )
    count = len(manifest.near)
    st.warning(plural(text, count).format(count=count), icon=":material/filter_none:")
    rows: list[ClassRow] = []
    for group in manifest.near[:MOST_SHOWN]:
        names = join_list(list(dict.fromkeys(name for name, _number in group)))
        said = plural(NP_("{count} picture", "{count} pictures"), len(group)).format(count=len(group))
        rows.append(ClassRow(names, said, [_thumbnail(manifest.id, *place) for place in group[:MOST_BESIDE]]))
    _show_rows(rows, count)


def _show_rows(rows: list[ClassRow], count: int) -> None:
    """Draw these rows, and say how many of `count` are not among them."""
    st.html(contact_sheet(rows))
    if count > len(rows):
        st.caption(_("… and {count} more").format(count=count - len(rows)))


def _row(manifest: Manifest, repeat: Repeat) -> ClassRow:
    names = join_list([name for name, _number in repeat.kept])
    left_out = _("left out: {files}").format(files=join_list(repeat.left_out)) if repeat.left_out else ""
    return ClassRow(names, left_out, [_thumbnail(manifest.id, *repeat.kept[0])])


@st.cache_data(max_entries=500, show_spinner=False)
def _thumbnail(set_id: str, name: str, number: int) -> np.ndarray:
    """Return a kept picture, uint8 [SIDE, SIDE, 3]; grey if it is gone."""
    folder = class_folder(dataset_folder(NAME) / set_id, name)
    try:
        [path] = folder.glob(f"{number:05d}*.jpg")
        return read_square(path, SIDE)
    except (LearnerError, ValueError):
        return np.full((SIDE, SIDE, 3), 128, np.uint8)
