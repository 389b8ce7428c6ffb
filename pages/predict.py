"""Predict: draw, upload, photograph or pick a digit, and see how every chosen network reads it."""

import streamlit as st

from lib.catalog import COMPARED_RUNS
from lib.i18n import _
from lib.runs import open_store
from pages.parts.address import addressed, addressed_many
from pages.parts.choose_run import run_label, trained_runs
from pages.parts.pictures import OWN, last_test_image, put_in_address
from pages.parts.preparation import receive
from pages.parts.sources import SOURCES, take_picture
from pages.parts.verdict import show_verdict

DATASET = "mnist"  # whose test images are offered while no network is chosen

store = open_store()

st.title(_("How do the networks read your digit?"), anchor=False)
source = st.segmented_control(
    _("Where the picture comes from"),
    list(SOURCES),
    format_func=lambda name: _(SOURCES[name]),
    required=True,
    label_visibility="collapsed",
    **addressed("source", list(SOURCES), "draw"),
)
runs = {run.id: run for run in trained_runs(store)}
left, right = st.columns([2, 3], gap="large")
with right:
    chosen = st.multiselect(
        _("Networks"),
        list(runs),
        format_func=lambda run_id: run_label(runs[run_id]),
        placeholder=_("Choose networks"),
        **addressed_many("runs", list(runs), [run_id for run_id in COMPARED_RUNS if run_id in runs]),
    )
    datasets = list(dict.fromkeys(runs[run_id].spec.dataset for run_id in chosen)) or [DATASET]
with left:
    taken = take_picture(source, min(map(last_test_image, datasets)))
    if taken is not None:
        put_in_address(taken)

with right:
    st.subheader(_("What the network receives"), anchor=False)
    received = receive(taken, datasets)
    if received is not None:
        picture, images = received
        st.subheader(_("What each network says"), anchor=False)
        columns = st.columns(2)
        for number, run_id in enumerate(chosen):
            with columns[number % 2]:
                show_verdict(runs[run_id], images[runs[run_id].spec.dataset], picture)
        if picture.kind == OWN:
            st.caption(_("The address holds this picture: copy it, and the class sees the same."))
