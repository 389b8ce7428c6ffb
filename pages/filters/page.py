"""Filter evolution: a run's whole training on one slider."""

import streamlit as st

from lib.charts.html import render
from lib.i18n import _
from lib.runs import open_store
from pages.filters import PAGE
from pages.filters.choice import SURPRISING_RUN, find_opening_run, find_runs_to_watch
from pages.filters.machine import show_machine
from pages.filters.picture import choose_film_picture
from pages.kit.runs.choose_run import choose_among

store = open_store()
runs = find_runs_to_watch(store)
opening = find_opening_run(store, runs)
with st.container(horizontal=True, vertical_alignment="bottom"):
    st.title(_(PAGE.heading), anchor=False, width="content")
    unsuited = _("“{name}” has no snapshots of its training, so its filters cannot be followed.")
    run = choose_among(runs, opening, unsuited=unsuited) if runs else None
    picture = choose_film_picture(run) if run is not None else None
if run is None or picture is None:
    st.info(_("No run has kept snapshots yet. Train a network, and watch its filters here while it learns."))
    st.page_link("pages/train/page.py", label=_("Train"), icon=":material/model_training:")
else:
    st.html(render("pages/filters/steady.html"))  # a film takes seconds, and the part can be used meanwhile
    show_machine(run.id, picture)
    surprising = next((one for one in runs if one.id == SURPRISING_RUN), None)
    if run.id == opening and surprising is not None:
        question = _("In which layer do filters change most? Guess with {network}.")
        st.page_link(
            "pages/filters/page.py",
            label=question.format(network=_(surprising.architecture.title)),
            icon=":material/help:",
            query_params={"run": surprising.id},
        )
