"""One picture through all the runs that are compared."""

from collections.abc import Sequence

import streamlit as st

from lib.i18n import _
from lib.runs import Run, RunStore
from pages.compare.choice import Compared
from pages.kit.pictures import OWN, TEST, Reading, put_in_address
from pages.kit.preparation import receive
from pages.kit.sources import choose_source, take_picture
from pages.kit.verdict import show_verdict


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
    readings = list(dict.fromkeys(Reading.of(run.spec) for run in runs))
    source, last = choose_source(readings, TEST)
    left, right = st.columns([2, 3], gap="large")
    with left:
        taken = take_picture(source, last, readings)
        if taken is not None and taken.kind == OWN:
            put_in_address(taken)
    with right:
        picture = receive(taken, readings, last)
    if picture is None:
        return
    columns = st.columns(min(3, len(runs)))
    for number, run in enumerate(runs):
        with columns[number % len(columns)]:
            st.caption(compared[run.id])
            show_verdict(run, picture)
    if picture.kind == OWN:
        st.caption(_("The address holds this picture: copy it, and the class sees the same."))
