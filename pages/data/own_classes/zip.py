"""Making classes of a zip of folders."""

import streamlit as st

from lib.datasets.own.create import from_source
from lib.datasets.own.zip_folders import MAX_ZIP_BYTES
from lib.doors.bodies import drop_upload
from lib.i18n import _
from pages.data.own_classes.made import ask_for_title, make, say_made

KEY = "own-zip"
LIMIT = MAX_ZIP_BYTES // 1024**2
"""How large a zip may be, in megabytes."""


def take_zip(learner: str) -> None:
    """Draw the field for the zip, and the button that makes a data set of it."""
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
        if make(lambda: from_source(name, learner, [(file.name, file.getvalue())])):
            drop_upload(file)
            st.session_state[KEY] = number + 1  # another key, so the field is empty again
            st.rerun()
