"""What later publications found out about the same claims."""

import streamlit as st

from lib.experiments.paper.evidence import EVIDENCE
from lib.i18n import _


def show_evidence(family: str) -> None:
    """List the publications on this family of claims, if any: source, what was measured, and what was found."""
    found = [entry for entry in EVIDENCE if family in entry.families]
    if not found:
        return
    st.subheader(_("What others measured"), anchor=False)
    columns = st.columns(2)
    for number, entry in enumerate(found):
        with columns[number % 2], st.container(border=True):
            st.markdown(f"**[{entry.title}]({entry.link})**  \n{entry.source}")
            st.markdown(_("Measured: {text}").format(text=_(entry.measured)))
            st.markdown(_("Found: {text}").format(text=_(entry.found)))
