"""One of the samples, chosen by class and number; both are in the address."""

import numpy as np
import streamlit as st

from lib.i18n import _
from lib.inspectors.answers.data_look import DataLook
from pages.kit.choices import select
from pages.kit.texts import class_name


def choose_sample(seen: DataLook) -> np.ndarray:
    """uint8 [height, width, channels]."""
    known = {str(label): images for label, images in enumerate(seen.samples) if len(images)}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        label = select(
            _("Class"),
            "class",
            list(known),
            in_words=lambda label: class_name(seen.class_names[int(label)]),
            width=220,
        )
        numbers = [str(number) for number in range(len(known[label]))]
        number = select(_("Sample"), "sample", numbers, in_words=lambda number: str(int(number) + 1), width=110)
    return known[label][int(number)]
