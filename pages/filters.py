"""Filter evolution: a run's whole training on one slider."""

import streamlit as st

from lib.i18n import _
from lib.runs import open_store
from pages.parts.choose_run import choose_among
from pages.parts.filters_choice import runs_with_snapshots
from pages.parts.filters_machine import live_machine

store = open_store()
with st.container(horizontal=True, vertical_alignment="bottom"):
    st.title(_("How do filters come to be?"), anchor=False, width="content")
    run = choose_among(runs_with_snapshots(store))
live_machine(run.id)
