"""Data: what networks learn from, what preparing it does, and a learner's own classes."""

import streamlit as st

from lib import data
from lib.errors import N_
from lib.i18n import _
from lib.learner import learner_id
from pages.parts.address import choose_of
from pages.parts.data_augmentation import show_augmentation
from pages.parts.data_choice import choose_data, look, offer_training, show_facts
from pages.parts.data_classes import show_balance, show_samples
from pages.parts.data_download import offer_download
from pages.parts.data_mean import show_mean
from pages.parts.own_classes import show_own_classes

LOOKS = {
    "classes": N_("Classes"),
    "mean": N_("Mean image"),
    "augment": N_("Augmentation"),
    "own": N_("My classes"),
}

st.title(_("What does a network learn from?"), anchor=False)
part = choose_of(_("What to look at"), LOOKS, "look")
if part == "own":
    show_own_classes(learner_id())
else:
    entry, size = choose_data()
    if data.missing(entry.name):
        offer_download(entry)
    else:
        seen = look(entry, size)
        show_facts(entry, seen)
        offer_training(entry, size)
        if part == "classes":
            show_samples(seen)
            show_balance(seen)
        elif part == "mean":
            show_mean(seen)
        else:
            show_augmentation(seen)
