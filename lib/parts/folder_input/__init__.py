"""Lets a learner choose or drop a folder, which the browser packs into one zip and sends in one request.

Streamlit's own field sends each file in a request of its own and draws its list anew for each: the browser is
then busy for three minutes with a folder of 750 files.
"""

import streamlit as st

from lib.parts.folder_input.state import FolderInputState, SentFolder
from lib.parts.key import Key, name_of
from lib.parts.packing import Payload
from lib.parts.part import Part

__all__ = ["FolderInputState", "SentFolder", "folder_input", "newest_folder", "payload"]

PART = Part("folder_input", FolderInputState)


def newest_folder(key: Key) -> SentFolder | None:
    """Return what was sent last from the part that is mounted with `key`, as the session keeps it, or None."""
    kept = f"{name_of(key)}-sent"
    told = PART.state(key).folder
    if told is not None:
        st.session_state[kept] = told
    return st.session_state.get(kept)


def folder_input(address: str, *, most_bytes: int, most_files: int, key: Key) -> None:
    """Show the part; a folder that has arrived runs the page, and `newest_folder` then has it.

    Args:
        address: where one folder can be sent, as a path of this server; another one once that was used.
        most_bytes: of the zip.
        most_files: of the folder.
    """
    PART.mount(payload(address, most_bytes=most_bytes, most_files=most_files), key=key)


def payload(address: str, *, most_bytes: int, most_files: int) -> Payload:
    """Return where the folder is sent, and the limits of it."""
    return Payload({"address": address, "limits": {"bytes": most_bytes, "files": most_files}})
