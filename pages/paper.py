"""Paper lab: what the capsule paper claims, what our own runs say, and what others found."""

import streamlit as st

from lib.i18n import _
from lib.learner import learner_id
from lib.paper import PAPER, QUESTIONS
from lib.runs import open_store
from pages.parts.address import addressed
from pages.parts.paper_evidence import show_evidence
from pages.parts.paper_missing import offer_missing
from pages.parts.paper_question import ask
from pages.parts.paper_results import offer_results, show_chart, show_table
from pages.parts.queue import show_queue

store, learner = open_store(), learner_id()

st.title(_("Does the paper hold? Test its claims yourself"), anchor=False)
question = QUESTIONS[
    st.selectbox(
        _("Claim"),
        list(QUESTIONS),
        format_func=lambda name: _(QUESTIONS[name].text),
        **addressed("claim", list(QUESTIONS), "routing"),
    )
]
runs = store.runs()
if ask(question, runs):
    show_chart(runs, question.family)
    show_table(runs, question.family)
    offer_results(runs)
    show_evidence(question.family)
show_queue(store, learner)
offer_missing(store, learner, runs, question.family)
st.caption(_("Published numbers: {paper}, arXiv 1710.09829.").format(paper=PAPER))
