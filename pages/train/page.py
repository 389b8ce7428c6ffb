"""Train: choose a network and its options, start it, and watch it learn."""

import streamlit as st

from lib.i18n import _
from lib.learner import learner_id
from lib.runs import open_store
from pages.train import PAGE
from pages.train.branch import branch_form, run_to_continue
from pages.train.new_run import new_run_form
from pages.train.run_card import live_run, run_in_view
from pages.train.run_list import show_runs

store = open_store()
learner = learner_id()

st.title(_(PAGE.heading), anchor=False)
form, view = st.columns([2, 5], gap="large")
with form:
    parent = run_to_continue(store)
    if parent is None:
        new_run_form(store, learner)
    else:
        branch_form(store, learner, parent)
with view:
    run = run_in_view(store, learner)
    live_run(run.id, learner)
    show_runs(store, learner)
