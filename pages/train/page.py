"""Train: choose a network and its options, start it, and watch it learn."""

import streamlit as st

from lib.i18n import _
from lib.learner import learner_id
from lib.runs import open_store
from pages.kit.texts import say
from pages.train import PAGE
from pages.train.branch import draw_branch_form, find_run_to_continue
from pages.train.new_run import draw_new_run_form
from pages.train.run_card import find_run_in_view, show_run
from pages.train.run_list import show_runs

store = open_store()
learner = learner_id()

st.title(_(PAGE.heading), anchor=False)
if store.notice is not None:
    st.warning(say(store.notice), icon=":material/build:")
form, view = st.columns([2, 5], gap="large")
with form:
    parent = find_run_to_continue(store)
    if parent is None:
        draw_new_run_form(store, learner)
    else:
        draw_branch_form(store, learner, parent)
with view:
    run = find_run_in_view(store, learner)
    show_run(run.id, learner)
    show_runs(store, learner)
