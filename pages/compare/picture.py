"""One picture through all the runs that are compared."""

from collections.abc import Sequence

import streamlit as st

from lib.i18n import _, join_list
from lib.inspectors.readings import Reading
from lib.pictures.reference import TEST
from lib.runs import Run, RunStore
from lib.typed_text import in_markdown
from pages.compare.choice import Compared
from pages.kit.pictures.address import say_it_can_be_shared
from pages.kit.pictures.preparation import input_shapes, prepare_picture, steps_in_address
from pages.kit.pictures.sources import choose_source, follows, number_of_picture, take_picture
from pages.kit.runs.verdict import show_verdict


def compare_on_picture(store: RunStore, compared: Compared) -> None:
    """Let the learner choose a picture, and show what each run that has weights says of it."""
    runs = [store.get(run_id) for run_id in compared]
    able = [run for run in runs if store.files(run).checkpoints()]
    st.subheader(_("The same picture through all networks"), anchor=False)
    unable = join_list(in_markdown(compared[run.id]) for run in runs if run not in able)
    if unable:
        text = _(
            "Of these runs only the measured numbers are on this computer, not the weights, so they cannot "
            "read a picture: {runs}."
        )
        st.caption(text.format(runs=unable))
    if able:
        _read(able, compared)


def _read(runs: Sequence[Run], compared: Compared) -> None:
    readings = list(dict.fromkeys(Reading.of(run.spec) for run in runs))
    source, last = choose_source(readings, TEST)
    left, right = st.columns([2, 3], gap="large")
    with left:
        shapes, steps = input_shapes(readings), steps_in_address(readings)
        taken = take_picture(source, last, readings, shapes=shapes, steps=steps)
    with right:
        picture = prepare_picture(taken, readings, source)
    if picture is None and not follows(source):
        return
    columns = st.columns(min(3, len(runs)))
    for number, run in enumerate(runs):
        with columns[number % len(columns)]:
            st.caption(in_markdown(compared[run.id]))
            show_verdict(run, picture, steps=steps, number=number_of_picture(source))
    if picture is not None:
        say_it_can_be_shared(picture)
