"""Filter evolution: a run's whole training on one slider."""

import streamlit as st

from lib.i18n import _

st.title(_("How do filters come to be?"), anchor=False)
