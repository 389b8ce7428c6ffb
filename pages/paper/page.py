"""Paper lab: what the capsule paper claims, what our own runs say, and what others found."""

import streamlit as st

from lib.experiments.paper.claims import CLAIMS
from lib.experiments.paper.published import PAPER
from lib.i18n import _
from lib.learner import learner_id
from lib.runs import open_store
from pages.kit.choices import select
from pages.kit.runs.queue import show_queue
from pages.kit.seen import seen_runs
from pages.paper import PAGE
from pages.paper.evidence import show_evidence
from pages.paper.missing import offer_missing
from pages.paper.question import ask
from pages.paper.rates import show_rates
from pages.paper.results import offer_results, show_chart, show_table
from pages.paper.together import find_members, show_together

store, learner = open_store(), learner_id()

st.title(_(PAGE.heading), anchor=False)
claim = CLAIMS[select(_("Claim"), "claim", list(CLAIMS), in_words=lambda name: _(CLAIMS[name].text))]
runs = seen_runs(store)
members = find_members(runs, claim)
if ask(claim, runs, members):
    show_chart(runs, claim, members)
    show_table(runs, claim, members)
    show_rates(runs, claim)
    show_together(members)
    offer_results(runs)
    show_evidence(claim.family)
show_queue(store, learner)
offer_missing(store, learner, runs, claim)
st.caption(_("Published numbers: {paper}, arXiv 1710.09829.").format(paper=PAPER))
