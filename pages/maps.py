"""Feature maps: what every layer makes of one image."""

import streamlit as st

from lib.i18n import _

st.title(_("What does each layer see?"), anchor=False)
