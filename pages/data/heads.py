"""The boxes around the heads of the pets that are shown, where their annotations lie beside the photos."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import streamlit as st

from lib import catalog, datasets
from lib.datasets.head_boxes import Box
from lib.errors import N_, LearnerError
from lib.i18n import _
from lib.inspectors.answers.data_look import DataLook
from lib.options import Option
from pages.kit.option_field import choose_option
from pages.kit.texts import say

SWITCH = Option(
    N_("Boxes around the heads"),
    N_("As those drew them who made the data set. A network here learns from the whole square, not from the box."),
    True,
    name="heads",
)


def choose_boxes(entry: catalog.DatasetEntry, seen: DataLook) -> list[Sequence[Box | None]]:
    """Return by label the boxes to draw on the samples; [] where none are known or they are switched off."""
    family, _variant = datasets.find(entry.name)
    if family.head_box is None or not seen.files:
        return []
    found: list[Sequence[Box | None]] = []
    troubles: list[LearnerError] = []
    for files in seen.files:
        found.append([_find_box(family, file, troubles) for file in files])
    for error in troubles[:1]:
        st.warning(say(error), icon=":material/warning:")
    shown, total = _count(found), sum(map(len, found))
    if not shown:
        return []
    if not choose_option(SWITCH, ""):
        return []
    st.caption(
        _("{shown} of these {total} photos have a box; the part of it outside the square is cut off.").format(
            shown=shown, total=total
        )
    )
    return found


def _find_box(family: datasets.DatasetFamily, file: Path, troubles: list[LearnerError]) -> Box | None:
    assert family.head_box is not None
    try:
        return family.head_box(file)
    except LearnerError as error:
        troubles.append(error)
        return None


def _count(boxes: Iterable[Sequence[Box | None]]) -> int:
    return sum(box is not None for some in boxes for box in some)
