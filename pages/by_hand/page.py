"""By hand: set the couplings of a few capsules instead of the algorithm, or route vectors that were typed in."""

import streamlit as st

from lib.i18n import _
from lib.runs import open_store
from pages.by_hand import LOOKS, PAGE
from pages.by_hand.bench import show_bench
from pages.by_hand.router import show_router
from pages.kit.choices import buttons

st.title(_(PAGE.heading), anchor=False, width="content")
if buttons(_("What to look at"), "look", LOOKS) == "vectors":
    show_bench()
else:
    show_router(open_store())
