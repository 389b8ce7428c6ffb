"""Data: what networks learn from, what preparing it does, and a learner's own classes."""

import streamlit as st

from lib import datasets
from lib.errors import N_
from lib.i18n import _
from lib.learner import learner_id
from pages.data import PAGE
from pages.data.augmentation import show_augmentation
from pages.data.choice import choose_data, look_at, offer_training, show_facts
from pages.data.classes import show_balance, show_samples
from pages.data.download import offer_download
from pages.data.mean import show_mean
from pages.data.own_classes.own_classes import show_own_classes
from pages.data.records import show_records
from pages.kit.choices import buttons

LOOKS = {
    "classes": N_("Classes"),
    "mean": N_("Mean image"),
    "augment": N_("Augmentation"),
    "records": N_("Records"),
    "own": N_("My classes"),
}

st.title(_(PAGE.heading), anchor=False)
part = buttons(_("What to look at"), "look", LOOKS)
if part == "own":
    show_own_classes(learner_id())
else:
    entry, size = choose_data()
    if datasets.missing(entry.name):
        offer_download(entry)
    else:
        seen = look_at(entry, size)
        show_facts(entry, seen)
        if part != "augment":
            offer_training(entry, size)
        if part == "classes":
            show_samples(entry, seen)
            show_balance(seen, entry.labels_per_image)
        elif part == "mean":
            show_mean(seen)
        elif part == "records":
            show_records(entry, size)
        else:
            show_augmentation(seen, entry, size)
