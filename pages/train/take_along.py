"""A trained network as a file that runs elsewhere."""

import streamlit as st

from lib.i18n import _
from lib.inspectors.answers.keras_file import KERAS, write_keras
from lib.inspectors.answers.network_file import SUFFIX, can_be_sent, export_network
from lib.runs import Run, open_store

ICON = ":material/download:"


def offer_network(run: Run) -> None:
    """Draw a popover that downloads the network of the last checkpoint of a run that has one."""
    checkpoint = open_store().files(run).checkpoint("")
    with st.popover(_("Network as a file"), icon=":material/package_2:"):
        if not can_be_sent(run):
            st.caption(_("This network is too large to be sent. Whoever runs the app can export it there."))
            return
        st.caption(_("With the weights of its last checkpoint. Making the file takes some seconds."))
        st.download_button(
            _("For LiteRT: phones, browsers, small devices ({suffix})").format(suffix=SUFFIX),
            lambda: export_network(run.id, checkpoint).read(),
            run.id + SUFFIX,
            "application/octet-stream",
            icon=ICON,
            on_click="ignore",
            key=f"lite-{run.id}",
        )
        st.download_button(
            _("For Keras 3 in Python, with its layers ({suffix})").format(suffix=f"{KERAS}, zip"),
            lambda: write_keras(run.id, checkpoint).zipped(run.id),
            f"{run.id}.zip",
            "application/zip",
            icon=ICON,
            on_click="ignore",
            key=f"keras-{run.id}",
        )
