"""Compare: any runs side by side, and ready experiments with a question each."""

import streamlit as st

from lib.experiments.repeats import missing_runs
from lib.i18n import _
from lib.learner import learner_id
from lib.runs import open_store
from pages.compare import PAGE
from pages.compare.choice import choose_experiment, choose_runs, find_runs
from pages.compare.live import show_comparison
from pages.compare.measures import measure_arm
from pages.compare.picture import compare_on_picture
from pages.compare.question import ask
from pages.compare.start import offer_runs
from pages.compare.table import show_table
from pages.kit.seen import seen_runs

store, learner = open_store(), learner_id()

st.title(_(PAGE.heading), anchor=False)
runs = seen_runs(store)
entry = choose_experiment(runs)
if entry is None:
    compared, reveal, complete = choose_runs(runs), True, True
else:
    compared, complete = find_runs(runs, entry), not missing_runs(runs, entry.arms)
    reveal = ask(entry, {arm.name: measure_arm(runs, arm) for arm in entry.arms})
if entry is not None and not complete:
    offer_runs(store, learner, runs, entry)
if compared and reveal:
    show_comparison(compared, learner)
    if entry is not None and complete:
        offer_runs(store, learner, runs, entry)
    compare_on_picture(store, compared)
elif compared:
    show_table(compared, results=False)
else:
    st.caption(_("Nothing to compare yet."))
