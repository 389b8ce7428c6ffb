"""Convolution lab: one kernel, one image, every product."""

import streamlit as st

from lib.i18n import _

st.title(_("What does a convolution do?"), anchor=False)
