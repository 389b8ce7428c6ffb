"""Downloading a data set that is not on this computer."""

import time

import streamlit as st

from lib import catalog, datasets
from lib.errors import LearnerError
from lib.i18n import _
from pages.kit.texts import say

PAUSE = 0.2
"""Seconds between two looks of the progress bar."""


def offer_download(entry: catalog.DatasetEntry) -> None:
    """Say what the data set is, and draw the button that downloads it.

    Below it stands how to bring the data set by hand, in each form that is read.
    """
    size = sum(remote.size for remote in datasets.missing(entry.name)) / 1e6
    st.caption(_(entry.summary))
    st.info(
        _("This data set is not on this computer. Its publisher has it: {size:,.0f} MB to download once.").format(
            size=size
        ),
        icon=":material/cloud_download:",
    )
    if st.button(_("Download"), type="primary", icon=":material/download:", key=f"download-{entry.name}"):
        _download(entry)
    family, _variant = datasets.find(entry.name)
    st.caption(
        _(
            "If this computer has no internet, bring {files} from another one, into {folder} in CAPSULE_LAB_HOME."
        ).format(files=" / ".join(f"`{form}`" for form in family.forms), folder=f"`datasets/{family.name}`")
    )


def _download(entry: catalog.DatasetEntry) -> None:
    bar = st.progress(0.0, text=_("Connecting …"))
    shown = 0.0

    def progress(done: int, total: int) -> None:
        nonlocal shown
        if time.monotonic() - shown > PAUSE or done == total:
            shown = time.monotonic()
            text = _("{done:,.0f} of {total:,.0f} MB").format(done=done / 1e6, total=total / 1e6)
            bar.progress(done / total, text=text)

    try:
        datasets.fetch(entry.name, progress)
    except LearnerError as error:
        bar.empty()
        st.error(say(error), icon=":material/cloud_off:")
    else:
        st.rerun()
