"""Choosing one of a data set's samples by class and number; the address names both."""

import numpy as np
import streamlit as st

from lib.i18n import _
from lib.inspectors.answers.data_look import DataLook
from pages.kit.choices import select
from pages.kit.texts import translate_class


def choose_sample(seen: DataLook) -> np.ndarray:
    """Return the sample that is chosen, uint8 [height, width, channels]."""
    known = {str(label): images for label, images in enumerate(seen.samples) if len(images)}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        label = select(
            _("Class"),
            "class",
            list(known),
            in_words=lambda label: translate_class(seen.class_names[int(label)]),
            width=220,
        )
        numbers = [str(number) for number in range(len(known[label]))]
        number = select(_("Sample"), "sample", numbers, in_words=lambda number: str(int(number) + 1), width=110)
    return known[label][int(number)]
