"""Is it routing?: how much the couplings of a network depend on the picture, and what its answers owe them."""

import streamlit as st

from lib.i18n import _
from lib.runs import open_store
from pages.is_it_routing import PAGE
from pages.is_it_routing.measures import show_measures
from pages.is_it_routing.networks import choose_networks
from pages.is_it_routing.pair import show_pair
from pages.kit.runs.choose_run import find_trained_runs

store = open_store()
st.title(_(PAGE.heading), anchor=False, width="content")
st.caption(
    _(
        "Routing should send each part to the whole it belongs to, a different way for each picture. Is that what "
        "these networks do? Each reads the first 1,000 test images, or all if it has fewer, once, and what was "
        "measured is kept."
    )
)
runs = find_trained_runs(store, with_capsules=True)
readers = choose_networks(store, runs)
if readers:
    show_measures(readers)
else:
    st.caption(_("Choose at least one network."))
show_pair(store, runs, [reader.run.id for reader in readers])
