"""One picture through all the runs that are compared."""

from collections.abc import Sequence

import streamlit as st

from lib.errors import LearnerError
from lib.i18n import _, say
from lib.runs import Run, RunStore
from pages.parts.address import addressed
from pages.parts.compare_choice import Compared
from pages.parts.pictures import OWN, last_test_image, put_in_address
from pages.parts.preparation import receive
from pages.parts.sources import SOURCES, take_picture
from pages.parts.verdict import show_verdict

TEST_SOURCE = "test"


def one_picture(store: RunStore, compared: Compared) -> None:
    """Choose a picture, and see what each run with weights says of it; the others say that they have none."""
    runs = [store.get(run_id) for run_id in compared]
    able = [run for run in runs if store.files(run).checkpoints()]
    st.subheader(_("The same picture through all"), anchor=False)
    unable = ", ".join(compared[run.id] for run in runs if run not in able)
    if unable:
        text = _("No weights are here of these, only their numbers, so they cannot read a picture: {runs}.")
        st.caption(text.format(runs=unable))
    if able:
        _read(able, compared)


def _read(runs: Sequence[Run], compared: Compared) -> None:
    datasets = list(dict.fromkeys(run.spec.dataset for run in runs))
    sources, last = list(SOURCES), 0
    try:
        last = min(map(last_test_image, datasets))
    except LearnerError as error:  # the data are not on this computer, but the learner's own pictures are
        st.caption(say(error))
        sources.remove(TEST_SOURCE)
    source = st.segmented_control(
        _("Where the picture comes from"),
        sources,
        format_func=lambda name: _(SOURCES[name]),
        required=True,
        label_visibility="collapsed",
        **addressed("source", sources, sources[-1]),
    )
    left, right = st.columns([2, 3], gap="large")
    with left:
        taken = take_picture(str(source), last)
        if taken is not None:
            put_in_address(taken)
    with right:
        received = receive(taken, datasets)
    if received is None:
        return
    picture, images = received
    columns = st.columns(min(3, len(runs)))
    for number, run in enumerate(runs):
        with columns[number % len(columns)]:
            st.caption(compared[run.id])
            show_verdict(run, images[run.spec.dataset], picture)
    if picture.kind == OWN:
        st.caption(_("The address holds this picture: copy it, and the class sees the same."))
