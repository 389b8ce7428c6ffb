"""The fields for files and for a folder, and what has arrived by them."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from lib.datasets.own.sources.opened import Given
from lib.datasets.own.zip_folders import MAX_FILES, MAX_ZIP_BYTES
from lib.doors.bodies import FRAME_BYTES, address_for, drop_upload, take_upload
from lib.errors import N_, LearnerError
from lib.i18n import _
from lib.parts.folder_input import folder_input, newest_folder

LIMIT = MAX_ZIP_BYTES // 1024**2
"""How large all files may be together, in megabytes."""


@dataclass(frozen=True)
class Arrived:
    """Files that have arrived.

    Attributes:
        ids: of the uploads: others for other files.
        name: what a data set of them is called if nobody says.
        give: returns a copy of the files, which may have 100 MB. Raises LearnerError if they are gone.
    """

    ids: tuple[str, ...]
    name: str
    give: Callable[[], Given]


def receive_files(label: str, key: str) -> Arrived | None:
    """Draw Streamlit's field for files; return those that have arrived, or None."""
    files = st.file_uploader(label, max_upload_size=LIMIT, accept_multiple_files=True, key=key)
    if not files:
        return None
    first = files[0].name

    def give() -> Given:
        return [(file.name, file.getvalue()) for file in files]

    return Arrived(tuple(file.file_id for file in files), first.rpartition(".")[0] or first, give)


def receive_folder(key: str) -> Arrived | None:
    """Draw the field for a folder; return the folder that has arrived, or None."""
    sent, kept = newest_folder(key), f"{key}-address"
    if kept not in st.session_state or (sent is not None and sent.address == st.session_state[kept]):
        st.session_state[kept] = address_for("folder.zip")  # each is good for one folder
    folder_input(st.session_state[kept], most_bytes=MAX_ZIP_BYTES - FRAME_BYTES, most_files=MAX_FILES, key=key)
    if sent is None or not sent.has_arrived:
        return None

    def give() -> Given:
        content = take_upload(sent.address)
        if content is None:
            raise LearnerError(N_("The files are not on the server any more. Choose the folder again."))
        return [("folder.zip", content)]

    return Arrived((sent.address.rpartition("/")[2],), sent.name or _("My classes"), give)


def forget_arrived(arrived: Arrived) -> None:
    """Give back the memory of files that are needed no more."""
    for file_id in arrived.ids:
        drop_upload(file_id)
