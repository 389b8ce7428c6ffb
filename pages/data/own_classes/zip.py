"""Own classes from a zip of folders."""

import streamlit as st

from lib.datasets.own.create import from_zip
from lib.datasets.own.zip_folders import MAX_ZIP_BYTES
from lib.i18n import _
from pages.data.own_classes.made import ask_for_title, make, say_made

KEY = "own-zip"
LIMIT = MAX_ZIP_BYTES // 1024**2
"""Megabytes."""


def take_zip(learner: str) -> None:
    """A field for the file, and the button."""
    say_made()
    number = st.session_state.setdefault(KEY, 0)
    title = ask_for_title()
    file = st.file_uploader(
        _(
            "A zip with one folder of pictures for each class; the folder’s name is the class. Up to {limit} MB"
        ).format(limit=LIMIT),
        type="zip",
        max_upload_size=LIMIT,
        key=f"{KEY}-{number}",
    )
    if file and st.button(_("Make the data set"), type="primary", icon=":material/folder_zip:"):
        name = title or file.name.removesuffix(".zip")
        if make(lambda: from_zip(name, learner, file)):
            st.session_state[KEY] = number + 1  # an empty field
            st.rerun()
