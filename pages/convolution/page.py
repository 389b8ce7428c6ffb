"""Convolution lab: one kernel, one picture, every product; what follows a convolution; and what it forgets."""

import streamlit as st

from lib.errors import N_
from lib.i18n import _
from lib.parts.convolution_lab import convolution_lab
from lib.runs import open_store
from pages.convolution import LAB, PAGE
from pages.convolution.picture import choose_lab_picture
from pages.convolution.scrambled import show_scrambled
from pages.kit import state
from pages.kit.choices import buttons

LOOKS = {
    "convolution": N_("Convolution"),
    "pooling": N_("Pooling"),
    "activation": N_("Activations"),
    "lrn": N_("Normalisation (LRN)"),
    "batch": N_("Batch norm"),
    "dropout": N_("Dropout"),
    "scrambled": N_("Scrambled parts"),
}

st.title(_(PAGE.heading), anchor=False)
with st.container(horizontal=True, vertical_alignment="bottom"):
    part = buttons(_("What to look at"), "part", LOOKS)
    shown = None if part == "scrambled" else choose_lab_picture()
if shown is None:
    show_scrambled(open_store())
else:
    convolution_lab(
        shown.image,
        shown.others,
        picture=shown.name,
        credit=shown.credit,
        part=part,
        view=state.arrived(LAB),
        key=state.key_of(LAB),
    )
