"""Predict: draw, upload, photograph or pick a digit, and see how every chosen network reads it."""

import numpy as np
import streamlit as st

from lib.errors import LearnerError
from lib.i18n import _, say
from lib.probe.client import prepare
from lib.runs import open_store
from pages.parts.address import addressed, addressed_many
from pages.parts.choose_run import run_label, trained_runs
from pages.parts.pictures import OWN, TEST, Picture, picture_in_address, put_in_address, test_image
from pages.parts.preparation import choose_steps, show_received, show_stages
from pages.parts.sources import SOURCES, take_picture
from pages.parts.verdict import show_verdict

store = open_store()
DATASET = "mnist"

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
with left:
    taken = take_picture(source)
    if taken is not None:
        put_in_address(taken)


def model_input(picture: Picture) -> np.ndarray | None:
    """What the networks receive, with the way there; None if the picture cannot be used."""
    try:
        if picture.kind == TEST:
            image, label = test_image(DATASET, int(picture.name))
            st.caption(
                _("Test image {index}, labelled {label}: the networks receive it as it is.").format(
                    index=picture.name, label=label
                )
            )
            show_received(image)
            return image
        prepared = prepare(picture.content(), (28, 28, 1), choose_steps())
        show_stages(prepared)
        return None if prepared.is_blank else prepared.model_input
    except LearnerError as error:
        st.error(say(error), icon=":material/image_not_supported:")
        return None


with right:
    chosen = st.multiselect(
        _("Networks"),
        list(runs),
        format_func=lambda run_id: run_label(runs[run_id]),
        **addressed_many("runs", list(runs), [run.id for run in runs.values() if run.bundled]),
    )
    picture = taken or picture_in_address()
    st.subheader(_("What the network receives"), anchor=False)
    image = model_input(picture)
    if image is not None:
        st.subheader(_("What each network says"), anchor=False)
        for run_id in chosen:
            show_verdict(runs[run_id], image, picture)
    if picture.kind == OWN:
        st.caption(_("The address holds this picture: copy it, and the class sees the same."))
